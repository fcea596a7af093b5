"""The difference between what was and what is found, written as links, persons and pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl
from django.db import connection
from numpy.typing import NDArray

from onestory.people.index.resolving import model
from onestory.shared.bulk import copy_frame, fetch_frame, insert_frame, staged

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
    with staged(pl.DataFrame({"id": ids}), like="people_person"):
        return fetch_frame("SELECT id, continued_as_id FROM people_person JOIN staged USING (id)")


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
    frame = changed.select("id", continued_as_id="now")
    with staged(frame, like="people_person"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person person SET continued_as_id = staged.continued_as_id"
            " FROM staged WHERE person.id = staged.id"
        )


def relink(changed: pl.DataFrame, reasons: pl.DataFrame, hand: Hand) -> int:
    """Ends the links of records whose person changes and begins the new ones.

    `changed`: record_id, person_id, old (null where new). `reasons`: `COLUMNS`, one row a record.
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
    _point(changed)
    return links.height


def _end(changed: pl.DataFrame, hand: Hand) -> pl.DataFrame:
    """Returns how many links each record has had: `record_id`, `n`."""
    if changed.is_empty():
        return pl.DataFrame(schema={"record_id": pl.Int64, "n": pl.Int64})
    with staged(changed.select("record_id"), like="people_link"):
        with connection.cursor() as cursor:
            cursor.execute(_END, [hand.at, hand.by])
        return fetch_frame(_COUNT)


def _point(changed: pl.DataFrame) -> None:
    frame = changed.select(id="record_id", person_id="person_id")
    with staged(frame, like="people_sourcerecord"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_sourcerecord record SET person_id = staged.person_id"
            " FROM staged WHERE record.id = staged.id"
        )


def replace_pairs(ids: NDArray[np.int64], gone: NDArray[np.int64], pairs: pl.DataFrame) -> None:
    """Pairs among these records are now these; those of records that are gone end.

    `ids` are closed: a pair that begins in them ends in them.
    """
    with staged(pl.DataFrame({"id": np.union1d(ids, gone)}), like="people_sourcerecord"):
        _delete_pairs("record_a_id")
    if len(gone):
        with staged(pl.DataFrame({"id": gone}), like="people_sourcerecord"):
            _delete_pairs("record_b_id")
    insert_frame("people_pair", pairs)


def _delete_pairs(end: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM people_pair pair USING staged WHERE pair.{end} = staged.id"  # noqa: S608
        )


_END = """
    UPDATE people_link link
       SET ended_at = %s, ended_by = %s, ended_because = 'another person fits better now'
      FROM staged WHERE link.record_id = staged.record_id AND link.ended_at IS NULL
       AND link.id >= staged.record_id * 256 AND link.id < (staged.record_id + 1) * 256
"""
_COUNT = """
    SELECT staged.record_id, count(link.id) AS n
      FROM staged LEFT JOIN people_link link
        ON link.id >= staged.record_id * 256 AND link.id < (staged.record_id + 1) * 256
     GROUP BY staged.record_id
"""
