"""Pairs to people: the heaviest pair first, never past a guard, never between two that fit as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from onestory.people.linkage import dates
from onestory.people.linkage.model import Model
from onestory.people.linkage.names import compare as names


@dataclass
class Cluster:
    """What is known of the records joined so far, as sets of their distinct values."""

    members: list[int]
    verified: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)  # numbers carried that are held to be another's
    names: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)  # middle names and surnames: a name may stand there
    dobs: set[int] = field(default_factory=set)
    sexes: set[int] = field(default_factory=set)
    orders: set[int] = field(default_factory=set)
    mothers: set[int] = field(default_factory=set)
    mother_names: set[str] = field(default_factory=set)
    many: bool = False  # of a multiple birth
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
        for name in ("verified", "numbers", "claims", "names", "surnames", "others", "dobs", "sexes", "orders", "mothers", "mother_names"):
            getattr(self, name).update(getattr(other, name))
        self.many |= other.many
        self.sealed |= other.sealed


class Edge(NamedTuple):
    """A scored pair of records."""

    a: int
    b: int
    weight: float
    identity: float
    home: int  # 3 one mother, 2 a household fact, 1 the postcode, 0 nothing
    named: bool  # both tell a forename


def telling(weight: Any, identity: Any, home: Any, named: Any, decide: Mapping[str, float]) -> Any:
    """Whether a pair says enough of the person: nobody is joined by household alone, or nameless by a common surname."""
    enough = (identity >= decide["identity"]) | ((identity >= decide["identity_mother"]) & (home == 3))
    return enough & (named | (home >= 1) | (weight >= decide["nameless"]))


@dataclass(frozen=True)
class Review:
    """A pair for a person to decide, and why it was not decided here."""

    a: int
    b: int
    weight: float
    because: str


NUMBERS, FORENAMES = "two different confirmed NHS numbers", "forenames contradict"


def _dates_meet(a: set[int], b: set[int]) -> bool:
    if not a or not b or a & b:
        return True
    return any(dates.date_level_of(x, y) >= dates.FILLER for x in a for y in b)


def aliased(a: Cluster, b: Cluster) -> bool:
    """Whether the forename of one stands as middle name or surname of the other."""
    return bool(a.names & b.others or b.names & a.others)


def _names_meet(a: Cluster, b: Cluster) -> bool:
    if not a.names or not b.names or a.names & b.names:
        return True
    many = a.many or b.many
    if any(names.forename_level(x, y) >= (names.INITIAL if many else names.LOOSE) for x in a.names for y in b.names):
        return True
    # A twin may bear the other's middle name: between the children of one birth only forenames count.
    return not many and aliased(a, b)


def forbidden(a: Cluster, b: Cluster, apart: frozenset[tuple[int, int]] = frozenset()) -> str:
    """Why two clusters may never be one by machine; "" when they may."""
    if a.orders and b.orders and not a.orders & b.orders:
        return "two of one multiple birth"
    if a.sealed or b.sealed:
        return "a sealed identity"
    if a.numbers & b.mothers or b.numbers & a.mothers:
        return "mother and child"
    if not _dates_meet(a.dobs, b.dobs):
        return "birth dates contradict"
    if not _names_meet(a, b):
        return FORENAMES
    if a.sexes and b.sexes and not a.sexes & b.sexes and not (a.names and b.names):
        return "sex contradicts and no forename tells"
    if apart and any((min(x, y), max(x, y)) in apart for x in a.members for y in b.members):
        return "a person decided they are different"
    if a.verified and b.verified and not a.verified & b.verified:
        return NUMBERS
    return ""


def joined(a: Cluster, b: Cluster) -> Cluster:
    """What would be known of the two as one."""
    both = Cluster([])
    both.take(a)
    both.take(b)
    return both


def renumbered(a: Cluster, b: Cluster) -> bool:
    """Two confirmed numbers that look like one person's old and new one."""
    same = bool(a.names & b.names and a.dobs & b.dobs and (not a.sexes or not b.sexes or a.sexes & b.sexes))
    return same and forbidden(a, b) == NUMBERS


