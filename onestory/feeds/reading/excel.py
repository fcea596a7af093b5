"""Workbooks, read by calamine as text; each table of the source is a sheet of that name."""

from typing import Any

import fastexcel
import polars as pl

from onestory.feeds.kinds import Excel, Source, Table
from onestory.feeds.reading import headers, zips
from onestory.feeds.reading.shapes import Reading, Sheet, Unreadable, sheet


def read(source: Source, data: bytes) -> Reading:
    """All sheets that the source knows; rows are numbered through, in the order of its tables."""
    if not data.startswith(b"PK"):
        raise Unreadable(
            "This is not an Excel workbook (.xlsx). If it is an old .xls or a CSV file, open it "
            f"in Excel and save it as a workbook, or ask {source.contact} for the right file."
        )
    zips.opened(data, "The workbook")
    book = _book(source, data)
    notes = _strange_sheets(source, book.sheet_names)
    sheets: list[Sheet] = []
    first = 1
    for table in source.tables:
        frame = _frame(source, table, book)
        notes += headers.check(source, table, frame.columns)
        numbers = pl.int_range(first, first + frame.height, eager=True)
        first += frame.height
        filled = ~pl.Series(frame.select(pl.all_horizontal(pl.all().is_null())).to_series())
        sheets.append(sheet(table, frame.filter(filled), numbers.filter(filled)))
    return Reading(tuple(sheets), notes)


def _book(source: Source, data: bytes) -> Any:
    try:
        return fastexcel.read_excel(data)
    except fastexcel.FastExcelError as error:
        raise Unreadable(
            f"The workbook cannot be opened ({str(error)[:150]}). Open and save it again in "
            f"Excel without a password, or ask {source.contact} to send it again."
        ) from None


def _frame(source: Source, table: Table, book: Any) -> pl.DataFrame:
    name = next((n for n in book.sheet_names if n.strip() == table.name), None)
    if name is None:
        raise Unreadable(
            f"The sheet “{table.name}” is missing; this workbook has "
            f"{', '.join(f'“{n}”' for n in book.sheet_names)}. Ask {source.contact} to send the "
            "workbook with all its sheets, or choose the right source."
        )
    try:
        frame = book.load_sheet(name, dtypes="string", header_row=0).to_polars()
    except fastexcel.FastExcelError as error:
        raise Unreadable(
            f"The sheet “{table.name}” cannot be read ({str(error)[:150]}). Its first line must "
            "hold the names of the columns."
        ) from None
    return frame.rename({column: column.strip() for column in frame.columns})


def _strange_sheets(source: Source, names: list[str]) -> tuple[str, ...]:
    transport = source.transport
    assert isinstance(transport, Excel)  # noqa: S101 - `read` chose this reader by it
    known = {*transport.ignored_sheets, *(table.name for table in source.tables)}
    return tuple(
        f"The sheet “{name}” is new to us and was not read. It is safe in the kept file."
        for name in names
        if name.strip() not in known
    )
