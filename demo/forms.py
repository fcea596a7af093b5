"""How files look: comma and semicolon tables in several encodings, and Excel workbooks."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from demo import names
from demo.writing import Row

_NEVER_MIND_WHEN = datetime.combine(date(2020, 1, 1), time())
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_in_words(period: str) -> str:
    """`October 2026` of `2026-10`; anything else as it is."""
    year, _, month = period.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else period


def short_month(day: date) -> str:
    """`07-Oct-2026`, whatever the language of the machine."""
    return f"{day.day:02d}-{_MONTHS[day.month - 1][:3]}-{day.year}"


@dataclass(frozen=True)
class Table:
    """Text tables. odd_months: encodings of single months, by their number (0 = before)."""

    pattern: str
    columns: tuple[str, ...]
    delimiter: str = ","
    line_end: str = "\r\n"
    encoding: str = "utf-8"
    quote_all: bool = False
    odd_months: dict[int, str] = field(default_factory=dict)

    def open(self, folder: Path, period: str, month: int, part: int) -> _OpenTable:
        name = self.pattern.format(period=period, compact=period.replace("-", ""))
        path = folder / numbered(name, part)
        return _OpenTable(self, path, self.odd_months.get(month, self.encoding))


class _OpenTable:
    def __init__(self, form: Table, path: Path, encoding: str) -> None:
        self._path, self._rows = path, 0
        self._handle = path.open("w", encoding=encoding, newline="", buffering=1 << 16)
        # Windows-1252 has no ł or ș: such a system writes the plain letter.
        self._narrow = not encoding.startswith("utf")
        self._csv: Any = csv.writer(
            self._handle,
            delimiter=form.delimiter,
            lineterminator=form.line_end,
            quoting=csv.QUOTE_ALL if form.quote_all else csv.QUOTE_MINIMAL,
        )
        self._csv.writerow(form.columns)

    def write(self, row: Row) -> None:
        values = row.values
        if self._narrow:
            values = [_in_1252(value) for value in values]
        self._csv.writerow(values)
        self._rows += 1

    def close(self) -> list[tuple[str, int]]:
        self._handle.close()
        return [(self._path.name, self._rows)]


def numbered(name: str, part: int) -> str:
    """The name of a period's nth file: the second gets `-2` before its ending."""
    stem, dot, ending = name.rpartition(".")
    return name if part == 1 else f"{stem}-{part}{dot}{ending}"


def _in_1252(value: str) -> str:
    try:
        value.encode("cp1252")
    except UnicodeEncodeError:
        return names.plain(value)
    return value


@dataclass(frozen=True)
class Workbook:
    """Excel workbooks with a sheet of notes and then one sheet for each kind of row."""

    sheets: dict[str, tuple[str, ...]]

    def open(self, folder: Path, period: str, month: int, part: int) -> _OpenWorkbook:
        name = f"Childrens Centres {month_in_words(period)}.xlsx"
        return _OpenWorkbook(self, folder / numbered(name, part))


class _OpenWorkbook:
    def __init__(self, form: Workbook, path: Path) -> None:
        self._path, self._rows = path, 0
        self._book = xlsxwriter.Workbook(
            str(path), {"constant_memory": True, "strings_to_urls": False}
        )
        # The same rows give the same bytes: the time of writing stays out.
        self._book.set_properties({"created": _NEVER_MIND_WHEN, "author": "Ashwater Council"})
        self._dates = self._book.add_format({"num_format": "dd/mm/yyyy"})
        notes = self._book.add_worksheet("Notes")
        notes.write_string(0, 0, "Extract for the partnership. Do not alter the column headings.")
        self._sheets = {name: self._book.add_worksheet(name) for name in form.sheets}
        self._next = dict.fromkeys(form.sheets, 1)
        for name, columns in form.sheets.items():
            for n, column in enumerate(columns):
                self._sheets[name].write_string(0, n, column)

    def write(self, row: Row) -> None:
        sheet, at = self._sheets[row.sheet], self._next[row.sheet]
        self._next[row.sheet] = at + 1
        self._rows += 1
        for n, value in enumerate(row.values):
            if isinstance(value, date):
                sheet.write_datetime(at, n, datetime.combine(value, time()), self._dates)
            elif isinstance(value, int):
                sheet.write_number(at, n, value)
            elif value:
                sheet.write_string(at, n, value)

    def close(self) -> list[tuple[str, int]]:
        self._book.close()
        return [(self._path.name, self._rows)]
