"""What rows say is told to the areas that keep it: people, record, sharing."""

from dataclasses import dataclass, field
from itertools import permutations

import polars as pl

from onestory.feeds import ledger
from onestory.feeds.kinds import Source
from onestory.feeds.models import Delivery, Row
from onestory.feeds.rules.facts import Facts
from onestory.people import actions as people
from onestory.people import queries as people_asked
from onestory.record import actions as timeline
from onestory.sharing import actions as sharing


@dataclass(frozen=True)
class Ended:
    """What corrected rows had said: the persons whose lines ended, and each row's records."""

    persons: list[int] = field(default_factory=list)
    records: dict[int, list[int]] = field(default_factory=dict)


def end_facts(corrected: dict[int, int], *, by: str) -> Ended:
    """What followed from corrected rows holds no more: lines, relations, consents."""
    if not corrected:
        return Ended()
    records = dict(Row.objects.filter(id__in=corrected).values_list("id", "records"))
    people.supersede_rows(corrected, by=by, still_told=_pairs_still_told(corrected, records))
    sharing.supersede_consents(corrected, by=by)
    return Ended(timeline.supersede(corrected, by=by), records)


def _pairs_still_told(
    corrected: dict[int, int], records: dict[int, list[int]]
) -> set[tuple[int, int]]:
    """Any two of these records of whom a row that is not corrected speaks together."""
    pairs = {pair for row in records.values() for pair in permutations(row, 2)}
    return ledger.told_together(pairs, but=corrected)


def people_told(source: Source, delivery: Delivery, facts: Facts, *, by: str) -> pl.DataFrame:
    """Each mention's record, new ones kept and matched: row_id, id (the mention's), record_id."""
    mentions = facts.mentions
    nobody = pl.DataFrame(schema=dict.fromkeys(("row_id", "id", "record_id"), pl.Int64))
    if mentions.is_empty():
        return nobody
    full = mentions.filter(~pl.col("known_only"))
    found = _received(source, delivery, full, by=by) if full.height else nobody
    named = mentions.filter(pl.col("known_only")).select("row_id", "id", "local_id")
    if named.height:
        latest = people_asked.latest_records(source.id, named["local_id"].unique())
        known = named.join(latest, on="local_id").select("row_id", "id", "record_id")
        found = pl.concat([found, known])
    return found.sort("id")


def _received(
    source: Source, delivery: Delivery, mentions: pl.DataFrame, *, by: str
) -> pl.DataFrame:
    """The same words of the same local id are given to people once, whichever rows say them."""
    received_on = delivery.received_at.date()
    said = [name for name in mentions.columns if name not in _OF_THE_ROW]
    once = _since_last_told(
        mentions.with_columns(pl.col("held_from").fill_null(received_on))
        .group_by(said, maintain_order=True)
        .agg(pl.col("id").first(), pl.col("id").alias("ids"), pl.col("held_from").alias("days"))
    )
    given = once.drop("ids").with_columns(
        pl.lit(source.id).alias("source"),
        pl.col("born_on").cast(pl.String).fill_null("").alias("dob"),
        pl.col("mother_born_on").cast(pl.String).fill_null("").alias("mother_dob"),
        pl.lit(delivery.received_at).alias("learned_at"),
    )
    answer = people.take_in(
        given.rename({"hidden": "address_hidden"}).drop("mother_born_on"),
        by=by,
        at=delivery.received_at,
    )
    kept = once.select("id", "ids").join(answer.select("id", "record_id"), on="id")
    every = kept.select("record_id", pl.col("ids").alias("id")).explode("id")
    return mentions.select("row_id", "id").join(every, on="id")


def _since_last_told(once: pl.DataFrame) -> pl.DataFrame:
    """`held_from`: the first day of the last unbroken run in which the source said these words.

    A family that moves and comes back lives at the old address from the day they came back.
    """
    once = once.with_columns(pl.col("days").list.min().alias("held_from"))
    several = once.filter(pl.col("local_id").is_duplicated())
    if several.is_empty():
        return once.drop("days")
    told = several.select("id", "local_id", "days", "ids").explode("days", "ids")
    told = told.sort("local_id", "days", "ids")
    begins = (pl.col("id") != pl.col("id").shift()).fill_null(value=True)
    runs = told.filter(begins).group_by("id").agg(pl.col("days").last().alias("last_run"))
    return (
        once.join(runs, on="id", how="left", maintain_order="left")
        .with_columns(pl.coalesce("last_run", "held_from").alias("held_from"))
        .drop("days", "last_run")
    )


def facts_told(
    source: Source, delivery: Delivery, facts: Facts, records: pl.DataFrame, *, by: str
) -> None:
    """Everything that is said of the records."""
    record = records.select(pl.col("id").alias("mention"), "record_id")
    if facts.relations.height:
        people.add_relationships(_relations(facts.relations, record, delivery), by=by)
    if facts.pregnancies.height:
        mothers = facts.pregnancies.join(record, on="mention").rename({"record_id": "mother_id"})
        people.add_pregnancies(mothers.drop("row_id", "mention"), by=by)
    if facts.households.height:
        homes = facts.households.join(record, on="mention").drop("row_id", "mention")
        people.add_households(homes.with_columns(pl.lit(source.id).alias("source")), by=by)
    if facts.consents.height:
        consents = facts.consents.join(record, on="mention").drop("mention")
        sharing.record_consents(consents.filter(pl.col("held_from").is_not_null()), by=by)
    timeline.add_entries(_lines(source, delivery, facts.entries, record), by=by)


def _relations(relations: pl.DataFrame, record: pl.DataFrame, delivery: Delivery) -> pl.DataFrame:
    child = record.rename({"mention": "child_mention", "record_id": "child_id"})
    other = record.rename({"mention": "other_mention", "record_id": "other_id"})
    return (
        relations.join(child, on="child_mention")
        .join(other, on="other_mention")
        .with_columns(pl.col("held_from").fill_null(delivery.received_at.date()))
        .drop("row_id", "child_mention", "other_mention")
    )


def _lines(
    source: Source, delivery: Delivery, entries: pl.DataFrame, record: pl.DataFrame
) -> pl.DataFrame:
    return entries.join(record, on="mention", maintain_order="left").with_columns(
        pl.lit(source.id).alias("source"), pl.lit(delivery.received_at).alias("learned_at")
    )


def settle(
    ended: Ended,
    corrected: dict[int, int],
    records: pl.DataFrame,
    delivery: Delivery,
    *,
    by: str,
) -> None:
    """Records that no row speaks of any more match no more; what ended is counted no more."""
    instead = _corrected_records(ended, corrected, records)
    if instead:
        people.supersede_records(instead, by=by, at=delivery.received_at)
    timeline.recount(ended.persons)


def _corrected_records(
    ended: Ended, corrected: dict[int, int], records: pl.DataFrame
) -> dict[int, int]:
    """Record that nobody tells of any more → the one that stands in its place in the new row."""
    told = {record for row in ended.records.values() for record in row}
    if not told:
        return {}
    gone = ledger.untold(told)
    now: dict[int, list[int]] = {}
    instead = records.filter(pl.col("row_id").is_in(list(corrected.values())))
    for row, record in instead.select("row_id", "record_id").iter_rows():
        now.setdefault(row, []).append(record)
    return {
        old: now[corrected[row]][min(place, len(now[corrected[row]]) - 1)]
        for row, olds in ended.records.items()
        for place, old in enumerate(olds)
        if old in gone and now.get(corrected[row])
    }


_OF_THE_ROW = ("row_id", "id", "held_from", "known_only", "needed", "column")
