"""Which rows are written wrong on purpose: a few in every second month, never of a shown family."""

from __future__ import annotations

from collections import Counter

from demo.truth import Truth
from demo.writing import Row, Writer

_EVERY = 997


class Faults:
    """One source's faults, put in one after another, and told to the truth."""

    def __init__(self, writer: Writer, periods: list[str], truth: Truth) -> None:
        self._writer, self._periods, self._truth = writer, periods, truth
        self._rows: Counter[tuple[int, str]] = Counter()
        self._owed: Counter[tuple[int, str]] = Counter()
        self._made: Counter[str] = Counter()

    def touch(self, row: Row, month: int, *, well: bool) -> Row:
        """The row, or the row with a fault where one is owed and may be made."""
        place = (month, row.sheet)
        self._rows[place] += 1
        if month % 2 == 1 and self._rows[place] % _EVERY == 3 + 2 * month % 30:
            self._owed[place] += 1
        if well or not self._owed[place]:
            return row
        self._owed[place] -= 1
        return self._spoilt(row, month)

    def _spoilt(self, row: Row, month: int) -> Row:
        fitting = [s for s in self._writer.spoils if s.sheet == row.sheet]
        spoil = fitting[self._made[row.sheet] % len(fitting)]
        self._made[row.sheet] += 1
        self._truth.odd(self._writer.source, self._periods[month], row.key, spoil.what)
        return row._replace(values=spoil.change(list(row.values)))
