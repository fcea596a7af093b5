"""Pairs to people: the heaviest pair first, never past a guard, never between two that fit as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from onestory.people.linkage.guards import (
    DATES,
    FORENAMES,
    SEX,
    Cluster,
    aliased,
    fit,
    forbidden,
    forgiven,
    joined,
    only_child,
    other_mother,
    perhaps_named_for,
    renumbered,
    told_apart,
    two_mothers,
)
from onestory.people.linkage.model import Model
from onestory.people.linkage.names import compare as names

__all__ = ["Cluster", "Edge", "Resolver", "Review", "forbidden", "telling"]


class Edge(NamedTuple):
    """A scored pair of records."""

    a: int
    b: int
    weight: float
    identity: float
    home: int  # 3 one mother, 2 a household fact, 1 the postcode, 0 nothing
    named: bool  # both tell a forename


def telling(weight: Any, identity: Any, home: Any, named: Any, decide: Mapping[str, float]) -> Any:
    """Whether a pair says enough of the person: never household alone, nor a nameless common surname."""
    enough = (identity >= decide["identity"]) | (
        (identity >= decide["identity_mother"]) & (home == 3)
    )
    return enough & (named | (home >= 1) | (weight >= decide["nameless"]))


@dataclass(frozen=True)
class Review:
    """A pair for a person to decide, and why it was not decided here."""

    a: int
    b: int
    weight: float
    because: str


FEW = 2
"""Records that may be a slip; what more of them say is what somebody is called."""
TOLD = 30.0
"""Bits that names and dates alone never reach: a system's own id says more than a mother's name."""
SLIP = 2
"""How well a name must fit to be a slip of it."""


def _one_birth(*clusters: Cluster) -> bool:
    """Whether all are named, and born on one day."""
    return all(c.names for c in clusters) and bool(set.intersection(*(c.dobs for c in clusters)))


DOUBTS = (FORENAMES, DATES, SEX)
"""What a slip, a change of name or a middle name in use may bring about."""


def _one_surname(a: Cluster, b: Cluster) -> bool:
    return any(names.surname_level(x, y) >= names.NEAR for x in a.surnames for y in b.surnames)


def _perhaps_a_slip(a: Cluster, b: Cluster) -> bool:
    """Whether all but one thing says that a record or two belong to somebody: not another twin's."""
    few = min(len(a.members), len(b.members)) <= FEW
    differ = a.many or b.many or (a.numbers and b.numbers and not a.numbers & b.numbers)
    told = bool(a.dobs & b.dobs) + bool(a.names & b.names) + (_one_surname(a, b))
    return few and not differ and told >= 2 and not two_mothers(a, b)


def _fewer(a: Cluster, b: Cluster) -> bool:
    """Whether a question about the two is about the first: the one of fewer records, else the later."""
    return (len(a.members), -min(a.members)) < (len(b.members), -min(b.members))


def _other_order(a: Cluster, b: Cluster) -> bool:
    return bool(a.orders and b.orders and not a.orders & b.orders)


