"""What is watched of those who look, in figures that hold from a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class Watch:
    """Figures for overrides, and for what a privacy officer is shown. Facts with counts, no score."""

    id: str
    holds_from: date
    reason: str
    override_minutes: int
    overrides_at_once: int
    """People whom one practitioner may have open for safety at the same time."""
    overrides_a_day: int
    review_within_days: int
    day_begins: int
    """The hour at which work begins; what is earlier is out of hours."""
    day_ends: int
    working_days: tuple[int, ...]
    """Monday is 0."""
    many_people: int
    """Different people opened by one reader within so many minutes."""
    within_minutes: int
    owner: str = "sharing"

    def review_due(self, opened_at: datetime) -> datetime:
        """By when a privacy officer should have said whether an override was proper."""
        return opened_at + timedelta(days=self.review_within_days)


def watch_on(watches: Iterable[Watch], day: date) -> Watch:
    """The figures in force on a day: the latest to have begun."""
    begun = [each for each in watches if each.holds_from <= day]
    if not begun:
        raise ValueError(f"nothing says what is watched on {day}")
    return max(begun, key=lambda each: (each.holds_from, each.id))
