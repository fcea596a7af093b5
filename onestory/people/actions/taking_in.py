"""Records come in and find their persons in one go: each is written once, with its person."""

from __future__ import annotations

from datetime import datetime

import polars as pl
from django.db import transaction

from onestory.people.actions import matching, receive
from onestory.people.index import sealing, settling, store
from onestory.people.index.writing import Hand


@transaction.atomic
def take_in(frame: pl.DataFrame, *, by: str, at: datetime) -> pl.DataFrame:
    """`receive_records`, then `match_records` of what is new, with the same result and answer.

    A record that is written before its person is known is written twice, under every index.
    """
    store.one_at_a_time()
    coming = receive.look_up(frame)
    if sealing.concerns(coming.new):
        receive.keep(coming.new)
        matching.match_records(coming.to_match(), by=by, at=at)
        return coming.answer()
    rows = pl.concat([store.as_given(coming.new), store.given(store.as_ids(coming.revived))])
    if rows.height:
        change = matching.change(rows.sort("id"), receive.as_kept(coming.new))
        settling.settle(change, Hand(by, at))
    receive.keep_identifiers(coming.new)
    return coming.answer()
