"""Text with separators, read in one piece by Arrow, which names each row that has too few cells."""

import io

import polars as pl
import pyarrow as pa
import pyarrow.csv

from onestory.feeds.kinds import Csv, Source
from onestory.feeds.reading import headers, text
from onestory.feeds.reading.shapes import Reading, Refused, Unreadable, sheet


def read(source: Source, data: bytes) -> Reading:
    """The one table of a CSV source. A row with the wrong number of cells is refused by itself."""
    utf8, encoding = text.as_utf8(data)
    table, broken = _parse(source, utf8)
    header = [name.strip() for name in table.schema.names]
    notes = headers.check(source, source.tables[0], header)
    if encoding != "utf-8":
        notes += (f"Read as {encoding.upper()}, since it is not UTF-8.",)
    frame = pl.DataFrame(dict(zip(header, table.columns, strict=True)))
    numbers, refused = _numbered(frame.height, broken)
    read = sheet(source.tables[0], frame, numbers, refused)
    return Reading((read,), notes, _cut_off(source, numbers, broken))


def _parse(source: Source, utf8: bytes) -> tuple[pa.Table, list[pa.csv.InvalidRow]]:
    broken: list[pa.csv.InvalidRow] = []

    def keep(row: pa.csv.InvalidRow) -> str:
        broken.append(row)
        return "skip"

    assert isinstance(source.transport, Csv)  # noqa: S101 - `read` chose this reader by it
    try:
        return _arrow(utf8, source.transport.separator, keep), broken
    except pa.ArrowInvalid as error:
        raise Unreadable(
            f"The file cannot be read as text with separators ({str(error)[:200]}). "
            f"Open it to see what it is, or ask {source.contact} to send it again."
        ) from None


def _arrow(utf8: bytes, separator: str, keep: object) -> pa.Table:
    return pa.csv.read_csv(
        io.BytesIO(utf8),
        # One block, so that a cell of any length fits; one thread, so that bad rows are numbered.
        read_options=pa.csv.ReadOptions(block_size=len(utf8) + 1, use_threads=False),
        parse_options=pa.csv.ParseOptions(
            delimiter=separator, newlines_in_values=True, invalid_row_handler=keep
        ),
        convert_options=pa.csv.ConvertOptions(
            default_column_type=pa.string(), strings_can_be_null=False
        ),
    )


def _numbered(good: int, broken: list[pa.csv.InvalidRow]) -> tuple[pl.Series, tuple[Refused, ...]]:
    """The numbers that the good rows have in the file, where the broken ones leave gaps."""
    gaps = {row.number - 1 for row in broken}
    numbers = pl.int_range(1, good + len(gaps) + 1, eager=True)
    refused = tuple(
        Refused(
            row.number - 1,
            f"has {row.actual_columns} cells where {row.expected_columns} are expected: "
            "a separator or quotation mark is missing or too many",
            row.text[:2000],
        )
        for row in broken
    )
    return numbers.filter(~numbers.is_in(list(gaps))) if gaps else numbers, refused


def _cut_off(
    source: Source, numbers: pl.Series, broken: list[pa.csv.InvalidRow]
) -> tuple[str, ...]:
    last = numbers.len() + len(broken)
    short = [row for row in broken if row.number - 1 == last]
    if not short or short[0].actual_columns >= short[0].expected_columns:
        return ()
    return (
        "The file ends in the middle of a row: it was probably cut off on its way. Ask "
        f"{source.contact} to send it again; or let it through, and the whole rows will be applied.",
    )
