"""One person at a time against the index in PostgreSQL: one statement, then the same scorer.

The decision is the linkage package's live one; here its candidates come from the database. Nothing
is kept and nothing changes, so it may run under any load beside deliveries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import psycopg
from django.db import connection
from psycopg.rows import tuple_row

from onestory.people.index.world import model
from onestory.people.linkage import batch, block
from onestory.people.linkage.live import Index
from onestory.people.linkage.model import Model
from onestory.people.linkage.resolve import Cluster
from onestory.people.linkage.single import Told, Weigher, told
from onestory.people.linkage.standardise import CLEAN
from onestory.shared.bulk import as_array

BELIEVED, CONFIRMED, ANOTHERS = 1, 2, 3
FORM = tuple(name for name in CLEAN if name not in {"source", "record_id", "sealed"})
MOST_PERSONS = 8
Row = tuple[Any, ...]


def answer(row: Mapping[str, Any], *, test_numbers: bool) -> dict[str, Any]:
    """`linkage.live`'s answer for one row of text columns, `record_id` and `person_id` ours."""
    near = Near(test_numbers=test_numbers)
    found = near.ask(dict(row))
    return found | {"person_id": near.whose.get(found["record_id"])}


class Near(Index):
    """The records near one person, in the place of an index that holds everybody's."""

    def __init__(self, *, test_numbers: bool) -> None:
        self.m, self.weigher = _weights()
        self.test_numbers = test_numbers
        self.whose: dict[int | None, int] = {}
        self.read: dict[int, Told] = {}

    def _candidates(self, one: dict[str, Any]) -> list[int]:
        """Asks the database; rows of one person stand together, and only those that met count."""
        keys = [key - (1 << 64) if key >> 63 else key for key in block.keys_of_one(one)]
        found = _fetch(keys, int(self.m["scale"]["most_a_key_live"]))
        self.forms = [dict(zip(FORM, row[HEAD:], strict=True)) for row in found]
        self.ids = [row[0] for row in found]
        self.sources = [row[3] for row in found]
        self.whose = {row[0]: row[1] for row in found}
        self.how = [row[4] for row in found]
        self._count_persons([row[1] for row in found])
        owned = [
            form["nhs"] if how in (BELIEVED, CONFIRMED) else 0
            for form, how in zip(self.forms, self.how, strict=True)
        ]
        self.number = owned
        return [place for place, row in enumerate(found) if row[2]]

    def _count_persons(self, persons: Sequence[int]) -> None:
        self.persons = list(dict.fromkeys(persons))
        places = {person: place for place, person in enumerate(self.persons)}
        self.person = [places[person] for person in persons]

    def told(self, row: int) -> Told:
        """A record near by in the scorer's form; the owner of a number is asked about twice."""
        if row not in self.read:
            self.read[row] = told(self.forms[row])
        return self.read[row]

    def cluster(self, person: int) -> Cluster:  # type: ignore[override]  # few: no cache
        """All that is known of one of the persons near by."""
        rows = [place for place, one in enumerate(self.person) if one == person]
        forms, held = [self.forms[row] for row in rows], [self.how[row] for row in rows]
        lists: dict[str, list[Any]] = {name: [f[name] for f in forms] for name in batch.KNOWN}
        lists |= {
            "row": rows,
            "number": [self.number[row] for row in rows],
            "verified": [how == CONFIRMED for how in held],
            "doubtful": [how == ANOTHERS for how in held],
            "sealed": [False] * len(rows),
        }
        return batch.cluster(lists, 0, len(rows))


@cache
def _weights() -> tuple[Model, Weigher]:
    """The model with the thresholds of live answers, as `linkage.live` sets them."""
    decide = model()["decide"]
    live = {**decide, "link": decide["live_link"], "review": decide["live_review"]}
    lively = replace(model(), weights={**model().weights, "decide": live})
    return lively, Weigher(lively)


def _fetch(keys: Sequence[int], most: int) -> list[Row]:
    """A prepared statement in binary: planning it anew would take longer than running it."""
    connection.ensure_connection()
    raw = connection.connection
    raw.prepare_threshold = 1  # Django turns preparing off; its own cursors never prepare anyway
    with psycopg.Cursor(raw, row_factory=tuple_row) as cursor:
        asked = {"keys": as_array(keys), "most": most, "persons": MOST_PERSONS}
        cursor.execute(_NEAR, asked, prepare=True, binary=True)
        return cursor.fetchall()


HEAD = 5
_NEAR = f"""
    SELECT record.id, record.person_id, record.id = ANY (persons.met) AS hit,
           record.source, form.held, {", ".join(f"form.{name}" for name in FORM)}
      FROM (SELECT record.person_id, array_agg(record.id) AS met
              FROM (SELECT kept.record_id, count(*) AS shared
                      FROM unnest(%(keys)s::bigint[]) AS asked(key)
                      CROSS JOIN LATERAL (
                           SELECT array_agg(few.record_id) AS records
                             FROM (SELECT record_id FROM people_linkkey WHERE key = asked.key
                                    LIMIT %(most)s + 1) few
                      ) under
                      CROSS JOIN LATERAL unnest(under.records) AS kept(record_id)
                     WHERE cardinality(under.records) <= %(most)s
                     GROUP BY kept.record_id
                     OFFSET 0) met
              JOIN people_sourcerecord record ON record.id = met.record_id
             WHERE record.person_id IS NOT NULL
             GROUP BY record.person_id
             ORDER BY max(met.shared) DESC, record.person_id
             LIMIT %(persons)s) persons
      JOIN people_sourcerecord record USING (person_id)
      JOIN people_comparedform form ON form.record_id = record.id
     ORDER BY record.id
"""  # noqa: S608 - columns of our own
