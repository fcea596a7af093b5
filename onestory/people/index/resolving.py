"""Records of whole components to persons, with what people decided; in memory, no database.

The rows come closed: whatever could touch one of them is among them (see `settling`). Then the
answer is the same as if everybody had been resolved, which is why a delivery equals a rebuild.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people import linkage
from onestory.people.index.world import Places, World, keys_met, model
from onestory.people.linkage import batch, block, dates
from onestory.people.linkage.anchor import Anchors
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.resolve import Review
from onestory.people.linkage.score import Scored, Scorer

SAME_SYSTEM = 12.0
"""Bits that one local id of one system is worth: its staff say that both rows are one person."""
TWO_ADULTS = 6.0
"""Bits where a birth date is missing and both are adults, by role or by birth date. Those who share
a name and a dwelling without being one person are nearly all parent and child: that doubt, which
the missing date has cost them, is settled, and of adults a dwelling has few."""
GROWN = 180_000
"""Eighteen years between dates written as yyyymmdd."""
DWELLING = 2


class SystemScorer(Scorer):
    """The linkage package's scorer, which also hears what only the database knows of two rows."""

    def __init__(self, told: World) -> None:
        super().__init__(told.columns, told.columns, model())
        born, said = told.columns["dob"], told.columns["event"]
        self.own = told.own
        self.adult = (told.born_before > 0) | ((born > 0) & (born <= said - GROWN))

    def score(self, a: NDArray[np.integer], b: NDArray[np.integer]) -> Scored:
        """Weight and identity with the bits of one system and of two adults."""
        return self.in_parts(a, b)[0]

    def in_parts(
        self, a: NDArray[np.integer], b: NDArray[np.integer]
    ) -> tuple[Scored, NDArray[np.float32], NDArray[np.float32]]:
        """The whole, and of it the bits of the same system and of two adults."""
        scored = super().score(a, b)
        system = np.float32(SAME_SYSTEM) * (self.own[a] == self.own[b])
        adults = self.adult[a] & self.adult[b]
        adults &= (scored.home >= DWELLING) & (scored.levels["dob"] == dates.MISSING)
        adults &= np.minimum(scored.levels["forename"], scored.levels["surname"]) >= names.NEAR
        grown, whole = np.float32(TWO_ADULTS) * adults, scored.weight + system
        told = replace(scored, weight=whole + grown, identity=scored.identity + system + grown)
        return told, system, grown


def edges(told: World) -> tuple[batch.Edges, NDArray[np.int64]]:
    """All pairs that share a key, one of them loose, whose evidence is worth keeping.

    And the keys that proved too common to be used.
    """
    cap, keyed = int(model()["scale"]["most_a_key"]), keys_met(told)
    a, b, dropped = block.pairs(keyed, told.loose, most=cap)
    common = keyed.group_by("key").len().filter(pl.col("len") > cap) if dropped else keyed.clear()
    found = batch.scored(SystemScorer(told), a, b, linkage.floor(model()))
    return found, common["key"].to_numpy()


@dataclass(frozen=True)
class Resolved:
    """`person[i]`: the smallest place of i's person; edges begin with a, b and weight.

    `decided` are the places that somebody said are one with another.
    """

    person: Places
    edges: batch.Edges
    reviews: list[Review]
    decided: Places
    too_common: NDArray[np.int64]


@dataclass(frozen=True)
class Told:
    """Pairs of places about which somebody has a word.

    `together` and `apart` are what people decided; of `relatives` a source says that one is the
    parent or carer of the other: no evidence makes them one person.
    """

    together: Places
    apart: Places
    relatives: Places


def resolve(world: World, said: Told) -> Resolved:
    """Persons among the rows; `part_numbers` has been called with `said.apart`."""
    (found, common), must = edges(world), tuple(map(tuple, said.together.tolist()))
    never = _in_order(said.apart)
    while True:
        done = batch.resolve(world.columns, world.held, found, model(), must, frozenset(never))
        ties = np.concatenate([said.relatives, _too_young(world, done.person)])
        joined = ties[done.person[ties[:, 0]] == done.person[ties[:, 1]]]
        if not _in_order(joined) - never - set(must):
            break
        never |= _in_order(joined) - set(must)
        if part_numbers(world.held, joined):
            found, common = edges(world)
    decided = np.unique(said.together)
    return Resolved(done.person, found, _not_between(done, said.relatives), decided, common)


def _too_young(world: World, person: Places) -> Places:
    """Pairs in one person of a row of a parent or tenant, and one of somebody born too late."""
    rows = pl.DataFrame(
        {
            "person": person,
            "place": np.arange(len(person), dtype=np.int32),
            "born": world.columns["dob"],
            "before": world.born_before,
        }
    )
    adults = rows.filter(pl.col("before") > 0).select("person", "before", adult="place")
    young = rows.filter(pl.col("born") > 0).drop("before").join(adults, on="person")
    return young.filter(pl.col("born") > pl.col("before")).select("adult", "place").to_numpy()


def _in_order(pairs: Places) -> set[tuple[int, int]]:
    return set(map(tuple, np.sort(pairs, axis=1).tolist()))


def _not_between(done: batch.Linked, ties: Places) -> list[Review]:
    """Questions, but for those whether somebody is their own parent."""
    related = _in_order(done.person[ties])
    return [one for one in done.reviews if _persons(done, one) not in related]


def _persons(done: batch.Linked, one: Review) -> tuple[int, int]:
    x, y = sorted((int(done.person[one.a]), int(done.person[one.b])))
    return x, y


def part_numbers(held: Anchors, apart: Places) -> bool:
    """A number holds records together, but not against a word that they are two people.

    Of the two the record goes out that is parted from more of the others, so the one that
    somebody unlinked. Returns whether any went.
    """
    inside = apart[held.atom[apart[:, 0]] == held.atom[apart[:, 1]]]
    places, counts = np.unique(inside, return_counts=True)
    count = dict(zip(places.tolist(), counts.tolist(), strict=True))
    for x, y in inside.tolist():
        if held.atom[x] == held.atom[y]:
            _take_out(held, max((x, y), key=lambda one: (count[one], one)))
    return bool(len(inside))


def _take_out(held: Anchors, place: int) -> None:
    (others,) = np.nonzero((held.atom == held.atom[place]) & (np.arange(len(held.atom)) != place))
    held.atom[others] = others.min()
    held.verified[others] = len(others) > 1
    held.atom[place], held.verified[place], held.number[place] = place, False, 0
    held.doubtful[place] = True
