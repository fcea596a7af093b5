"""Records come in: kept as they are, once, with their identifiers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

import polars as pl
from django.conf import settings
from django.db import connection, transaction

from onestory.people.rules.names import fold, fold_postcode
from onestory.people.rules.numbers import identifiers
from onestory.shared.bulk import copy_frame, fetch_frame, staged

WORDS = (
    "nhs_number", "forename", "middle_name", "surname", "dob", "sex", "address", "postcode",
    "uprn", "phone", "birth_order", "plurality", "mother_nhs_number", "mother_forename",
    "mother_surname", "mother_dob",
)  # fmt: skip
FLAGS = ("stillborn", "address_hidden", "sealed")
KEY = ("source", "local_id", "fingerprint")
REQUIRED = ("id", "source", "local_id", "role", "held_from", "learned_at")
_COLUMNS = (
    "id", "source", "local_id", "fingerprint", "role", *WORDS, "born_on", "died_on", *FLAGS,
    "folded_name", "folded_postcode", "held_from", "learned_at",
)  # fmt: skip


@dataclass(frozen=True)
class Coming:
    """Records beside what is kept: all that were `given`, and the `new` ones, without a person.

    `known`: id and record_id of those that said the same before; of them the `revived` hold again.
    """

    given: pl.DataFrame
    new: pl.DataFrame
    known: pl.DataFrame
    revived: list[int]

    def answer(self) -> pl.DataFrame:
        """`id`, `record_id`, `new`: a row for each row given."""
        first = self.given.unique(subset=KEY, keep="first", maintain_order=True)
        ids = first.join(self.known, on="id", how="left").select(
            *KEY,
            record_id=pl.coalesce("record_id", "id"),
            new=pl.col("record_id").is_null() | pl.col("record_id").is_in(self.revived),
        )
        return self.given.select("id", *KEY).join(ids, on=KEY, how="left").drop(KEY)

    def to_match(self) -> list[int]:
        """The records that want a person."""
        return [*self.new["id"].to_list(), *self.revived]


@transaction.atomic
def receive_records(frame: pl.DataFrame, *, by: str) -> pl.DataFrame:
    """Keep the records that are new; returns `id`, `record_id`, `new`: a row for each row given.

    Needed columns: id, source, local_id, role, held_from (Date), learned_at (Datetime, UTC). The
    words (`WORDS`) and flags may be left out where a source has none. `born_on` is read from an
    ISO `dob` where it is not given, `fingerprint` is made where it is not given, and
    `nhs_number_status` is the source's own code. `record_id` is an earlier record's id where the
    same system said the same words of the same local id before. One that had been corrected since
    and is told again comes into force again, and counts as new: it wants matching.
    """
    coming = look_up(frame)
    keep(coming.new)
    return coming.answer()


def look_up(frame: pl.DataFrame) -> Coming:
    """What is known of these records already; known ones that are told again hold again."""
    given = _complete(frame)
    first = given.unique(subset=KEY, keep="first", maintain_order=True)
    with staged(first.select("id", *KEY, "held_from"), like=_TABLE):
        known = fetch_frame(_KNOWN)
        revived = _told_again()
    return Coming(given, first.join(known, on="id", how="anti"), known, revived)


def keep(new: pl.DataFrame) -> None:
    """Records that have no person yet."""
    copy_frame(_TABLE, as_kept(new))
    keep_identifiers(new)


def as_kept(new: pl.DataFrame) -> pl.DataFrame:
    """New records as rows of `people_sourcerecord`, but for their persons."""
    return _searchable(new).select(_COLUMNS)


def keep_identifiers(new: pl.DataFrame) -> None:
    """Of records that are kept."""
    copy_frame("people_identifier", identifiers(new, test_numbers=settings.TEST_NHS_NUMBERS))


def fingerprints(frame: pl.DataFrame) -> pl.Series:
    """One UUID a row over what is said of the person: equal words and flags, equal fingerprint.

    Written without dashes, which PostgreSQL reads as well.
    """
    said = (
        frame.select(*WORDS, pl.col("died_on").cast(pl.String), *FLAGS)
        .select(
            pl.concat_str(pl.all().cast(pl.String).fill_null(""), separator="\x1f").alias("said")
        )["said"]
        .cast(pl.Binary)
    )
    made = [blake2b(one, digest_size=16).hexdigest() for one in said.to_list()]
    return pl.Series("fingerprint", made, dtype=pl.String)


def _complete(frame: pl.DataFrame) -> pl.DataFrame:
    missing = [name for name in REQUIRED if name not in frame.columns]
    if missing:
        raise ValueError(f"records need the columns {', '.join(missing)}")
    absent: Mapping[str, pl.Expr] = {
        **{name: pl.lit("") for name in (*WORDS, "nhs_number_status")},
        **{name: pl.lit(value=False) for name in FLAGS},
        "died_on": pl.lit(None, pl.Date),
        "born_on": pl.col("dob").str.to_date("%Y-%m-%d", strict=False),
    }
    for name, value in absent.items():
        filled = pl.col(name).fill_null(value) if name in frame.columns else value
        frame = frame.with_columns(filled.alias(name))
    if "fingerprint" not in frame.columns:
        frame = frame.with_columns(fingerprints(frame))
    return frame.with_columns(pl.col("fingerprint").cast(pl.String))


def _searchable(new: pl.DataFrame) -> pl.DataFrame:
    """Folded once here, so that a search folds only what was typed; distinct values only."""
    name = pl.concat_str("forename", "surname", separator=" ")
    return new.with_columns(folded_name=name, folded_postcode=pl.col("postcode")).with_columns(
        _each_distinct(new.select(name.alias("folded_name"))["folded_name"], fold),
        _each_distinct(new["postcode"].alias("folded_postcode"), fold_postcode),
    )


def _each_distinct(values: pl.Series, folded: Callable[[str], str]) -> pl.Series:
    distinct = values.unique()
    made = [folded(one) for one in distinct.to_list()]
    return values.replace_strict(distinct, pl.Series(made, dtype=pl.String))


def _told_again() -> list[int]:
    """Words that came back after others (a move and back) hold from the day they came back.

    Returns the records that had been corrected and are in force again.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CAME_BACK)
        cursor.execute(_IN_FORCE_AGAIN)
        return [record for (record,) in cursor.fetchall()]


_TABLE = "people_sourcerecord"
_KNOWN = """
    SELECT staged.id, record.id AS record_id
      FROM staged JOIN people_sourcerecord record USING (source, local_id, fingerprint)
"""
_IN_FORCE_AGAIN = """
    UPDATE people_sourcerecord record
       SET superseded_by = NULL
      FROM staged
     WHERE (record.source, record.local_id, record.fingerprint)
         = (staged.source, staged.local_id, staged.fingerprint)
       AND record.superseded_by IS NOT NULL
    RETURNING record.id
"""
_CAME_BACK = """
    UPDATE people_sourcerecord record
       SET held_from = staged.held_from
      FROM staged
     WHERE (record.source, record.local_id, record.fingerprint)
         = (staged.source, staged.local_id, staged.fingerprint)
       AND staged.held_from > record.held_from
       AND EXISTS (
           SELECT FROM people_sourcerecord between_them
            WHERE between_them.source = record.source
              AND between_them.local_id = record.local_id
              AND between_them.held_from > record.held_from
              AND between_them.held_from <= staged.held_from)
"""
