"""Where rows become deliveries: in the file of the month in which they were known."""

from __future__ import annotations

import shutil
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from demo.faults import Faults
from demo.truth import Truth
from demo.writing import Row, Sheet, Writer

ROWS_A_FILE = 200_000
_DAY, _ENOUGH_DAYS = timedelta(days=1), 10
_RESENT = {("health_visiting_contacts", 3), ("child_health_immunisations", 6)}


@dataclass(frozen=True)
class Period:
    """A stretch of days whose news comes in one delivery: all before, a month, or part of one."""

    name: str
    kind: str
    first: date | None
    last: date
    received: date


def periods(today: date, months: int) -> list[Period]:
    """What was there before, the last whole months, and this month until yesterday.

    A few days of a new month make no delivery of their own: they come with the month before.
    """
    starts = [_months_ago(today, n) for n in range(months, -1, -1)]
    found = [Period("before", "before", None, starts[0] - _DAY, starts[0])]
    for start, following in pairwise(starts):
        received = min(following + 2 * _DAY, today)
        found.append(Period(f"{start:%Y-%m}", "month", start, following - _DAY, received))
    if (today - starts[-1]).days >= _ENOUGH_DAYS:
        name = f"{starts[-1]:%Y-%m}"
        return [*found, Period(name, "part_month", starts[-1], today - _DAY, today)]
    return [*found[:-1], replace(found[-1], last=today - _DAY, received=today)]


def _months_ago(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, 1)


class Outbox:
    """One source's files; open while families come, then closed into deliveries."""

    def __init__(self, writer: Writer, folder: Path, calendar: list[Period], truth: Truth) -> None:
        self._writer, self._folder, self._calendar = writer, folder, calendar
        self._lasts = [period.last for period in calendar]
        self._sheets: dict[int, Sheet] = {}
        self._counts = [0] * len(calendar)
        self._parts = [0] * len(calendar)
        self._faults = Faults(writer, [period.name for period in calendar], truth)
        self.deliveries: list[dict[str, Any]] = []
        for month in range(len(calendar)):
            self._open(month)

    def write(self, rows: Iterable[Row], *, well: bool) -> None:
        """Put a family's rows where their days belong; what is only known later is not sent.

        A system that tells how things stand sends a row once a period, as it last stood.
        `well`: nothing of this family is written wrong on purpose.
        """
        dated = [(bisect_left(self._lasts, row.known), row) for row in rows]
        if self._writer.as_last_known:
            dated = list(
                {(month, row.key, row.sheet): (month, row) for month, row in dated}.values()
            )
        for month, row in dated:
            if month < len(self._lasts):
                self._put(month, row, well=well or row.firm)

    def _put(self, month: int, row: Row, *, well: bool) -> None:
        self._counts[month] += 1
        count = self._counts[month]
        if count % ROWS_A_FILE == 0:
            self._finish(month)
            self._open(month)
        sheet = self._sheets[month]
        row = self._faults.touch(row, month, well=well)
        sheet.write(row)
        if count % 311 == 0:  # sent twice by a slow network
            sheet.write(row)

    def _open(self, month: int) -> None:
        period = self._calendar[month]
        folder = self._folder / self._writer.source / period.name
        folder.mkdir(parents=True, exist_ok=True)
        self._parts[month] += 1
        self._sheets[month] = self._writer.form.open(folder, period.name, month, self._parts[month])

    def _finish(self, month: int) -> None:
        sheet, period = self._sheets[month], self._calendar[month]
        for name, rows in sheet.close():
            self._deliver(period, name, rows)
            if (self._writer.source, month) in _RESENT and self._parts[month] == 1:
                self._resend(period, name, rows)

    def _resend(self, period: Period, name: str, rows: int) -> None:
        """The very same file again, under another name."""
        folder = self._folder / self._writer.source / period.name
        again = "resent " + name
        shutil.copyfile(folder / name, folder / again)
        self._deliver(period, again, rows)

    def _deliver(self, period: Period, name: str, rows: int) -> None:
        self.deliveries.append(
            {
                "source": self._writer.source,
                "file": f"deliveries/{self._writer.source}/{period.name}/{name}",
                "received": f"{period.received}T06:30:00Z",
                "period": period.name,
                "kind": period.kind,
                "covers": {"from": period.first and str(period.first), "to": str(period.last)},
                "rows": rows,
            }
        )

    def close(self) -> None:
        for month in range(len(self._calendar)):
            self._finish(month)
