"""Sealed identities: outside the index, so that nothing leads to or from them.

A record sealed by its source, or carrying a sealed record's number, joins the sealed person and is
sealed itself: it must not found a person that anyone could find. A source that seals what was open
seals the whole person.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from django.db import connection

from onestory.people.index import store, writing
from onestory.people.index.writing import Hand
from onestory.people.kinds import Matched
from onestory.people.rules.methods import METHODS
from onestory.shared.bulk import as_array, fetch_frame


def place(given: pl.DataFrame, hand: Hand) -> tuple[pl.DataFrame, Matched]:
    """Places what is sealed among the given rows; returns the open rows, and what was done."""
    told = given.filter(pl.col("sealed"))
    if told.height:
        _seal_what_shares(told, hand)
    if not _any_sealed():
        return given, Matched()
    known = fetch_frame(_SEALED_PERSON, {"ids": as_array(given["id"])})
    homes = pl.concat([told.select("id"), known.select("id")]).unique().join(known, "id", "left")
    rows = given.join(homes, on="id").filter(pl.col("person_id").is_null())
    done = _home(rows.with_columns(own=pl.concat_str("source", "local_id")), hand)
    return given.join(homes, on="id", how="anti").filter(~_sealed_now(given)), done


def concerns(new: pl.DataFrame) -> bool:
    """Whether any of these new records may have to do with a sealed identity."""
    return bool(new["sealed"].any()) or _any_sealed()


def seal(persons: list[int], hand: Hand) -> None:
    """The persons and all their records leave the index; open questions about them end."""
    rows = store.members(np.array(sorted(persons), np.int64))
    store.drop_keys(store.keyed(rows.filter(pl.col("own").is_not_null())))
    store.drop_forms(rows["id"])
    writing.replace_pairs(np.array([], np.int64), rows["id"].to_numpy(), _no_pairs())
    records = as_array(rows["id"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET sealed = true WHERE id = ANY(%s)", [persons])
        cursor.execute(_SEAL_RECORDS, [records])
        cursor.execute(_END_QUESTIONS, {"at": hand.at, "ids": records})


def _any_sealed() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM people_sourcerecord WHERE sealed)")
        return bool((cursor.fetchone() or [False])[0])


def _seal_what_shares(told: pl.DataFrame, hand: Hand) -> None:
    found = fetch_frame(_OPEN_PERSON, {"ids": as_array(told["id"])})
    persons = found["person_id"].drop_nulls().to_list()
    if persons:
        seal(persons, hand)


def _sealed_now(given: pl.DataFrame) -> pl.Expr:
    return pl.col("sealed")


def _home(rows: pl.DataFrame, hand: Hand) -> Matched:
    """To the sealed person they share a number with, else to one of their own."""
    homed = rows.with_columns(
        home=pl.coalesce("person_id_right", pl.col("id").min().over("own"))
    ).select(record_id="id", person_id="home", old="person_id")
    new = homed.filter(~pl.col("person_id").is_in(_known(homed).implode()))["person_id"]
    persons = writing.new_persons(new.unique().sort(), sealed=True)
    with connection.cursor() as cursor:
        cursor.execute(_SEAL_RECORDS, [as_array(homed["record_id"])])
    why = homed.select(
        "record_id",
        method=pl.lit("sealed"),
        weight=pl.lit(None, pl.Float64),
        because=pl.lit(METHODS["sealed"]),
        evidence=pl.lit("[]"),
    )
    links = writing.relink(homed, why, hand)
    return Matched(records=homed.height, links=links, persons=persons)


def _known(homed: pl.DataFrame) -> pl.Series:
    return writing.known_persons(homed["person_id"].unique().to_numpy())["id"]


def _no_pairs() -> pl.DataFrame:
    return pl.DataFrame(schema={"record_a_id": pl.Int64, "record_b_id": pl.Int64})


_SHARED = """
    SELECT given.id, other.person_id
      FROM unnest(%(ids)s::bigint[]) AS given(id)
      JOIN people_sourcerecord record USING (id)
      JOIN people_sourcerecord other
        ON other.source = record.source AND other.local_id = record.local_id
     WHERE other.id <> record.id AND {which}
     UNION
    SELECT given.id, other.person_id
      FROM unnest(%(ids)s::bigint[]) AS given(id)
      JOIN people_identifier mine ON mine.record_id = given.id
      JOIN people_identifier theirs USING (scheme, value)
      JOIN people_sourcerecord other ON other.id = theirs.record_id
     WHERE theirs.record_id <> given.id AND (mine.status = '' OR mine.status ~ '^[0-9]')
       AND {which}
"""
_SEALED_PERSON = f"""
    SELECT id, min(person_id) AS person_id
      FROM ({_SHARED.format(which="other.sealed AND other.person_id IS NOT NULL")}) shared
     GROUP BY id
"""  # noqa: S608 - no value is put into the text
_OPEN_PERSON = f"""
    SELECT DISTINCT person_id FROM ({_SHARED.format(which="NOT other.sealed")}) shared
"""  # noqa: S608 - no value is put into the text
_SEAL_RECORDS = """
    UPDATE people_sourcerecord record SET sealed = true
     WHERE record.id = ANY (%s::bigint[]) AND NOT record.sealed
"""
_END_QUESTIONS = """
    UPDATE people_linkquestion question SET withdrawn_at = %(at)s
     WHERE (question.record_a_id = ANY (%(ids)s::bigint[])
            OR question.record_b_id = ANY (%(ids)s::bigint[]))
       AND question.withdrawn_at IS NULL
"""
