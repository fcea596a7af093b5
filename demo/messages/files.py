"""Birth messages as files: a month's one a line, a few by themselves, one month in a zip."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from demo.forms import numbered
from demo.messages import xml as fhir_xml
from demo.writing import Row

_ALONE_EVERY, _ALONE_AT_MOST = 17, 3
_ZIPPED_MONTH = 5
_LONG_AGO = (2020, 1, 1, 0, 0, 0)  # a zip member's time: the same messages, the same bytes


class Messages:
    """The files of a period: `births-2026-10.ndjson`, `births-2026-03.zip`, `birth-<id>.xml`."""

    def open(self, folder: Path, period: str, month: int, part: int) -> _OpenMessages | _OpenZip:
        if month == _ZIPPED_MONTH:
            return _OpenZip(folder / numbered(f"births-{period}.zip", part))
        path = folder / numbered(f"births-{period}.ndjson", part)
        return _OpenMessages(path, alone=month > 0 and part == 1)


class _OpenMessages:
    def __init__(self, path: Path, *, alone: bool) -> None:
        self._path, self._lines, self._seen = path, 0, 0
        self._handle = path.open("w", encoding="utf-8", newline="", buffering=1 << 16)
        self._singles: list[tuple[str, int]] = []
        self._alone = alone

    def write(self, row: Row) -> None:
        self._seen += 1
        if self._alone and self._seen % _ALONE_EVERY == 0 and len(self._singles) < _ALONE_AT_MOST:
            self._single(row)
            return
        self._handle.write(_compact(row.values[0]) + "\n")
        self._lines += 1

    def _single(self, row: Row) -> None:
        """XML where the early form allows it, else JSON laid out for reading."""
        message = row.values[0]
        early = message.get("type") == "message"
        xml = early and len(self._singles) % 2 == 0
        name = f"birth-{row.key}.{'xml' if xml else 'json'}"
        text = (
            fhir_xml.to_xml(message) if xml else json.dumps(message, ensure_ascii=False, indent=2)
        )
        self._path.with_name(name).write_text(text, encoding="utf-8")
        self._singles.append((name, 1))

    def close(self) -> list[tuple[str, int]]:
        self._handle.close()
        return [(self._path.name, self._lines), *self._singles]


class _OpenZip:
    def __init__(self, path: Path) -> None:
        self._path, self._rows = path, 0
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)

    def write(self, row: Row) -> None:
        self._rows += 1
        message = row.values[0]
        xml = message.get("type") == "message" and self._rows % 2 == 0
        name = f"message-{self._rows:05d}.{'xml' if xml else 'json'}"
        text = fhir_xml.to_xml(message) if xml else _compact(message)
        member = zipfile.ZipInfo(name, _LONG_AGO)
        self._zip.writestr(member, text, zipfile.ZIP_DEFLATED)

    def close(self) -> list[tuple[str, int]]:
        self._zip.close()
        return [(self._path.name, self._rows)]


def _compact(message: object) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
