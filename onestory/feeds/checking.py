"""Checks a delivery before anything of it is believed: refused, held, or on its way."""

import polars as pl
from django.db import transaction

from onestory.feeds import applying
from onestory.feeds.kinds import Source, Table
from onestory.feeds.models import Delivery
from onestory.feeds.reading import Reading, Unreadable, read
from onestory.feeds.rules import expectations
from onestory.feeds.rules.columns import Context
from onestory.feeds.staging import Staged, stage
from onestory.feeds.statuses import add_status, state_of


def check(source: Source, delivery: Delivery, data: bytes, context: Context) -> Staged | None:
    """Reads the file and notes what is unusual; None where it cannot be used at all."""
    try:
        reading = read(source, data, delivery.file_name)
    except Unreadable as reason:
        _move(delivery, "refused", reason=str(reason))
        return None
    staged = stage(source, reading, delivery.pk, context)
    doubts = [*reading.doubts, *_doubts(source, delivery, reading, staged)]
    rows = staged.rows.height + len(staged.refused)
    _move(delivery, "held" if doubts else "checked", "\n".join(doubts), rows, list(reading.notes))
    return staged


@transaction.atomic
def _move(
    delivery: Delivery, state: str, reason: str = "", rows: int = 0, notes: list[str] | None = None
) -> None:
    applying.lock()
    now = state_of(delivery)
    if now not in {"received", "refused"} or now == state:
        return  # another process has checked it meanwhile, or it is no better than before
    delivery.rows, delivery.notes = rows, notes or []
    delivery.save(update_fields=["rows", "notes"])
    add_status(delivery, state, by=delivery.received_by, reason=reason)


def _doubts(source: Source, delivery: Delivery, reading: Reading, staged: Staged) -> list[str]:
    earlier = (
        Delivery.objects.filter(source=source.id, id__lt=delivery.pk, statuses__state="applied")
        .order_by("-id")
        .values_list("rows", flat=True)
    )
    found = expectations.count_doubts(
        source, staged.rows.height + len(staged.refused), list(earlier[: expectations.COMPARED])
    )
    for sheet, (table, cells) in zip(reading.sheets, staged.cells, strict=True):
        found += _doubts_on_table(table, cells, staged, len(sheet.refused))
    return found


def _doubts_on_table(table: Table, cells: pl.DataFrame, staged: Staged, refused: int) -> list[str]:
    rows = staged.rows.filter(pl.col("table") == table.name)
    return expectations.doubts(
        table,
        rows=rows.height,
        filled=cells.select(pl.col(*table.columns).count()).row(0, named=True),
        keys=rows["key"].n_unique(),
        asked=int(rows["asked"].sum()),
        refused=refused,
    )
