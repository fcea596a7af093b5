"""FHIR messages: one JSON or XML, many as NDJSON, or a zip of them. One row a message."""

import json
from collections.abc import Iterator

import polars as pl

from onestory.feeds.kinds import Source
from onestory.feeds.reading import births, text, zips
from onestory.feeds.reading.shapes import Reading, Refused, Unreadable, sheet
from onestory.feeds.reading.xml import Json, NotSound, as_json


def read(source: Source, data: bytes, file_name: str = "") -> Reading:
    """Each message flattened to the columns of the source's table; unknown ones refused by row."""
    table = source.tables[0]
    rows: list[dict[str, str | None]] = []
    numbers: list[int] = []
    refused: list[Refused] = []
    for number, message in enumerate(_messages(data), start=1):
        try:
            rows.append(births.flat(_parsed(message)))
            numbers.append(number)
        except NotSound as reason:
            refused.append(Refused(number, f"message {reason}", _start(message)))
    if not rows and len(refused) == 1:
        raise Unreadable(f"The {refused[0].reason}. Ask {source.contact} for the right file.")
    frame = pl.DataFrame(rows, schema=dict.fromkeys(table.columns, pl.String), orient="row")
    whole = sheet(table, frame, pl.Series(numbers, dtype=pl.Int64), tuple(refused))
    return Reading((whole,), doubts=_cut_off(source, numbers, refused))


def _messages(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK"):
        archive = zips.opened(data, "The zip file")
        names = sorted(name for name in archive.namelist() if not name.endswith("/"))
        for name in names:
            yield archive.read(name)
        return
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield data
        return
    utf8, _ = text.as_utf8(data)
    lines = [line for line in utf8.splitlines() if line.strip()]
    yield from lines if _is_ndjson(lines) else [utf8]


def _is_ndjson(lines: list[bytes]) -> bool:
    """A message that fills its first line whole; else the file is one message, laid out."""
    try:
        json.loads(lines[0])
    except (ValueError, RecursionError):
        return False
    return True


def _parsed(message: bytes) -> Json:
    if message.lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n").startswith(b"<"):
        return as_json(message)
    try:
        return json.loads(message.decode("utf-8-sig"))
    except RecursionError:
        raise NotSound("is nested deeper than any message") from None
    except ValueError as error:
        raise NotSound(f"is not sound JSON ({error})") from None


def _start(message: bytes) -> str:
    return message[:2000].decode(errors="replace").replace("\x00", "␀")


def _cut_off(source: Source, numbers: list[int], refused: list[Refused]) -> tuple[str, ...]:
    last = max([*numbers, *(row.number for row in refused)], default=0)
    broken = [row for row in refused if row.number == last and "not sound" in row.reason]
    if not broken or last == 1:
        return ()
    return (
        "The file ends in the middle of a message: it was probably cut off on its way. Ask "
        f"{source.contact} to send it again; or let it through, and the whole messages will be "
        "applied.",
    )
