"""One letter a family: which adults are named on one, and which are written to alone.

Twins' parents get one letter, because a notice is to adults and not about one child. Parents who live together are
named on one letter, unless how they may be reached differs. Parents who live apart each get their own, with only their
own address on it; so do two of whom one must not be found by the other, whatever the addresses say.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onestory.parents.kinds import NotReached, Plan, Unit


@dataclass(frozen=True)
class Adult:
    """An adult who should be told, and how they may be reached today."""

    person: int
    about: frozenset[int]
    """The children through whom they are told; themselves where they are told in their own right."""
    way: str = ""
    """One of `WAYS`; empty where none is allowed."""
    why_not: str = ""
    home: str = ""
    """Their address, folded so that two may be compared."""
    apart_from: frozenset[int] = frozenset()
    """Adults beside whom they must not be named."""


def plan(adults: Iterable[Adult]) -> Plan:
    """Every adult once: in a unit, or among the unreached."""
    every = sorted(adults, key=lambda adult: adult.person)
    reached = [adult for adult in every if adult.way]
    letters = [adult for adult in reached if adult.way == "letter"]
    alone = [adult for adult in reached if adult.way != "letter"]
    groups = [*_together(letters), *([one] for one in alone)]
    units = sorted((_unit(group) for group in groups), key=lambda unit: unit.adults)
    unreached = tuple(NotReached(one.person, one.why_not) for one in every if not one.way)
    return Plan(tuple(units), unreached)


def _together(adults: Sequence[Adult]) -> list[list[Adult]]:
    """Those at one address who share a child."""
    homes: dict[str, list[Adult]] = defaultdict(list)
    for adult in adults:
        homes[adult.home].append(adult)
    return [group for living in homes.values() for group in _sharing_a_child(living)]


def _sharing_a_child(living: Sequence[Adult]) -> list[list[Adult]]:
    groups: list[list[Adult]] = []
    for adult in living:
        fitting = next((group for group in groups if _may_join(adult, group)), None)
        if fitting is None:
            groups.append([adult])
        else:
            fitting.append(adult)
    return groups


def _may_join(adult: Adult, group: Sequence[Adult]) -> bool:
    return all(
        adult.about & other.about
        and other.person not in adult.apart_from
        and adult.person not in other.apart_from
        for other in group
    )


def _unit(group: Sequence[Adult]) -> Unit:
    about = frozenset().union(*(adult.about for adult in group))
    return Unit(group[0].way, tuple(one.person for one in group), tuple(sorted(about)))
