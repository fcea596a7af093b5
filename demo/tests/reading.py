"""Reading the written files back, as a test needs them."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from python_calamine import CalamineWorkbook

Rows = list[dict[str, Any]]


def deliveries(folder: Path, source: str) -> list[dict[str, Any]]:
    """A source's deliveries, in order, without those sent again unchanged."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    found = [d for d in manifest["deliveries"] if d["source"] == source]
    return [d for d in found if "/resent " not in d["file"]]


def table(folder: Path, source: str, delimiter: str = ",") -> Rows:
    """All rows of a source's text tables."""
    rows: Rows = []
    for delivery in deliveries(folder, source):
        raw = (folder / delivery["file"]).read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252")
        lines = list(csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter))
        assert len(lines) == delivery["rows"], delivery["file"]
        rows += lines
    return rows


def sheet(folder: Path, name: str) -> Rows:
    """All rows of one sheet of the children's centres' workbooks."""
    rows: Rows = []
    for delivery in deliveries(folder, "childrens_centres"):
        book = CalamineWorkbook.from_path(str(folder / delivery["file"]))
        heading, *lines = book.get_sheet_by_name(name).to_python()
        rows += [dict(zip(map(str, heading), line, strict=False)) for line in lines]
    return rows


def messages(folder: Path) -> list[Any]:
    """All birth messages: JSON as dicts, XML as elements."""
    found: list[Any] = []
    for delivery in deliveries(folder, "birth_notifications"):
        read = list(_messages(folder / delivery["file"]))
        assert len(read) == delivery["rows"], delivery["file"]
        found += read
    return found


def _messages(path: Path) -> Iterator[Any]:
    if path.suffix == ".ndjson":
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as box:
            for name in box.namelist():
                yield _message(name, box.read(name))
    else:
        yield _message(path.name, path.read_bytes())


def _message(name: str, content: bytes) -> Any:
    return etree.fromstring(content) if name.endswith(".xml") else json.loads(content)


def truth(folder: Path, name: str) -> Rows:
    """One of the truth files."""
    with (folder / "truth" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
