"""How well a person's written names answer a typed one, misspellings and other forms included."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rapidfuzz.distance import JaroWinkler

from onestory.people.linkage.names.compare import (
    DIFFERENT,
    EXACT,
    INITIAL,
    LOOSE,
    NEAR,
    PART,
    VARIANT,
    forename_level,
    surname_level,
)
from onestory.people.linkage.names.lexicon import unnamed

LEVELS = {EXACT: 1.0, PART: 0.95, VARIANT: 0.93, NEAR: 0.9, INITIAL: 0.6, LOOSE: 0.55, DIFFERENT: 0}
UNNAMED = 0.7
"""What a word typed is worth against a newborn not yet named: it may be their name."""
GOOD_ENOUGH = 0.62
CLEAR = 0.85


def likeness(typed: str, written: str) -> float:
    """0 to 1 for two folded names of some words; each typed word finds its best partner."""
    asked, known = typed.split(), written.split()
    if not asked or not known:
        return 0.0
    core, beside = unnamed()
    waits = any(word in core for word in known)
    names = [word for word in known if not (waits and word in beside)]
    found = [_best(word, names, UNNAMED if waits and n < len(asked) - 1 else 0.0)
             for n, word in enumerate(asked)]  # fmt: skip
    return sum(found) / len(found)


def _best(word: str, known: Sequence[str], otherwise: float) -> float:
    return max([otherwise, *(_alike(word, other) for other in known)])


def _alike(a: str, b: str) -> float:
    level = max(forename_level(a, b), surname_level(a, b))
    return max(LEVELS.get(level, 0.0), 0.9 * float(JaroWinkler.similarity(a, b)))


def slips_of(day: date) -> list[date]:
    """Birth dates that are typed for this one: day and month swapped, one figure wrong."""
    slips = {_or_none(day.year, day.day, day.month)}
    slips |= {day + timedelta(days=n) for n in (-10, -2, -1, 1, 2, 10)}
    slips |= {_or_none(day.year + n, day.month, day.day) for n in (-10, -1, 1, 10)}
    slips |= {_or_none(day.year, month, day.day) for month in range(1, 13)}
    return sorted(slip for slip in slips if slip and slip != day)


def _or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
