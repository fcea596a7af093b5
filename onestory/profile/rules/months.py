"""Months, as people pick them."""

from collections.abc import Iterator
from datetime import date, timedelta


def after(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def before(month: date) -> date:
    """The first day of the month before."""
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def name(month: date) -> str:
    """November 2026."""
    return f"{month:%B %Y}"


def choices(today: date, number: int) -> Iterator[tuple[str, str]]:
    """So many months up to this one, the latest first: ("2026-11", "November 2026")."""
    month = today.replace(day=1)
    for _ in range(number):
        yield f"{month:%Y-%m}", name(month)
        month = before(month)


def time_of_day(hour: int) -> str:
    """Morning, afternoon, evening."""
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
