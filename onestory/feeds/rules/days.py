"""Days that cannot be: the sentence for the person who must mend them, and the likely mend."""

import re
from datetime import date, datetime, timedelta

EARLIEST = date(1900, 1, 1)
_EXCEL_BEGINS = datetime(1899, 12, 30)  # noqa: DTZ001
_OTHER_PATTERNS = (
    "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%b-%Y", "%d %b %Y",
    "%d %B %Y", "%Y%m%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S",
    "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S",
)  # fmt: skip
_THREE_NUMBERS = re.compile(r"^(\d{1,4})\D(\d{1,2}|[A-Za-z]{3})\D(\d{1,4})")


def sentence(cell: str, pattern: str, latest: date | None) -> str:
    """Why this is no day that the column may hold."""
    read = _read(cell, pattern)
    if read and latest and read.date() > latest:
        return f"holds {cell}, which lies after the day the file came ({latest.isoformat()})"
    if read and read.date() < EARLIEST:
        return f"holds {cell}, which lies before {EARLIEST.year}"
    if _serial(cell):
        return f"holds {cell}, a day as Excel counts them and not as {example(pattern)}"
    if _last_of_month(cell, pattern):
        return f"holds {cell}, and that month has no such day"
    return f"holds “{cell[:60]}”, which is no day as {example(pattern)}"


def mend(cell: str, pattern: str, latest: date | None) -> str:
    """The day that was probably meant, as the column writes it; empty where nobody could say."""
    if _read(cell, pattern):
        return ""  # a day, but an impossible one: nobody can guess the right one
    day = _serial(cell) or _in_another_way(cell) or _last_of_month(cell, pattern)
    return day.strftime(pattern) if day and not (latest and day.date() > latest) else ""


def example(pattern: str) -> str:
    """How the column writes a day."""
    return datetime(2026, 3, 14, 9, 30).strftime(pattern)  # noqa: DTZ001


def _read(cell: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(cell, pattern)  # noqa: DTZ007
    except ValueError:
        return None


def _serial(cell: str) -> datetime | None:
    match = re.fullmatch(r"([1-6]\d{4})(\.\d+)?", cell)
    return _EXCEL_BEGINS + timedelta(days=int(match[1])) if match else None


def _in_another_way(cell: str) -> datetime | None:
    return next((day for pattern in _OTHER_PATTERNS if (day := _read(cell, pattern))), None)


def _last_of_month(cell: str, pattern: str) -> datetime | None:
    """31/02/2026 was probably meant for the end of February."""
    match = _THREE_NUMBERS.match(cell)
    group = 3 if pattern.startswith("%Y") else 1
    if not match or not match[group].isdigit():
        return None
    start, end = match.span(group)
    earlier = (f"{int(match[group]) - back:02d}" for back in (1, 2, 3))
    tried = (_read(cell[:start] + day + cell[end:], pattern) for day in earlier)
    return next((day for day in tried if day), None)
