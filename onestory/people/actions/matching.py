"""Records find their person: those of a delivery, or all of them from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import numpy as np
import polars as pl
from django.db import connection, transaction
from django.utils import timezone

from onestory.people.index import sealing, settling, store
from onestory.people.index.settling import Change
from onestory.people.index.writing import Hand
from onestory.people.kinds import Matched
from onestory.shared.bulk import staged


@transaction.atomic
def match_records(record_ids: Iterable[int], *, by: str, at: datetime | None = None) -> Matched:
    """Finds or founds the person of each record; resolves again only what these records touch.

    The same people come out as if all records had been resolved from nothing. Decisions of people
    hold; corrected records follow those that corrected them; given again, nothing changes. Best
    called once for a delivery or a large part of it: the work is set-based.
    """
    hand = Hand(by, at or timezone.now())
    store.one_at_a_time()
    rows, done = sealing.place(store.given(store.as_ids(record_ids)), hand)
    if rows.is_empty():
        return done
    return done + settling.settle(change(rows), hand)


@transaction.atomic
def supersede_records(
    records: Mapping[int, int], *, by: str, at: datetime | None = None
) -> Matched:
    """Old record → the record that corrects it. The old one counts no more and goes with the new.

    A record that is itself corrected back to earlier words comes into force again. Both are
    matched here; records that other rows still say should not be superseded.
    """
    pairs = {old: new for old, new in records.items() if old != new}
    if not pairs:
        return Matched()
    frame = pl.DataFrame({"id": list(pairs), "superseded_by": list(pairs.values())})
    with staged(frame, like="people_sourcerecord"), connection.cursor() as cursor:
        cursor.execute(_REVIVE)
        cursor.execute(_SUPERSEDE)
    return match_records([*pairs, *pairs.values()], by=by, at=at)


@transaction.atomic
def rebuild(*, by: str, at: datetime | None = None) -> Matched:
    """Everybody from nothing, keys and pairs too; links change only where the answer does."""
    hand = Hand(by, at or timezone.now())
    store.one_at_a_time()
    return settling.rebuilt(store.every_record(), hand)


@transaction.atomic
def look_again(record_ids: Iterable[int], *, by: str, at: datetime | None = None) -> Matched:
    """Resolves these records' persons again: a decision was made or undone."""
    hand = Hand(by, at or timezone.now())
    store.one_at_a_time()
    rows = store.given(store.as_ids(record_ids)).filter(~pl.col("sealed"))
    return settling.settle(settling.nothing_new(rows["person_id"].drop_nulls().to_numpy()), hand)


def change(rows: pl.DataFrame, unkept: pl.DataFrame | None = None) -> Change:
    """Takes new records into the index and corrected ones out of it; says whom that may touch.

    `unkept`: those of the rows that are still to be written, as they are kept, without a person.
    """
    corrected = pl.col("superseded_by").is_not_null()
    last, first = rows.filter(corrected), rows.filter(~corrected & ~pl.col("indexed"))
    gone, fresh = store.forms_of(last), store.forms_of(first)
    old, new = store.keyed(gone), store.keyed(fresh)
    store.drop_keys(old)
    store.drop_forms(last["id"])
    store.add_keys(new)
    near = store.persons_near(pl.concat([old, new]))
    whose = rows.select("id", "person_id", "superseded_by")
    return Change(
        fresh=fresh.join(whose, on="id", maintain_order="left"),
        gone=last.select(whose.columns),
        persons=np.union1d(near, rows["person_id"].drop_nulls().to_numpy()),
        unkept=unkept,
    )


_REVIVE = """
    UPDATE people_sourcerecord record SET superseded_by = NULL
      FROM staged WHERE record.id = staged.superseded_by AND record.superseded_by IS NOT NULL
"""
_SUPERSEDE = """
    UPDATE people_sourcerecord record SET superseded_by = staged.superseded_by
      FROM staged WHERE record.id = staged.id
"""
