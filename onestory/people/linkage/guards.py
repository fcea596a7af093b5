"""What is known of a person so far, and what no score may outvote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onestory.people.linkage import dates
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.siblings import BORN_SINCE, ELSEWHERE, FIT


@dataclass
class Cluster:
    """What is known of the records joined so far, as sets of their distinct values."""

    members: list[int]
    verified: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)  # numbers carried that are held to be another's
    names: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    others: set[str] = field(
        default_factory=set
    )  # middle names and surnames: a name may stand there
    dobs: set[int] = field(default_factory=set)
    sexes: set[int] = field(default_factory=set)
    orders: set[int] = field(default_factory=set)
    phones: set[int] = field(default_factory=set)
    mothers: set[int] = field(default_factory=set)
    mother_names: set[str] = field(default_factory=set)
    many: bool = False  # of a multiple birth
    single: bool = False  # said to be the only child of its birth
    sealed: bool = False

    @property
    def bare(self) -> bool:
        """Nothing but a birth: no forename, number or twin order."""
        return not (self.names or self.numbers or self.orders)

    @property
    def bare_but_number(self) -> bool:
        """A newborn that only an NHS number tells from a twin."""
        return not (self.names or self.orders)

    def take(self, other: Cluster) -> None:
        self.members += other.members
        for name in (
            "verified",
            "numbers",
            "claims",
            "names",
            "surnames",
            "others",
            "dobs",
            "sexes",
            "orders",
            "phones",
            "mothers",
            "mother_names",
        ):
            getattr(self, name).update(getattr(other, name))
        self.many |= other.many
        self.single |= other.single
        self.sealed |= other.sealed


NUMBERS, FORENAMES = "two different confirmed NHS numbers", "forenames contradict"
DATES, SEX = "birth dates contradict", "sex contradicts and no forename tells"


def _dates_meet(a: set[int], b: set[int]) -> bool:
    if not a or not b or a & b:
        return True
    return any(dates.date_level_of(x, y) >= dates.FILLER for x in a for y in b)


def aliased(a: Cluster, b: Cluster) -> bool:
    """Whether the forename of one stands as middle name or surname of the other."""
    return bool(a.names & b.others or b.names & a.others)


def spelt_out(told: set[str]) -> set[str]:
    """Names without the initials beside them: one letter does not lead from Amelia to Anne."""
    return {n for n in told if len(n) > 1} or told


def _fit(x: str, y: str) -> int:
    return FIT[names.INITIAL] if x == y and len(x) == 1 else FIT[names.forename_level(x, y)]


def fit(a: Cluster, b: Cluster) -> int:
    """How well the forenames of one fit the other's (`siblings.FIT`); 0 where none is told."""
    best = max((_fit(x, y) for x in spelt_out(a.names) for y in spelt_out(b.names)), default=0)
    return max(best, ELSEWHERE) if aliased(a, b) else best


def _names_meet(a: Cluster, b: Cluster) -> bool:
    if not a.names or not b.names or (a.names & b.names) - names.WEAK:
        return True
    many = a.many or b.many
    levels = {names.forename_level(x, y) for x in spelt_out(a.names) for y in spelt_out(b.names)}
    twins = (many or _differ(a.numbers, b.numbers)) and a.dobs & b.dobs
    if twins and not a.orders & b.orders and not a.numbers & b.numbers:
        # Two of one birth may be Amelia and Emilia: only the name itself, a part or an initial tells,
        # and beside two numbers not even the Mohammed that stands before both their names.
        if _differ(a.numbers, b.numbers):
            return names.PART in levels or bool((a.names & b.names) - names.WEAK)
        return bool(levels & {names.EXACT, names.PART, names.INITIAL})
    if max(levels) >= names.INITIAL:
        return True
    # A twin may bear the other's middle name: between the children of one birth only forenames count.
    return not many and aliased(a, b)


def other_mother(a: Cluster, b: Cluster) -> bool:
    """Whether their mothers are known and known to be two."""
    return _differ(a.mothers, b.mothers) or _differ(a.mother_names, b.mother_names)


