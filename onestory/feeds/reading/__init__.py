"""From the bytes of a file to frames of text, safely: the reader follows the source's transport."""

from onestory.feeds.kinds import Csv, Excel, Source
from onestory.feeds.reading import csv, excel, fhir
from onestory.feeds.reading.shapes import Reading, Refused, Sheet, Unreadable

__all__ = ["Reading", "Refused", "Sheet", "Unreadable", "read"]


def read(source: Source, data: bytes, file_name: str = "") -> Reading:
    """All rows of the file as text, or `Unreadable` with a sentence that says what to do."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise Unreadable(
            f"The file is empty. Ask {source.contact} to send it again; nothing was changed."
        )
    if isinstance(source.transport, Csv):
        return csv.read(source, data)
    if isinstance(source.transport, Excel):
        return excel.read(source, data)
    return fhir.read(source, data, file_name)
