"""Reads lists of people as systems write them: CSV in any common encoding, or Parquet; refuses in plain sentences."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from onestory.people.linkage.standardise import COLUMNS

SAME = {
    "id": "record_id",
    "recordid": "record_id",
    "nhs_no": "nhs_number",
    "nhsnumber": "nhs_number",
    "first_name": "forename",
    "given_name": "forename",
    "forenames": "forename",
    "last_name": "surname",
    "family_name": "surname",
    "date_of_birth": "dob",
    "birth_date": "dob",
    "gender": "sex",
    "post_code": "postcode",
    "telephone": "phone",
    "mobile": "phone",
}


class Refused(Exception):
    """A file that cannot be used, with a sentence for the person who brought it."""


@dataclass
class Lists:
    """All rows under the known columns, in file order, and remarks worth telling."""

    rows: pl.DataFrame
    remarks: list[str] = field(default_factory=list)


def read(paths: list[Path]) -> Lists:
    """Every file's rows with `source` (the file's stem) and `line` (its row, from 1)."""
    stems = [p.stem for p in paths]
    for stem in sorted({s for s in stems if stems.count(s) > 1}):
        raise Refused(
            f"Two files are both named {stem}: a source takes its file's name, so rename one of them."
        )
    found = Lists(pl.DataFrame())
    frames = [_one(path, found.remarks) for path in paths]
    if not frames:
        raise Refused("No file was given.")
    found.rows = pl.concat(frames, how="diagonal")
    return found


def _one(path: Path, remarks: list[str]) -> pl.DataFrame:
    if not path.is_file():
        raise Refused(f"{path} is not a file.")
    frame = _parquet(path) if path.suffix.lower() in (".parquet", ".pq") else _csv(path)
    named: dict[str, str] = {}
    for column in frame.columns:
        plain = column.strip().lower().replace(" ", "_").replace("-", "_")
        plain = SAME.get(plain, plain)
        if plain in COLUMNS and plain not in named.values():
            named[column] = plain
    ignored = [c for c in frame.columns if c not in named]
    if frame.width and not named:
        raise Refused(
            f"{path.name} has none of the columns a list of people has ({', '.join(COLUMNS[:6])} …)."
        )
    if ignored:
        remarks.append(f"{path.name}: columns not used: {', '.join(ignored)}.")
    rows = frame.select(pl.col(old).cast(pl.String).alias(new) for old, new in named.items())
    if not rows.height:
        remarks.append(f"{path.name} holds no records.")
    return _identified(path, rows, remarks).with_columns(source=pl.lit(path.stem))


def _identified(path: Path, rows: pl.DataFrame, remarks: list[str]) -> pl.DataFrame:
    """Every row with a record_id; twice-used ones are told, and kept as rows of their own."""
    line = pl.int_range(1, pl.len() + 1, dtype=pl.Int64)
    if "record_id" not in rows.columns:
        if rows.width:
            remarks.append(f"{path.name} has no record_id column: row numbers are used.")
        return rows.with_columns(record_id=line.cast(pl.String), line=line)
    rows = rows.with_columns(line=line)
    empty = rows.filter(pl.col("record_id").fill_null("") == "").height
    if empty:
        remarks.append(
            f"{path.name}: {empty:,} rows have no record_id: “row” and the row's number stand in."
        )
    rows = rows.with_columns(
        record_id=pl.when(pl.col("record_id").fill_null("") == "")
        .then(pl.format("row {}", "line"))
        .otherwise("record_id")
    )
    again = rows.height - rows["record_id"].n_unique()
    if again:
        remarks.append(
            f"{path.name}: {again:,} rows repeat a record_id of the same file; each row is kept and linked by itself."
        )
    return rows


def _parquet(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(path)
    except Exception as error:
        raise Refused(f"{path.name} cannot be read as Parquet: {error}.") from error


def _csv(path: Path) -> pl.DataFrame:
    with path.open("rb") as stream:
        head = stream.read(1 << 16)
    if not head.strip():
        return pl.DataFrame()
    if head.startswith(b"PAR1"):
        return _parquet(path)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refused(f"{path.name} is a workbook or an archive, not CSV: save it as CSV first.")
    source: Path | io.BytesIO = path
    if (
        head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        or head[1:200:2].count(b"\0") > 50
    ):
        source = io.BytesIO(
            path.read_bytes().decode("utf-16" if head[:1] in b"\xff\xfe" else "utf-16-le").encode()
        )
    elif b"\0" in head:
        raise Refused(f"{path.name} is not text.")
    return _parsed(path, source, _separator(head))


def _separator(head: bytes) -> str:
    first = head.replace(b"\0", b"").splitlines()[0].decode("latin-1")
    return max(",;\t|", key=first.count)


def _parsed(path: Path, source: Path | io.BytesIO, separator: str) -> pl.DataFrame:
    try:
        return pl.read_csv(
            source, infer_schema=False, separator=separator, truncate_ragged_lines=True
        )
    except pl.exceptions.ComputeError as error:
        if "utf" not in str(error).lower():
            raise Refused(
                f"{path.name} cannot be read as CSV: {str(error).splitlines()[0]}."
            ) from error
    except pl.exceptions.NoDataError:
        return pl.DataFrame()
    data = path.read_bytes().decode("windows-1252", errors="replace")
    return pl.read_csv(
        io.BytesIO(data.encode()),
        infer_schema=False,
        separator=separator,
        truncate_ragged_lines=True,
    )
