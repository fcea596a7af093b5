"""From sheets of text to staged facts, before the database is asked what it already knows."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import polars as pl

from onestory.feeds.kinds import Source, Table
from onestory.feeds.reading.shapes import ROW, Reading, Refused, Sheet
from onestory.feeds.rules import facts, fates, twice
from onestory.feeds.rules.columns import Context
from onestory.shared.ids import PARTS_IN_ROW, row_id

KEY_LENGTH = 200
_CELL = "cell of "


@dataclass(frozen=True)
class Asked:
    """A cell of a row that only a person can make sense of."""

    row_id: int
    column: str
    value: str
    reason: str
    suggestion: str


@dataclass(frozen=True)
class Staged:
    """What a delivery's rows say.

    `rows`: row_id, table, key, fingerprint, as_of, asked (a question waits), remarks, and a fate
    where another row of the same file already decides it. `facts`
    hold only rows without a question. `cells` are the words as they came, a frame a table.
    """

    rows: pl.DataFrame
    facts: facts.Facts
    asked: tuple[Asked, ...]
    refused: tuple[Refused, ...]
    cells: tuple[tuple[Table, pl.DataFrame], ...]

    def words(self, row_ids: Collection[int]) -> dict[int, str]:
        """These rows as a person may read them: JSON, blank cells left out."""
        return {
            row["row_id"]: json.dumps(
                {"table": table.name, "cells": {n: row[n] for n in table.columns if row[n]}},
                ensure_ascii=False,
            )
            for table, frame in self.cells
            for row in frame.filter(pl.col("row_id").is_in(list(row_ids))).iter_rows(named=True)
        }


def stage(source: Source, reading: Reading, delivery: int, context: Context) -> Staged:
    """All sheets of a delivery, in one numbering of rows."""
    parts = [_sheet(source, sheet, delivery, context) for sheet in reading.sheets]
    gathered = facts.together([part.facts for part in parts])
    rows = pl.concat([part.rows for part in parts])
    return Staged(
        rows=fates.within_file(_remark(rows, twice.remarks(gathered.mentions))),
        facts=gathered,
        asked=tuple(asked for part in parts for asked in part.asked),
        refused=tuple(row for part in parts for row in part.refused),
        cells=tuple(cells for part in parts for cells in part.cells),
    )


def _sheet(source: Source, sheet: Sheet, delivery: int, context: Context) -> Staged:
    table = sheet.table
    first = row_id(delivery, 0)
    cells = sheet.frame.with_columns((first + pl.col(ROW) * PARTS_IN_ROW).alias("row_id")).drop(ROW)
    values = _values(table, cells, context)
    asked = tuple(_questions(table, cells, values, context))
    waiting = {question.row_id for question in asked}
    good = values.filter(~pl.col("row_id").is_in(list(waiting))) if waiting else values
    rows = _rows(source, table, cells, values, waiting)
    return Staged(
        rows=_remark(rows, _doubts(table, cells, context)),
        facts=facts.gather(table, good),
        asked=asked,
        refused=sheet.refused,
        cells=((table, cells),),
    )


def _values(table: Table, cells: pl.DataFrame, context: Context) -> pl.DataFrame:
    read = [column.value(pl.col(n), context).alias(n) for n, column in table.columns.items()]
    return cells.select("row_id", *read)


def _questions(
    table: Table, cells: pl.DataFrame, values: pl.DataFrame, context: Context
) -> Iterator[Asked]:
    """Each cell that is wrong in itself, then each that cannot be right beside the others."""
    both = values.hstack(cells.drop("row_id").select(pl.all().name.prefix(_CELL)))
    asked: set[tuple[int, str]] = set()
    for name, column in table.columns.items():
        wrong = column.wrong(pl.col(_CELL + name), pl.col(name), context)
        if wrong is None:
            continue
        for row, cell in both.filter(wrong).select("row_id", _CELL + name).iter_rows():
            asked.add((row, name))
            words = column.sentence(cell or "", context)
            yield Asked(row, name, cell or "", words, column.mend(cell or "", context))
    for check in table.checks:
        cell = pl.col(_CELL + check.column)
        for row, held in both.filter(check.wrong).select("row_id", cell).iter_rows():
            if (row, check.column) not in asked:
                asked.add((row, check.column))
                yield Asked(row, check.column, held or "", check.words, "")


def _doubts(table: Table, cells: pl.DataFrame, context: Context) -> dict[int, str]:
    """Row → what is doubtful about it."""
    found: dict[int, list[str]] = {}
    for name, column in table.columns.items():
        doubtful = column.doubtful(pl.col(name), context)
        if doubtful is None:
            continue
        doubted = cells.select(pl.col(name).unique()).filter(doubtful)  # each number stands often
        if doubted.height:
            rows = cells.select("row_id", name).join(doubted, on=name, how="semi")
            for row, cell in rows.iter_rows():
                found.setdefault(row, []).append(f"{name}: {column.remark(cell, context)}")
    return {row: "; ".join(remarks) for row, remarks in found.items()}


def _rows(
    source: Source, table: Table, cells: pl.DataFrame, values: pl.DataFrame, waiting: set[int]
) -> pl.DataFrame:
    several = pl.lit(f"{table.name}: " if len(source.tables) > 1 else "")
    parts = [values[name].cast(pl.String).fill_null(cells[name]) for name in table.key]
    key = pl.concat_str([several, pl.concat_str(parts, separator=" | ")]).fill_null("")
    as_of = values[table.newer].cast(pl.Int64) if table.newer else pl.lit(None, pl.Int64)
    return cells.select(
        "row_id",
        pl.lit(table.name).alias("table"),
        key.str.slice(0, KEY_LENGTH).alias("key"),
        fingerprints(cells.select(*table.columns)),
        as_of.alias("as_of"),
        pl.col("row_id").is_in(list(waiting)).alias("asked"),
        pl.lit("").alias("remarks"),
    )


def fingerprints(cells: pl.DataFrame) -> pl.Series:
    """One UUID a row over its words: equal words, equal fingerprint."""
    joined = cells.select(pl.concat_str(pl.all().fill_null(""), separator="\x1f"))
    words = joined.to_series().cast(pl.Binary).to_list()
    digests = [blake2b(one, digest_size=16).hexdigest() for one in words]
    return pl.Series("fingerprint", digests, dtype=pl.String)


def _remark(rows: pl.DataFrame, remarks: dict[int, str]) -> pl.DataFrame:
    if not remarks:
        return rows
    found = pl.DataFrame({"row_id": list(remarks), "more": list(remarks.values())})
    both = pl.concat_str(
        [pl.col("remarks").replace("", None), "more"], separator="; ", ignore_nulls=True
    )
    return (
        rows.join(found, on="row_id", how="left", maintain_order="left")
        .with_columns(both.alias("remarks"))
        .drop("more")
    )
