"""Half-open periods of days: the first day counts, the day it ended does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Period:
    """From `start` up to but not including `end`; None means open on that side."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether any day lies in both."""
        return _before(self.start, other.end) and _before(other.start, self.end)

    @property
    def last_day(self) -> date | None:
        """As people write it: the last day that still counts."""
        return self.end - timedelta(days=1) if self.end else None

    @classmethod
    def through(cls, first: date | None, last: date | None) -> "Period":
        """From a first and a last day that both count, as forms and laws give them."""
        return cls(first, last + timedelta(days=1) if last else None)


def in_force(periods: Iterable[Period], day: date) -> list[Period]:
    """Those in which the day lies, in their order."""
    return [period for period in periods if day in period]


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end
