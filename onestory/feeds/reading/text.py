"""The encoding of a text file: found, never asked for, and never a guess that loses a letter."""

import codecs

from onestory.feeds.reading.shapes import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = {
    b"PK\x03\x04": "a zip file or an Excel workbook",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
}


def as_utf8(data: bytes) -> tuple[bytes, str]:
    """The same text as UTF-8 without byte order mark, and the name of its encoding."""
    _refuse_other_files(data)
    encoding, start = _encoding(data)
    if encoding == "utf-8":
        return data[start:], encoding
    try:
        return data[start:].decode(encoding).encode(), encoding
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"The text breaks off or is damaged at byte {error.start + start:,}: it is not sound "
            f"{encoding.upper()}. Ask for the file again, saved as “CSV UTF-8”."
        ) from None


def _encoding(data: bytes) -> tuple[str, int]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, len(bom)
    if data[1:4000:2].count(0) > len(data[1:4000:2]) // 3:
        return "utf-16-le", 0
    if data[0:4000:2].count(0) > len(data[0:4000:2]) // 3:
        return "utf-16-be", 0
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1252", 0
    return "utf-8", 0


def _refuse_other_files(data: bytes) -> None:
    for start, what in _OTHER_FILES.items():
        if data.startswith(start):
            raise Unreadable(
                f"This is {what}, and text with separators was expected. Open it in the program "
                "it belongs to and save the right sheet as “CSV UTF-8”, or ask for the right file."
            )
