"""Applies a batch of staged rows in one transaction: rows, people, relations, lines, consents."""

from collections import Counter
from dataclasses import dataclass

import polars as pl
from django.db import connection, transaction

from onestory.feeds import ledger, strangers, telling
from onestory.feeds.kinds import Source
from onestory.feeds.models import Batch, Delivery
from onestory.feeds.reading.shapes import Refused
from onestory.feeds.rules import fates
from onestory.feeds.staging import Staged
from onestory.shared import ids

ROWS_A_BATCH = 100_000
_APPLYING, _RECEIVING = 7_405_001, 7_405_002  # any numbers of our own


@dataclass(frozen=True)
class Applied:
    """What came of some rows: the last one's number, and how many met which fate."""

    last_row: int
    fates: Counter[str]


def lock() -> None:
    """Wait until no other process applies anything; freed with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_APPLYING])


def lock_numbers() -> None:
    """Deliveries are numbered one after the other; an upload need not wait for an applier."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_RECEIVING])


@transaction.atomic
def apply_next(source: Source, delivery: Delivery, staged: Staged, *, by: str) -> Applied | None:
    """The next batch, from where the last one that was committed ended; None where all is done."""
    lock()
    rows, refused = _next_rows(delivery, staged, ledger.last_row(delivery))
    if rows.is_empty() and not refused:
        return None
    counted = tell(source, delivery, rows, staged, by=by)
    ledger.write_refused(source, delivery, refused)
    counted["refused"] += len(refused)
    last = max([*(row.number for row in refused), _last_number(rows)])
    Batch.objects.create(
        id=ids.row_id(delivery.pk, last), delivery=delivery, last_row=last, fates=dict(+counted)
    )
    return Applied(last, +counted)


def tell(
    source: Source,
    delivery: Delivery,
    rows: pl.DataFrame,
    staged: Staged,
    *,
    by: str,
    again: bool = False,
) -> Counter[str]:
    """Decides what becomes of the rows, writes that, and does what they say.

    `again`: the rows have been written before and waited for an answer.
    """
    decided = _decide(source, rows, again=again)
    decided, staged = strangers.ask(source, decided, staged)
    done = decided.filter(pl.col("fate").is_in(fates.DONE))
    facts = staged.facts.of(done["row_id"])
    corrected = ledger.corrections(done)
    ended = telling.end_facts(corrected, by=by)
    records = telling.people_told(source, delivery, facts, by=by)
    ledger.displace(source, done, delivery)
    write = ledger.rewrite_rows if again else ledger.write_rows
    write(source, decided, records, staged)
    ledger.ask(source, delivery, decided, staged)
    telling.facts_told(source, delivery, facts, records, by=by)
    telling.settle(ended, corrected, records, delivery, by=by)
    return Counter(dict(decided["fate"].value_counts().iter_rows()))


def _next_rows(delivery: Delivery, staged: Staged, done: int) -> tuple[pl.DataFrame, list[Refused]]:
    after = ids.row_id(delivery.pk, done)
    rows = staged.rows.filter(pl.col("row_id") > after + ids.PARTS_IN_ROW - 1).head(ROWS_A_BATCH)
    last = _last_number(rows) if rows.height == ROWS_A_BATCH else ids.ROWS_IN_DELIVERY
    return rows, [row for row in staged.refused if done < row.number <= last]


def _last_number(rows: pl.DataFrame) -> int:
    return 0 if rows.is_empty() else ids.row_number_of(int(str(rows["row_id"].max())))


def _decide(source: Source, rows: pl.DataFrame, *, again: bool) -> pl.DataFrame:
    waiting = ledger.waiting_rows(source)
    known = ledger.current_rows(source, rows["key"])
    return fates.against_known(rows, known, waiting.clear() if again else waiting)
