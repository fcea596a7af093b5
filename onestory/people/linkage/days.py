"""Dates in any usual writing."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = {
    m: i
    for i, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _calendar(year: int, month: int, day: int) -> int:
    if month > 12 >= day:
        month, day = day, month
    if not (1880 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month]):
        return 0
    if month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 0
    return year * 10000 + month * 100 + day


def day(text: str | None) -> int:
    """A date in any usual writing as yyyymmdd; 0 when it is none, or impossible, or a filler before 1901."""
    raw = (text or "").strip().lower()
    if not raw:
        return 0
    found = _written(raw)
    return (
        0
        if found in (19000101, 19010101, 19000102) or found // 10000 in (1900, 1899, 2099, 2100)
        else found
    )


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def _written(raw: str) -> int:
    if usual := _ISO.fullmatch(raw):
        return _calendar(int(usual[1]), int(usual[2]), int(usual[3]))
    raw = re.split(r"[t ]\d{1,2}:", raw)[0].strip()
    parts = [p for p in re.split(r"[-/. ,]+", raw) if p]
    if len(parts) == 2 and parts[1] == "0" and parts[0].isdigit():
        parts = parts[:1]
    if len(parts) == 1:
        return _digits(parts[0])
    if len(parts) != 3:
        return 0
    return _of_three(*(re.sub(r"(?<=\d)(st|nd|rd|th)$", "", p) for p in parts))


def _of_three(first: str, second: str, third: str) -> int:
    if second[:3] in _MONTHS or first[:3] in _MONTHS:
        if first[:3] in _MONTHS:
            first, second = second, first
        second = str(_MONTHS[second[:3]])
    if not (first.isdigit() and second.isdigit() and third.isdigit()):
        return 0
    if len(first) == 4:
        return _calendar(int(first), int(second), int(third))
    return _calendar(_year(third), int(second), int(first))


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else 2000 + year if year <= 30 else 1900 + year


def _digits(text: str) -> int:
    found = re.match(r"^(\d{1,2})([a-z]{3})[a-z]*(\d{2,4})$", text)
    if found and found[2] in _MONTHS:
        return _calendar(_year(found[3]), _MONTHS[found[2]], int(found[1]))
    if not text.isdigit():
        return 0
    if len(text) == 8:
        if 1880 <= int(text[:4]) <= 2100 and (
            whole := _calendar(int(text[:4]), int(text[4:6]), int(text[6:]))
        ):
            return whole
        return _calendar(int(text[4:]), int(text[2:4]), int(text[:2]))
    if 4 <= len(text) <= 5 and int(text) >= 3000:  # a spreadsheet's serial day
        that = date(1899, 12, 30) + timedelta(days=int(text))
        return that.year * 10000 + that.month * 100 + that.day
    return 0
