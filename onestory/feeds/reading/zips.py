"""Zip files opened safely: a small file that unpacks to a huge one is refused before it can."""

import io
import zipfile

from onestory.feeds.reading.shapes import Unreadable

MOST_ENTRIES = 250_000
MOST_BYTES = 1_000_000_000
RATIO = 200
"""How much smaller a file may have become by packing, above `SMALL` unpacked bytes."""
SMALL = 10_000_000
_CHUNK = 1 << 20


def opened(data: bytes, what: str) -> zipfile.ZipFile:
    """The archive, once its declared and its actual sizes are known to be sane."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise Unreadable(
            f"{what} is damaged or was cut off on its way ({error}). Ask for it again."
        ) from None
    if len(entries) > MOST_ENTRIES:
        raise _bomb(what, f"it has {len(entries):,} parts inside")
    _sane(what, len(data), sum(entry.file_size for entry in entries))
    _sane(what, len(data), _unpacked(archive, entries, what))
    return archive


def _unpacked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], what: str) -> int:
    """The size it really unpacks to, counted and thrown away: a header can lie."""
    size = 0
    try:
        for entry in entries:
            with archive.open(entry) as part:
                while piece := part.read(_CHUNK):
                    size += len(piece)
                    _sane(what, MOST_BYTES, size)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise Unreadable(
            f"{what} cannot be unpacked ({error}): it is damaged, cut off or locked by a "
            "password. Ask for it again, without one."
        ) from None
    return size


def _sane(what: str, packed: int, unpacked: int) -> None:
    if unpacked > MOST_BYTES or (unpacked > SMALL and unpacked > packed * RATIO):
        raise _bomb(what, f"{packed:,} bytes would become {unpacked:,} or more")


def _bomb(what: str, reason: str) -> Unreadable:
    return Unreadable(
        f"{what} was refused unopened: {reason}, which no honest file does. "
        "Tell the sender and the security team; nothing was changed."
    )
