"""Who is whose: adults, brothers and sisters, and which children a pregnancy became."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# A birth from 22 weeks of pregnancy to 43, the due day being at 40
EARLIEST = timedelta(weeks=18)
LATEST = timedelta(weeks=3)
# Where no due day is known: booked at 6 weeks at the earliest, at 40 at the latest
AFTER_BOOKING = timedelta(weeks=37)
# Twins may be born on two sides of midnight; longer gaps are rare and asked of a person
OF_ONE_BIRTH = timedelta(days=2)
MOTHERS = frozenset({"mother"})


@dataclass(frozen=True)
class Told:
    """One source's word that `other` is the `kind` of `child`; persons by id."""

    child: int
    other: int
    kind: str
    since: date
    until: date | None
    source: str
    responsible: bool | None = None


@dataclass(frozen=True)
class Booked:
    """A pregnancy as its mother's record has it."""

    id: int
    mother: int
    booked_on: date | None
    due_on: date | None
    ended_on: date | None
    outcome: str
    babies: int | None
    source: str


@dataclass(frozen=True)
class Kin:
    """Someone to someone, with how we know."""

    person: int
    kind: str
    since: date | None
    until: date | None
    source: str
    because: str
    responsible: bool | None = None


def adults_of(child: int, told: Iterable[Told]) -> tuple[Kin, ...]:
    """Mother, father, carers: each once for each kind, as the earliest source says."""
    return _each_once(
        Kin(one.other, one.kind, one.since, one.until, one.source, _said(one), one.responsible)
        for one in told
        if one.child == child and one.other != child
    )


def children_of(adult: int, told: Iterable[Told]) -> tuple[Kin, ...]:
    """The children of whom a source says that this is their parent or carer."""
    return _each_once(
        Kin(one.child, "child", one.since, one.until, one.source, f"as {one.kind}: {_said(one)}")
        for one in told
        if one.other == adult and one.child != adult
    )


def siblings_of(child: int, told: Sequence[Told]) -> tuple[Kin, ...]:
    """Children of the same mother."""
    mothers = {one.other for one in told if one.child == child and one.kind in MOTHERS}
    return _each_once(
        Kin(
            one.child,
            "brother or sister",
            one.since,
            one.until,
            one.source,
            f"has the same mother: {_said(one)}",
        )
        for one in told
        if one.other in mothers and one.kind in MOTHERS and one.child != child
    )


def births_of(
    pregnancies: Sequence[Booked], born_on: Mapping[int, date]
) -> dict[int, tuple[int, ...]]:
    """Each pregnancy of one mother to her children it became; a child comes of one pregnancy.

    `born_on` has the mother's children by person id. Of several pregnancies that a birth would
    fit, the one whose expected day is nearest; twins fit the same one together.
    """
    became: dict[int, list[int]] = defaultdict(list)
    for child, day in sorted(born_on.items(), key=lambda one: (one[1], one[0])):
        fitting = [one for one in pregnancies if _could_be(one, day)]
        if fitting:
            nearest = min(fitting, key=lambda one: (_days_off(one, day), one.id))
            became[nearest.id].append(child)
    return {one.id: tuple(became[one.id]) for one in pregnancies}


def expected_between(pregnancy: Booked) -> tuple[date, date] | None:
    """The days on which its birth is possible; None where nothing is known or there was none."""
    if pregnancy.outcome in {"miscarriage", "termination"}:
        return None
    if pregnancy.ended_on:
        return pregnancy.ended_on - OF_ONE_BIRTH, pregnancy.ended_on + OF_ONE_BIRTH
    if pregnancy.due_on:
        return pregnancy.due_on - EARLIEST, pregnancy.due_on + LATEST
    if pregnancy.booked_on:
        return pregnancy.booked_on, pregnancy.booked_on + AFTER_BOOKING
    return None


def _could_be(pregnancy: Booked, day: date) -> bool:
    between = expected_between(pregnancy)
    return between is not None and between[0] <= day <= between[1]


def _days_off(pregnancy: Booked, day: date) -> int:
    expected = pregnancy.ended_on or pregnancy.due_on or pregnancy.booked_on
    return abs((day - expected).days) if expected else 0


def _said(one: Told) -> str:
    return f"{one.source} says so since {one.since:%-d %B %Y}"


def _each_once(kin: Iterable[Kin]) -> tuple[Kin, ...]:
    """Still so before ended, then the first to say it."""
    first: dict[tuple[int, str], Kin] = {}
    for one in sorted(kin, key=lambda one: (one.until is not None, one.since or date.max)):
        first.setdefault((one.person, one.kind), one)
    return tuple(sorted(first.values(), key=lambda one: (one.kind, one.person)))
