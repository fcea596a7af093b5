"""Documents on paper: tagged, from our own files alone."""

import re
import zlib
from collections.abc import Iterator

import pytest

from onestory.web import printing


def test_a_document_is_a_tagged_pdf() -> None:
    written = printing.pdf("web/print.jinja")
    assert written.startswith(b"%PDF-")
    texts = [zlib.decompress(part) for part in _streams(written)]
    assert any(b"StructTreeRoot" in text for text in texts)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/a.css", "file:///etc/passwd", "onestory:../settings/base.py", "data:,x"],
)
def test_a_document_loads_nothing_but_our_own_files(url: str) -> None:
    with pytest.raises(ValueError, match="may not load"):
        printing.OurFilesOnly().fetch(url)


def test_a_document_wears_our_style() -> None:
    found = printing.OurFilesOnly().fetch("onestory:web/print.css")
    assert b"@page" in found.read()


def _streams(written: bytes) -> Iterator[bytes]:
    """Its compressed parts."""
    yield from re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", written, re.DOTALL)