def two_mothers(a: Cluster, b: Cluster) -> bool:
    """Whether their mothers bear different numbers, or names that are no forms of each other."""
    if a.mothers & b.mothers:
        return False
    pairs = [(x, y) for x in a.mother_names for y in b.mother_names]
    strange = bool(pairs) and all(names.forename_level(x, y) < names.INITIAL for x, y in pairs)
    return strange or (_differ(a.mothers, b.mothers) and not pairs)


def perhaps_named_for(a: Cluster, b: Cluster) -> bool:
    """Whether a record without birth date may be of a parent or child of the same name.

    Sex or mother in common settle it, and between adults a telephone; else other telephones, a
    child or another form of the name make a doubt.
    """
    if (a.dobs and b.dobs) or a.numbers & b.numbers or a.sexes & b.sexes:
        return False
    if a.mothers & b.mothers or a.mother_names & b.mother_names:
        return False
    child = any(day >= BORN_SINCE for day in a.dobs | b.dobs)
    if child or not a.phones & b.phones:
        return child or bool(a.phones and b.phones) or not a.names & b.names
    return False


def _one_mother(a: Cluster, b: Cluster) -> bool:
    if other_mother(a, b):
        return False
    named = bool(a.mother_names & b.mother_names and a.surnames & b.surnames)
    return bool(a.mothers & b.mothers) or named


def only_child(a: Cluster, b: Cluster) -> bool:
    """Two births told of one mother and day, said to be of one child: they are one birth."""
    if not (a.single or b.single) or a.many or b.many or not a.dobs & b.dobs:
        return False
    return _one_mother(a, b) and not _differ(a.numbers, b.numbers)


def _sexes_meet(a: Cluster, b: Cluster) -> bool:
    return bool(a.names and b.names) or not _differ(a.sexes, b.sexes)


def forgiven(a: Cluster, b: Cluster) -> bool:
    """Whether name or sex contradict, and yet it is the only child of one birth."""
    return only_child(a, b) and not (_names_meet(a, b) and _sexes_meet(a, b))


def forbidden(a: Cluster, b: Cluster, apart: frozenset[tuple[int, int]] = frozenset()) -> str:
    """Why two clusters may never be one by machine; "" when they may."""
    if a.sealed or b.sealed:
        return "a sealed identity"
    if apart and any((min(x, y), max(x, y)) in apart for x in a.members for y in b.members):
        return "a person decided they are different"
    contradicted = _contradiction(a, b)
    if not contradicted and _differ(a.verified, b.verified):
        return NUMBERS
    return contradicted


def _differ(a: set[Any], b: set[Any]) -> bool:
    return bool(a and b and not a & b)


def _another_number(one: Cluster, other: Cluster) -> bool:
    """A nameless record of a multiple birth whose number is not the other's: its twin's."""
    return not one.names and _differ(one.numbers or one.claims, other.numbers)


def told_apart(a: Cluster, b: Cluster) -> bool:
    """Whether sex or twin number tell two children of one birth apart."""
    return _differ(a.orders, b.orders) or _differ(a.sexes, b.sexes)


def _contradiction(a: Cluster, b: Cluster) -> str:
    """What the two say of themselves that one person cannot say."""
    if _differ(a.orders, b.orders):
        return "two of one multiple birth"
    if (a.many or b.many) and (_another_number(a, b) or _another_number(b, a)):
        return "two numbers of one multiple birth"
    if a.numbers & b.mothers or b.numbers & a.mothers:
        return "mother and child"
    if not _dates_meet(a.dobs, b.dobs):
        return DATES
    if not _names_meet(a, b) and (_differ(a.sexes, b.sexes) or not only_child(a, b)):
        return FORENAMES
    if not _sexes_meet(a, b) and not only_child(a, b):
        return SEX
    return ""


def joined(a: Cluster, b: Cluster) -> Cluster:
    """What would be known of the two as one."""
    both = Cluster([])
    both.take(a)
    both.take(b)
    return both


def renumbered(a: Cluster, b: Cluster) -> bool:
    """Two confirmed numbers that look like one person's old and new one."""
    same = bool(
        a.names & b.names and a.dobs & b.dobs and (not a.sexes or not b.sexes or a.sexes & b.sexes)
    )
    return same and forbidden(a, b) == NUMBERS
