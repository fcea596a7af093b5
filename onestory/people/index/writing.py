"""The difference between what was and what is found, written as links, persons and pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl
from django.db import connection
from numpy.typing import NDArray

from onestory.people.index.world import model
from onestory.shared.bulk import as_array, copy_frame, fetch_frame

LINK_BITS = 8
COLUMNS = ("record_id", "method", "weight", "because", "evidence")


@dataclass(frozen=True)
class Hand:
    """Who writes, and when."""

    by: str
    at: datetime


def new_persons(ids: pl.Series, *, sealed: bool = False) -> int:
    """Founded by the records of these ids."""
    frame = pl.DataFrame({"id": ids.cast(pl.Int64)}).with_columns(sealed=pl.lit(sealed))
    return copy_frame("people_person", frame)


def known_persons(ids: NDArray[np.int64]) -> pl.DataFrame:
    """Those of these ids that are persons: `id`, `continued_as_id`."""
    return fetch_frame(
        "SELECT id, continued_as_id FROM people_person"
        " JOIN unnest(%s::bigint[]) AS asked(id) USING (id)",
        [as_array(ids.tolist())],
    )


def continue_as(known: pl.DataFrame, assigned: pl.DataFrame) -> None:
    """A person whose founding record is another's points to them; one revived points nowhere."""
    now = known.join(assigned, left_on="id", right_on="record_id").select(
        "id",
        "continued_as_id",
        now=pl.when(pl.col("person_id") != pl.col("id")).then("person_id"),
    )
    changed = now.filter(pl.col("now").ne_missing(pl.col("continued_as_id")))
    if changed.is_empty():
        return
    pointing = changed.with_columns(pl.col("now").fill_null(0))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person person SET continued_as_id = nullif(found.other, 0)"
            " FROM unnest(%s::bigint[], %s::bigint[]) AS found(id, other)"
            " WHERE person.id = found.id",
            [as_array(pointing["id"]), as_array(pointing["now"])],
        )


def keep(unkept: pl.DataFrame | None, assigned: pl.DataFrame) -> pl.DataFrame:
    """Writes new records with the person that was found for each; returns their `record_id`."""
    if unkept is None:
        return pl.DataFrame(schema={"record_id": pl.Int64})
    persons = assigned.select(id="record_id", person_id="person_id")
    copy_frame("people_sourcerecord", unkept.join(persons, on="id", how="left").sort("id"))
    return unkept.select(record_id="id")


def relink(
    changed: pl.DataFrame, reasons: pl.DataFrame, hand: Hand, kept: pl.DataFrame | None = None
) -> int:
    """Ends the links of records whose person changes and begins the new ones.

    `changed`: record_id, person_id, old (null where new). `reasons`: `COLUMNS`, one row a record.
    `kept`: the records that were written with their new person.
    """
    if changed.is_empty():
        return 0
    before = _end(changed.filter(pl.col("old").is_not_null()), hand)
    links = (
        changed.select("record_id", "person_id")
        .join(before, on="record_id", how="left")
        .join(reasons.select(*COLUMNS), on="record_id")
        .select(
            id=pl.col("record_id") * (1 << LINK_BITS) + pl.col("n").fill_null(0),
            record_id="record_id",
            person_id="person_id",
            method="method",
            weight="weight",
            because="because",
            evidence="evidence",
            model=pl.lit(model().version),
            decided_by=pl.lit(hand.by),
            decided_at=pl.lit(hand.at),
            ended_by=pl.lit(""),
            ended_because=pl.lit(""),
        )
        .sort("id")
    )
    copy_frame("people_link", links)
    _point(changed if kept is None else changed.join(kept, on="record_id", how="anti"))
    return links.height


def _end(changed: pl.DataFrame, hand: Hand) -> pl.DataFrame:
    """Returns how many links each record has had: `record_id`, `n`."""
    if changed.is_empty():
        return pl.DataFrame(schema={"record_id": pl.Int64, "n": pl.Int64})
    records = as_array(changed["record_id"])
    with connection.cursor() as cursor:
        cursor.execute(_END, [hand.at, hand.by, records])
    return fetch_frame(_COUNT, [records])


def _point(changed: pl.DataFrame) -> None:
    if changed.is_empty():
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_sourcerecord record SET person_id = found.person_id"
            " FROM unnest(%s::bigint[], %s::bigint[]) AS found(id, person_id)"
            " WHERE record.id = found.id",
            [as_array(changed["record_id"]), as_array(changed["person_id"])],
        )


def replace_pairs(ids: NDArray[np.int64], gone: NDArray[np.int64], pairs: pl.DataFrame) -> None:
    """Pairs among these records are now these; those of records that are gone end.

    `ids` are closed: a pair that begins in them ends in them.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DROP_PAIRS.format(end="a"), [as_array(np.union1d(ids, gone).tolist())])
        cursor.execute(_DROP_PAIRS.format(end="b"), [as_array(gone.tolist())])
    copy_frame("people_pair", pairs)


_END = """
    UPDATE people_link link
       SET ended_at = %s, ended_by = %s, ended_because = 'another person fits better now'
      FROM unnest(%s::bigint[]) AS asked(id)
     WHERE link.record_id = asked.id AND link.ended_at IS NULL
       AND link.id >= asked.id * 256 AND link.id < (asked.id + 1) * 256
"""
_COUNT = """
    SELECT asked.id AS record_id, count(link.id) AS n
      FROM unnest(%s::bigint[]) AS asked(id) LEFT JOIN people_link link
        ON link.id >= asked.id * 256 AND link.id < (asked.id + 1) * 256
     GROUP BY asked.id
"""
_DROP_PAIRS = """
    DELETE FROM people_pair pair USING unnest(%s::bigint[]) AS asked(id)
     WHERE pair.record_{end}_id = asked.id
"""
