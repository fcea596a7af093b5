"""Frames in and out of PostgreSQL by COPY, on Django's own connection and so in its transaction."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.csv
from django.db import connection
from psycopg import sql

PIECE = 1 << 20
_COPY_IN = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)")
_COPY_OUT = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)")


def copy_frame(table: str, frame: pl.DataFrame) -> int:
    """Add every row of the frame to the table; columns go by name. Returns the number of rows.

    None is NULL, "" is an empty string. A table under row-level security cannot be copied into:
    there the rows pass through a temporary table. Text with a zero byte is PostgreSQL's refusal
    (`DataError`), as is anything the table's constraints refuse (`IntegrityError`).
    """
    if frame.is_empty():
        return 0
    if _guarded_by_rows(table):
        return insert_frame(table, frame)
    _copy_in(table, frame)
    return frame.height


def insert_frame(table: str, frame: pl.DataFrame, *, skip_known: bool = False) -> int:
    """As `copy_frame`, through a temporary table; `skip_known` leaves rows out that are there.

    Returns the number of rows really added.
    """
    if frame.is_empty():
        return 0
    columns = sql.SQL(", ").join(map(sql.Identifier, frame.columns))
    with staged(frame, like=table) as stage, connection.cursor() as cursor:
        command = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} {}").format(
            sql.Identifier(table),
            columns,
            columns,
            sql.Identifier(stage),
            sql.SQL("ON CONFLICT DO NOTHING" if skip_known else ""),
        )
        cursor.execute(command)
        return int(cursor.rowcount)


@contextmanager
def staged(frame: pl.DataFrame, *, like: str, name: str = "staged") -> Iterator[str]:
    """The frame as a temporary table with the column types of `like`, for a set-based statement.

    Needs an open transaction or autocommit with one connection; gone at the end of the block.
    """
    columns = sql.SQL(", ").join(map(sql.Identifier, frame.columns))
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("CREATE TEMPORARY TABLE {} AS SELECT {} FROM {} WITH NO DATA").format(
                sql.Identifier(name), columns, sql.Identifier(like)
            )
        )
        if not frame.is_empty():
            _copy_in(name, frame)
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(name)))
    yield name
    with connection.cursor() as cursor:  # after an error the transaction's end drops it
        cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(name)))


def as_array(numbers: Iterable[int]) -> str:
    """Whole numbers as one value for `unnest(%s::bigint[])`: cheaper than a temporary table."""
    return "{" + ",".join(map(str, numbers)) + "}"


def as_texts(values: pl.Series) -> str:
    """The same for text, of any content: for `= ANY(%s::text[])`."""
    quoted = pl.format('"{}"', values.drop_nulls().str.replace_all(r'(["\\])', r"\$1"))
    return "{" + (pl.select(quoted.str.join(",")).item() or "") + "}"


def fetch_frame(query: str, params: Sequence[Any] | dict[str, Any] | None = None) -> pl.DataFrame:
    """What a SELECT gives, as a frame: for thousands of rows and more.

    Integers are Int64, reals Float64, dates Date, times Datetime in UTC, the rest text. For a
    handful of rows an ordinary cursor is quicker (this one asks twice: types, then rows).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("SELECT * FROM ({}) AS asked LIMIT 0").format(sql.SQL(query)), params
        )
        kinds = {column.name: _arrow_type(column.type_code) for column in cursor.description or ()}
        written = io.BytesIO()
        with cursor.copy(_COPY_OUT.format(sql.SQL(query)), params) as copy:
            for piece in copy:
                written.write(piece)
    return _read_csv(written, kinds)


def _copy_in(table: str, frame: pl.DataFrame) -> None:
    command = _COPY_IN.format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, frame.columns))
    )
    written = io.BytesIO()
    # every text in quotes: to PostgreSQL an unquoted nothing is NULL, a quoted one is ""
    frame.write_csv(written, include_header=False, null_value="", quote_style="non_numeric")
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        view = written.getbuffer()
        for start in range(0, len(view), PIECE):
            copy.write(view[start : start + PIECE])


def _guarded_by_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active(to_regclass(%s))", [f'"{table}"'])
        return bool((cursor.fetchone() or [False])[0])


def _arrow_type(oid: int) -> pa.DataType:
    return _ARROW.get(oid, pa.string())


# PostgreSQL's own numbers for its types (pg_type.oid), fixed for ever
_ARROW: dict[int, pa.DataType] = {
    16: pa.bool_(),
    20: pa.int64(),
    21: pa.int64(),
    23: pa.int64(),
    700: pa.float64(),
    701: pa.float64(),
    1082: pa.date32(),
    1184: pa.timestamp("us", tz="UTC"),
}


def _read_csv(written: io.BytesIO, kinds: dict[str, pa.DataType]) -> pl.DataFrame:
    schema = pa.schema(list(kinds.items()))
    if not written.tell():
        return _as_polars(schema.empty_table())
    written.seek(0)
    table = pyarrow.csv.read_csv(
        written,
        read_options=pyarrow.csv.ReadOptions(column_names=list(kinds), block_size=32 * PIECE),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=kinds,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            true_values=["t"],
            false_values=["f"],
        ),
    )
    return _as_polars(table)


def _as_polars(table: pa.Table) -> pl.DataFrame:
    return pl.DataFrame(table)
