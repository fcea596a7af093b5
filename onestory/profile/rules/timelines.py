"""The order of a chronology page: lines by month, and services of which only a summary is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from onestory.profile.shown import Line, MonthOfLines


@dataclass(frozen=True)
class Span:
    """The days of one page: from the last line of the page before, down to its own last line."""

    newest: date | None = None
    oldest: date | None = None
    """None where nothing older follows."""

    def holds(self, day: date) -> bool:
        """Whether a line of that day stands on the page; each day stands on one page only."""
        after_start = self.newest is None or day < self.newest
        return after_start and (self.oldest is None or day >= self.oldest)


def by_month(lines: Sequence[Line]) -> tuple[MonthOfLines, ...]:
    """The newest first; of one day, in the order in which they came."""
    ordered = sorted(lines, key=lambda line: line.on, reverse=True)
    months = groupby(ordered, key=lambda line: f"{line.on:%B %Y}")
    return tuple(MonthOfLines(name, tuple(held)) for name, held in months)


def fitting(summaries: Iterable[Line], span: Span) -> list[Line]:
    """Summaries that belong on this page: each stands where its service was last in touch."""
    return [line for line in summaries if span.holds(line.on)]