class Resolver:
    """Resolves one component: atoms (clusters already held by a number) and the pairs between them."""

    def __init__(self, atoms: list[Cluster], edges: list[Edge], model: Model, *,
                 apart: frozenset[tuple[int, int]] = frozenset(), together: tuple[tuple[int, int], ...] = ()) -> None:
        self.m, self.apart = model["decide"], apart
        self.once = model["number"]["differs_once"]
        self.of = {r: i for i, atom in enumerate(atoms) for r in atom.members}
        self.clusters: dict[int, Cluster] = dict(enumerate(atoms))
        self.edges = sorted(edges, key=lambda e: (-e.weight, e.a, e.b))
        self.reviews: list[Review] = []
        self.of_row: dict[int, list[Edge]] = {}
        for edge in self.edges:
            self.of_row.setdefault(edge.a, []).append(edge)
            self.of_row.setdefault(edge.b, []).append(edge)
        for x, y in together:
            if x in self.of and y in self.of:
                self._union(self.of[x], self.of[y])

    def run(self) -> tuple[list[list[int]], list[Review]]:
        """Groups of records that are one person, and pairs a person must decide."""
        refused: list[tuple[Edge, str]] = []
        for edge in self.edges:
            a, b = self.of[edge.a], self.of[edge.b]
            if a == b:
                continue
            stop = self._stop(edge, a, b)
            if stop:
                refused.append((edge, stop))
            else:
                self._union(a, b)
        self._same_number()
        self._reviews(refused)
        return [c.members for c in self.clusters.values()], self.reviews

    def _union(self, a: int, b: int) -> None:
        if a == b:
            return
        if len(self.clusters[a].members) < len(self.clusters[b].members):
            a, b = b, a
        for r in self.clusters[b].members:
            self.of[r] = a
        self.clusters[a].take(self.clusters.pop(b))

    def _weight(self, edge: Edge, a: Cluster, b: Cluster) -> float:
        differ = a.numbers and b.numbers and not a.numbers & b.numbers
        return edge.weight + (self.once if differ else 0.0)

    def _tells(self, edge: Edge) -> bool:
        return bool(telling(edge.weight, edge.identity, edge.home, edge.named, self.m))

    def _stop(self, edge: Edge, a: int, b: int) -> str:
        """Why this pair is not joined; "never …" when it is not even a question."""
        left, right = self.clusters[a], self.clusters[b]
        never = forbidden(left, right, self.apart)
        if never:
            return f"never: {never}"
        weight = self._weight(edge, left, right)
        if not self._tells(edge):
            return "never: only the household agrees"
        if weight < edge.weight and edge.home < 2:
            return "the NHS numbers differ and no household fact agrees"
        if any(not x.dobs and x.names & y.mother_names for x, y in ((left, right), (right, left))):
            return "no birth date, and the mother bears the same forename"
        if weight < self.m["link"]:
            return "the evidence is not enough"
        return self._rival(edge, a, b) or self._nameless(left, right)

    def _nameless(self, a: Cluster, b: Cluster) -> str:
        """A newborn without name, number or order joins nobody while two children of that day could be meant."""
        for x, y in ((a, b), (b, a)):
            if not x.bare:
                continue
            born = [c for c in self.clusters.values() if c is not x and c is not y and c.dobs & x.dobs]
            twins = [c for c in born if not c.bare and forbidden(c, y)]
            several = x.many or y.many or bool(twins) or any(c.many for c in born)
            if several and (y.bare or not twins or not all(forbidden(c, x) for c in twins)):
                return "a newborn without name or number, of a multiple birth"
        return ""

    def _near(self, key: int, least: float) -> dict[int, Edge]:
        """The clusters a pair of at least this weight leads to, each by its heaviest."""
        found: dict[int, Edge] = {}
        for row in self.clusters[key].members:
            for edge in self.of_row.get(row, ()):
                if edge.weight < least:
                    break
                third = self.of[edge.b if edge.a == row else edge.a]
                if third != key and (third not in found or found[third].weight < edge.weight) and self._tells(edge):
                    found[third] = edge
        return found

    def _rival(self, edge: Edge, a: int, b: int) -> str:
        """Another cluster that fits one side nearly as well and cannot be the other side."""
        least = edge.weight - self.m["margin"]
        for near, far in ((a, b), (b, a)):
            one, two = self.clusters[near], self.clusters[far]
            for third, other in self._near(near, least).items():
                three = self.clusters[third]
                if third == far or self._weight(other, one, three) < least or not forbidden(three, two):
                    continue
                why = forbidden(three, one)
                could = not why or (why == FORENAMES and aliased(three, one))
                if could and forbidden(three, joined(one, two)) and not renumbered(three, two):
                    return "two people fit nearly as well"
        return ""

    def _same_number(self) -> None:
        """Rows that carry an owner's number, birth date and sex under another forename: hers, unless a twin is about."""
        for key in sorted(k for k, c in self.clusters.items() if c.claims and not c.numbers):
            lost = self.clusters[key]
            owners = [k for k, c in self.clusters.items() if c.numbers & lost.claims]
            if len(owners) != 1 or lost.many or not lost.dobs or not lost.sexes:
                continue
            owner = self.clusters[owners[0]]
            others = [c for k, c in self.clusters.items() if k not in (key, owners[0]) and c.dobs & lost.dobs]
            alike = lost.dobs <= owner.dobs and lost.sexes == owner.sexes and lost.surnames & owner.surnames
            if alike and not owner.many and forbidden(owner, lost, self.apart) in ("", FORENAMES) and not any(forbidden(c, owner) for c in others):
                self._union(owners[0], key)

    def _reviews(self, refused: list[tuple[Edge, str]]) -> None:
        """The best question of each cluster, while its two sides are still apart."""
        asked: set[int] = set()
        for edge, why in refused:
            a, b = self.of[edge.a], self.of[edge.b]
            if a == b:
                continue
            left, right = self.clusters[a], self.clusters[b]
            if renumbered(left, right) and edge.home >= 2:
                why = "perhaps one person whose NHS number was replaced"
            elif why.startswith("never") or forbidden(left, right, self.apart):
                continue
            if self._weight(edge, left, right) < self.m["review"] or a in asked or b in asked:
                continue
            asked.update((a, b))
            self.reviews.append(Review(edge.a, edge.b, self._weight(edge, left, right), why))