class Resolver:
    """Resolves one component: atoms (clusters already held by a number) and the pairs between them."""

    def __init__(
        self,
        atoms: list[Cluster],
        edges: list[Edge],
        model: Model,
        *,
        apart: frozenset[tuple[int, int]] = frozenset(),
        together: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.m, self.apart = model["decide"], apart
        self.grown = model["scale"]["grown_before"]
        self.birth = model["birth_order"]["only_child"]
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
        self._strays()
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
        birth = self.birth if edge.home >= 2 and forgiven(a, b) else 0.0
        return edge.weight + (self.once if differ else 0.0) + birth

    def _tells(self, edge: Edge) -> bool:
        return bool(telling(edge.weight, edge.identity, edge.home, edge.named, self.m))

    def _stop(self, edge: Edge, a: int, b: int) -> str:
        """Why this pair is not joined; "never …" when it is not even a question."""
        left, right = self.clusters[a], self.clusters[b]
        never = forbidden(left, right, self.apart)
        if never:
            return f"never: {never}"
        weight = self._weight(edge, left, right)
        if not self._tells(edge) and not (edge.home >= 2 and forgiven(left, right)):
            return "never: only the household agrees"
        if weight < edge.weight and edge.home < 2:
            return "the NHS numbers differ and no household fact agrees"
        if edge.home < 2 and edge.identity < TOLD and two_mothers(left, right):
            return "their mothers are two"
        if perhaps_named_for(left, right):
            return "no birth date, and perhaps only of the same name"
        if any(
            not x.dobs and (x.names | x.surnames) & y.mother_names
            for x, y in ((left, right), (right, left))
        ):
            return "no birth date, and the mother bears the same forename"
        if weight < self.m["link"]:
            return "the evidence is not enough"
        return self._rival(edge, a, b) or self._nameless(edge, a, b)

    def _nameless(self, edge: Edge, a: int, b: int) -> str:
        """A newborn without name, number or order joins nobody while two children of that day could be meant."""
        for one, other in ((a, b), (b, a)):
            x, y = self.clusters[one], self.clusters[other]
            if x.names or x.numbers or x.orders & y.orders or only_child(x, y):
                continue
            near = [k for k in self._near(one, edge.weight - self.m["twin_margin"]) if k != other]
            near = [k for k in near if not other_mother(self.clusters[k], x)]
            born = [self.clusters[k] for k in near if self.clusters[k].dobs & x.dobs]
            twins = [c for c in born if not c.bare and forbidden(c, y)]
            several = x.many or y.many or bool(twins) or any(c.many for c in born)
            if several and (y.bare or not twins or not all(told_apart(c, x) for c in twins)):
                return "a newborn without name or number, of a multiple birth"
        return ""

    def _at_home(self, key: int) -> set[int]:
        """The clusters that share a household fact with this one."""
        edges = (e for row in self.clusters[key].members for e in self.of_row.get(row, ()))
        return {self.of[row] for e in edges if e.home >= 2 for row in (e.a, e.b)} - {key}

    def _near(self, key: int, least: float) -> dict[int, Edge]:
        """The clusters a pair of at least this weight leads to, each by its heaviest."""
        found: dict[int, Edge] = {}
        for row in self.clusters[key].members:
            for edge in self.of_row.get(row, ()):
                if edge.weight < least:
                    break
                third = self.of[edge.b if edge.a == row else edge.a]
                if (
                    third != key
                    and (third not in found or found[third].weight < edge.weight)
                    and self._tells(edge)
                ):
                    found[third] = edge
        return found

    def _rival(self, edge: Edge, a: int, b: int) -> str:
        """Another cluster that fits one side nearly as well and cannot be the other side."""
        if len(self.clusters) == 2:
            return ""  # nobody else is about
        for near, far in ((a, b), (b, a)):
            one, two = self.clusters[near], self.clusters[far]
            # Without a birth date, father and son of one name fit one row, whichever fits better.
            least = edge.weight - self.m["margin" if one.dobs else "undated_margin"]
            for third, other in self._near(near, edge.weight - self.m["twin_margin"]).items():
                three = self.clusters[third]
                if third == far or not forbidden(three, two):
                    continue
                better = fit(one, two) - fit(one, three) if _one_birth(one, two, three) else 0
                if better < 0:
                    return "a name fits another child of that birth better"
                if better or self._weight(other, one, three) < least:
                    continue
                why = forbidden(three, one)
                could = not why or (why == FORENAMES and aliased(three, one))
                if could and forbidden(three, joined(one, two)) and not renumbered(three, two):
                    return "two people fit nearly as well"
        return ""

    def _strays(self) -> None:
        """A row of a birth whose name fits one child clearly better than any other goes to that child."""
        for edge in self.edges if len(self.clusters) > 1 else ():
            for near, far in ((edge.a, edge.b), (edge.b, edge.a)):
                a, b = self.of[near], self.of[far]
                if a != b and self._stray(self.clusters[a], self.clusters[b], edge):
                    self._union(b, a)

    def _stray(self, one: Cluster, two: Cluster, edge: Edge) -> bool:
        """Whether `one` is a single row, called otherwise by a slip, of the child `two`."""
        few = len(one.members) <= FEW and not one.numbers and bool(one.names)
        if not few or len(two.members) <= FEW or not one.dobs & two.dobs:
            return False
        mine = fit(one, two)
        if mine < SLIP or forbidden(one, two, self.apart) != FORENAMES or _other_order(one, two):
            return False
        if self._weight(edge, one, two) < self.m["link"] or not self._tells(edge):
            return False
        born = [c for c in self.clusters.values() if c is not one and c.dobs & one.dobs]
        if one.claims - two.numbers and any(one.claims & c.numbers for c in born):
            return False  # its number says one child, its name is nearer to another's
        return all(fit(one, c) < mine for c in born if c is not two and not other_mother(c, one))

    def _same_number(self) -> None:
        """Rows with an owner's number, birth date and sex but another forename: hers, unless a twin is about."""
        for key in sorted(k for k, c in self.clusters.items() if c.claims and not c.numbers):
            lost = self.clusters[key]
            owners = [k for k, c in self.clusters.items() if c.numbers & lost.claims]
            if len(owners) != 1 or lost.many or not lost.dobs or not lost.sexes:
                continue
            owner = self.clusters[owners[0]]
            if not (owner.single or lost.single or max(lost.dobs) < self.grown):
                continue  # a twin of whom nobody tells
            others = [
                c
                for k in self._at_home(key) | self._at_home(owners[0])
                if k not in (key, owners[0]) and (c := self.clusters[k]).dobs & lost.dobs
            ]
            alike = (
                lost.dobs <= owner.dobs and lost.sexes == owner.sexes and _one_surname(lost, owner)
            )
            if (
                alike
                and not owner.many
                and forbidden(owner, lost, self.apart) in ("", FORENAMES)
                and not any(forbidden(c, owner) for c in others)
            ):
                self._union(owners[0], key)

    def _reviews(self, refused: list[tuple[Edge, str]]) -> None:
        """The best questions, while the two sides are still apart: about each few records once."""
        asked: set[int] = set()
        for edge, why in refused:
            a, b = self.of[edge.a], self.of[edge.b]
            if a == b:
                continue
            left, right = self.clusters[a], self.clusters[b]
            never = forbidden(left, right, self.apart)
            if edge.home >= 2 and renumbered(left, right):
                why = "perhaps one person whose NHS number was replaced"
            elif edge.home >= 2 and never in DOUBTS and _perhaps_a_slip(left, right):
                why = f"{never}, in one record that otherwise agrees"
            elif why.startswith("never") or never:
                continue
            weight, few = self._weight(edge, left, right), a if _fewer(left, right) else b
            if weight < self.m["review"] or few in asked:
                continue
            asked.add(few)
            self.reviews.append(Review(edge.a, edge.b, weight, why))
