"""From values as read to facts: one frame for each kind of fact, its columns named as they are kept.

Every fact carries `row_id`, the row that gave it, and `id`, its own. A fact about a mentioned
person carries the id of that mention, which becomes a record's id once people have received it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

import polars as pl

from onestory.feeds.kinds import (
    Consented,
    Happened,
    LivesIn,
    Mention,
    Pregnant,
    Relation,
    Say,
    Table,
    say,
)

ROW_ID = "row_id"
Fact = TypeVar("Fact")
_BLANK_IS_EMPTY = (
    "nhs_number", "forename", "middle_name", "surname", "sex", "address", "postcode", "uprn",
    "phone", "birth_order", "plurality", "mother_nhs_number", "mother_forename", "mother_surname",
    "nhs_number_status",
)  # fmt: skip
FLAGS = ("stillborn", "hidden", "sealed")


@dataclass(frozen=True)
class Facts:
    """All that some rows say. A mention that is `known_only` says no more than its local id."""

    mentions: pl.DataFrame
    relations: pl.DataFrame
    pregnancies: pl.DataFrame
    households: pl.DataFrame
    entries: pl.DataFrame
    consents: pl.DataFrame

    def of(self, row_ids: pl.Series) -> "Facts":
        """Only those that these rows gave."""
        kept = row_ids.alias(ROW_ID).to_frame()
        return Facts(*(frame.join(kept, on=ROW_ID, how="semi") for frame in self._frames()))

    def _frames(self) -> Iterable[pl.DataFrame]:
        return (getattr(self, field.name) for field in fields(self))


def together(parts: Sequence[Facts]) -> Facts:
    """The facts of several sheets."""
    frames = zip(*(part._frames() for part in parts), strict=True)
    return Facts(*(pl.concat(same, how="diagonal_relaxed") for same in frames))


def gather(table: Table, values: pl.DataFrame) -> Facts:
    """Every fact that the rows give; `values` holds the columns as read, and `row_id`."""
    part = {mention.name: number for number, mention in enumerate(table.people)}
    return Facts(
        mentions=_each(table.people, values, _mention, "local_id"),
        relations=_each(table.relations, values, lambda r: _relation(r, part)),
        pregnancies=_each(table.pregnancies, values, lambda p: _pregnancy(p, part)),
        households=_each(table.households, values, lambda h: _household(h, part), "local_id"),
        entries=_each(table.entries, values, lambda e: _entry(e, part), "happened_on"),
        consents=_each(table.consents, values, lambda c: _consent(c, part), "answer"),
    )


def _each(
    definitions: Sequence[Fact],
    values: pl.DataFrame,
    made: Callable[[Fact], list[pl.Expr]],
    needed: str = "",
) -> pl.DataFrame:
    """The rows of every definition of a kind; `needed`: without it there is nothing to tell."""
    frames = [pl.DataFrame(schema={ROW_ID: pl.Int64, "id": pl.Int64})]
    for number, definition in enumerate(definitions):
        when: pl.Expr | None = getattr(definition, "when", None)
        rows = values if when is None else values.filter(when)
        own = (pl.col(ROW_ID) + number).alias("id")
        frame = rows.select(ROW_ID, own, *made(definition))
        frames.append(frame.drop_nulls(needed) if needed else frame)
    return pl.concat(frames, how="diagonal_relaxed")


def _mention(mention: Mention) -> list[pl.Expr]:
    told = [
        _or(getattr(mention, name), "").cast(pl.String).fill_null("").alias(name)
        for name in _BLANK_IS_EMPTY
    ]
    flags = [_or(getattr(mention, n), False).fill_null(value=False).alias(n) for n in FLAGS]
    return [
        say(mention.role).cast(pl.String).alias("role"),
        say(mention.local_id).alias("local_id"),
        pl.lit(mention.known_only).alias("known_only"),
        pl.lit(mention.needed).alias("needed"),
        pl.lit(str(mention.local_id)).alias("column"),
        _day(mention.since).alias("held_from"),
        _day(mention.born).alias("born_on"),
        _day(mention.mother_born).alias("mother_born_on"),
        _day(mention.died).alias("died_on"),
        *told,
        *flags,
    ]


def _relation(relation: Relation, part: dict[str, int]) -> list[pl.Expr]:
    responsible = _or(relation.parental_responsibility, None).cast(pl.Boolean)
    return [
        _of(part[relation.child]).alias("child_mention"),
        _of(part[relation.other]).alias("other_mention"),
        say(relation.kind).alias("kind"),
        _day(relation.since).alias("held_from"),
        _day(relation.until).alias("held_until"),
        responsible.alias("parental_responsibility"),
    ]


def _pregnancy(pregnancy: Pregnant, part: dict[str, int]) -> list[pl.Expr]:
    return [
        _of(part[pregnancy.mother]).alias("mention"),
        _day(pregnancy.booked_on).alias("booked_on"),
        _day(pregnancy.due_on).alias("due_on"),
        say(pregnancy.babies).cast(pl.Int64).alias("babies"),
        say(pregnancy.outcome).alias("outcome"),
        _day(pregnancy.ended_on).alias("ended_on"),
    ]


def _household(household: LivesIn, part: dict[str, int]) -> list[pl.Expr]:
    return [
        _of(part[household.member]).alias("mention"),
        say(household.household).alias("local_id"),
        *(
            say(value).cast(pl.String).fill_null("").alias(name)
            for name, value in (
                ("address", household.address),
                ("postcode", household.postcode),
                ("uprn", household.uprn),
            )
        ),
        _day(household.since).alias("held_from"),
        _day(household.until).alias("held_until"),
    ]


def _entry(entry: Happened, part: dict[str, int]) -> list[pl.Expr]:
    return [
        _of(part[entry.of]).alias("mention"),
        say(entry.service).alias("service_id"),
        say(entry.kind).alias("kind"),
        _day(entry.on).alias("happened_on"),
        _time(entry.at).alias("happened_at"),
        _or(entry.outcome, "").fill_null("").alias("outcome"),
        say(entry.line).fill_null("").alias("line"),
        _detail(entry).alias("detail"),
        _or(entry.restriction, "").fill_null("").alias("restriction"),
    ]


def _consent(consent: Consented, part: dict[str, int]) -> list[pl.Expr]:
    return [
        _of(part[consent.of]).alias("mention"),
        pl.lit(consent.agreement).alias("agreement"),
        say(consent.answer).alias("answer"),
        *(
            say(value).fill_null("").alias(name)
            for name, value in (
                ("decided_by_role", consent.decided_by_role),
                ("asked_how", consent.asked_how),
                ("asked_by", consent.asked_by),
            )
        ),
        _day(consent.since).alias("held_from"),
        _day(consent.until).alias("held_until"),
        pl.lit(consent.about).alias("about"),
        _or(consent.standing, "not_recorded").fill_null("not_recorded").alias("standing"),
    ]


def _of(part: int) -> pl.Expr:
    return pl.col(ROW_ID) + part


def _or(value: Say | None, otherwise: str | bool | None) -> pl.Expr:
    return pl.lit(otherwise) if value is None else say(value)


def _day(value: Say | None) -> pl.Expr:
    return _or(value, None).cast(pl.Date)


def _time(value: Say | None) -> pl.Expr:
    """The time of day; midnight is how systems write that they do not know it."""
    if value is None:
        return pl.lit(None, pl.Time)
    time = say(value).dt.time()
    return pl.when(time != pl.time(0, 0)).then(time)


def _detail(entry: Happened) -> pl.Expr:
    """A JSON object of the labels that have a value."""
    pieces = [_piece(label, say(value).cast(pl.String)) for label, value in entry.detail.items()]
    if not pieces:
        return pl.lit("{}")
    inside = pl.concat_str(pieces, separator=",", ignore_nulls=True)
    return pl.concat_str([pl.lit("{"), inside, pl.lit("}")])


def _piece(label: str, value: pl.Expr) -> pl.Expr:
    written = pl.struct(value.alias(label)).struct.json_encode()
    return pl.when(value.is_not_null()).then(written.str.slice(1, written.str.len_chars() - 2))
