"""What readers give: sheets of text with numbered rows, and the rows that could not be read."""

import json
from dataclasses import dataclass, field

import polars as pl

from onestory.feeds.kinds import Table
from onestory.feeds.rules.columns import LONGEST_CELL

ROW = "_row"


class Unreadable(Exception):
    """The whole file cannot be used; the message is a sentence that says what to do."""


@dataclass(frozen=True)
class Refused:
    """One row that could not be read, with enough of it to find it again in the kept file."""

    number: int
    reason: str
    raw: str


@dataclass(frozen=True)
class Sheet:
    """The rows of one table: text, trimmed, blank as null, numbered in `_row` from the first."""

    table: Table
    frame: pl.DataFrame
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A file as read. `notes` are for the data lead; `doubts` hold the delivery back whole."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = field(default=())


def sheet(
    table: Table, frame: pl.DataFrame, numbers: pl.Series, refused: tuple[Refused, ...] = ()
) -> Sheet:
    """Trims the cells, and sets rows with impossible cells aside. Only columns we read are kept."""
    kept = frame.select(*table.columns).with_columns(
        pl.all().str.strip_chars().replace("", None)  # a cell of spaces is blank too
    )
    kept = kept.insert_column(0, numbers.cast(pl.Int64).alias(ROW))
    kept, impossible = _set_aside(kept, table)
    in_order = sorted(refused + impossible, key=lambda row: row.number)
    return Sheet(table, kept, tuple(in_order))


def _set_aside(frame: pl.DataFrame, table: Table) -> tuple[pl.DataFrame, tuple[Refused, ...]]:
    mask = pl.any_horizontal([_impossible(pl.col(name)) for name in table.columns])
    bad = frame.filter(mask.fill_null(value=False))
    if bad.is_empty():
        return frame, ()
    good = frame.join(bad.select(ROW), on=ROW, how="anti", maintain_order="left")
    return good, tuple(_refuse(row) for row in bad.iter_rows(named=True))


def _impossible(cell: pl.Expr) -> pl.Expr:
    return (cell.str.len_bytes() > LONGEST_CELL) | cell.str.contains("\x00", literal=True)


def _refuse(row: dict[str, object]) -> Refused:
    cells = {name: str(value) for name, value in row.items() if value is not None and name != ROW}
    longest = max(cells, key=lambda name: len(cells[name]))
    sentence = next(
        (f"{name} holds a NUL character, which no system writes on purpose: "
         "mend it at the source and have the row sent again"
         for name, cell in cells.items() if "\x00" in cell),
        f"{longest} holds {len(cells[longest]):,} characters, where {LONGEST_CELL:,} is the most: "
        "it is probably a whole document pasted into a cell, or a quotation mark that never closes",
    )  # fmt: skip
    short = {name: cell[:200].replace("\x00", "␀") for name, cell in cells.items()}
    return Refused(int(str(row[ROW])), sentence, json.dumps(short, ensure_ascii=False))
