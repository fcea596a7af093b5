"""Links any set of clean records: keys, pairs, numbers, and the resolution of every component."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage import block
from onestory.people.linkage.anchor import Anchors, anchors, part
from onestory.people.linkage.columns import Columns, columns
from onestory.people.linkage.guards import Cluster
from onestory.people.linkage.known import KNOWN, cluster, told
from onestory.people.linkage.model import Model
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.plain import claims, components, not_plain
from onestory.people.linkage.resolve import Edge, Resolver, Review, telling
from onestory.people.linkage.score import Scored, Scorer

__all__ = ["KNOWN", "Edges", "Linked", "cluster", "components", "link", "resolve", "scored", "told"]

Say = Callable[[str], None]
Longs = NDArray[np.int32]


@dataclass
class Linked:
    """Place of each record's person (the smallest record of it), questions, and what happened on the way."""

    person: Longs
    reviews: list[Review]
    doubtful: NDArray[np.bool_]
    counts: dict[str, int] = field(default_factory=dict)


def link(
    clean: pl.DataFrame,
    model: Model,
    *,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    say: Say = lambda _: None,
) -> Linked:
    """Link the rows of a `standardise.clean` frame, in any order. Decisions of people are pairs of row places."""
    names = clean.select("source", "record_id")
    if names.is_sorted(["source", "record_id"]):
        return _ordered(clean, model, tuple(together), tuple(apart), say)
    order = (
        names.select(pl.arg_sort_by("source", "record_id", maintain_order=True))
        .to_series()
        .to_numpy()
    )
    place = np.argsort(order)
    must, never = (
        tuple((int(place[a]), int(place[b])) for a, b in pairs) for pairs in (together, apart)
    )
    done = _ordered(clean[order], model, must, never, say)
    done.person = order[done.person[place]].astype(np.int32)
    done.reviews = [replace(r, a=int(order[r.a]), b=int(order[r.b])) for r in done.reviews]
    done.doubtful = done.doubtful[place]
    return done


def _ordered(
    clean: pl.DataFrame,
    model: Model,
    together: tuple[tuple[int, int], ...],
    apart: tuple[tuple[int, int], ...],
    say: Say,
) -> Linked:
    """`link` of rows in the order of (source, record_id), which breaks every tie."""
    say("numbers")
    c = columns(clean, model)
    held = anchors(c)
    part(held, apart)
    say("candidates")
    loose = (held.number == 0) | ~held.verified
    a, b, dropped = block.pairs(block.met(c, loose), loose, most=int(model["scale"]["most_a_key"]))
    apart_of = held.atom[a] != held.atom[b]
    a, b = a[apart_of], b[apart_of]
    old, new = block.renewed(c, held.atom, held.verified)
    say("weights")
    edges = scored(
        Scorer(c, c, model), np.append(a, old), np.append(b, new), model["decide"]["review"]
    )
    say("people")
    done = resolve(c, held, edges, model, together, frozenset((min(p), max(p)) for p in apart))
    done.counts |= {"pairs": len(a), "keys_dropped": dropped, "edges": len(edges[0])}
    return done


Edges = tuple[
    Longs, Longs, NDArray[np.float32], NDArray[np.float32], NDArray[np.int8], NDArray[np.bool_]
]


def scored(scorer: Scorer, a: Longs, b: Longs, floor: float, *, chunk: int = 250_000) -> Edges:
    """The pairs worth keeping: places, weight, identity, home, whether both tell a forename."""

    def part_from(at: int) -> Edges:
        x, y = a[at : at + chunk], b[at : at + chunk]
        s: Scored = scorer.score(x, y)
        keep = s.weight >= floor
        named = s.levels["forename"][keep] != names.MISSING
        return x[keep], y[keep], s.weight[keep], s.identity[keep], s.home[keep], named

    starts = range(0, max(len(a), 1), chunk)
    kept = block.side_by_side(part_from, starts, small=False)
    return tuple(np.concatenate(parts) for parts in zip(*kept, strict=True))  # type: ignore[return-value]


def resolve(
    c: Columns,
    held: Anchors,
    edges: Edges,
    model: Model,
    together: tuple[tuple[int, int], ...],
    apart: frozenset[tuple[int, int]],
) -> Linked:
    """Plain components are joined at once; the others one by one through the Resolver, which would agree."""
    a, b, weight, identity, home, named = edges
    n = c.n
    rows = np.arange(n, dtype=np.int32)
    must = np.array(together, np.int32).reshape(-1, 2)
    number, claim = claims(c, held)
    every = components(
        n,
        np.concatenate([rows, a, must[:, 0], number]),
        np.concatenate([held.atom, b, must[:, 1], claim]),
    )
    decided = np.array(sorted({r for pair in (*together, *apart) for r in pair}), np.int32)
    hard = not_plain(c, held, every, decided)
    tells = telling(weight, identity, home, named, model["decide"]) & ~hard[every[a]]
    good = (weight >= model["decide"]["link"]) & tells
    person = components(n, np.concatenate([rows, a[good]]), np.concatenate([held.atom, b[good]]))
    reviews = _plain_reviews(a, b, weight, person, tells)
    _by_hand(c, held, edges, every, hard, model, person, reviews, together, apart)
    # The smallest record names the person, whatever joined it.
    counts = {
        "components": len(np.unique(every)),
        "components_by_hand": int(hard[np.unique(every)].sum()),
    }
    return Linked(person, reviews, held.doubtful, counts)


def _plain_reviews(
    a: Longs, b: Longs, weight: NDArray[np.float32], person: Longs, plain: NDArray[np.bool_]
) -> list[Review]:
    """The heaviest undecided pairs between people: about each of few records once."""
    (open_,) = np.nonzero(plain & (person[a] != person[b]))
    size = np.bincount(person, minlength=len(person))
    reviews: list[Review] = []
    asked: set[int] = set()
    for k in sorted(open_.tolist(), key=lambda k: (-weight[k], a[k], b[k])):
        few = min((int(size[p]), -int(p), int(p)) for p in (person[a[k]], person[b[k]]))[2]
        if few not in asked:
            asked.add(few)
            reviews.append(
                Review(int(a[k]), int(b[k]), float(weight[k]), "the evidence is not enough")
            )
    return reviews


def _by_hand(
    c: Columns,
    held: Anchors,
    edges: Edges,
    every: Longs,
    hard: NDArray[np.bool_],
    model: Model,
    person: Longs,
    reviews: list[Review],
    together: tuple[tuple[int, int], ...],
    apart: frozenset[tuple[int, int]],
) -> None:
    """Resolve the components that are not plain; writes into `person` and `reviews`."""
    rows = np.flatnonzero(hard[every]).astype(np.int32)
    rows = rows[np.lexsort((rows, held.atom[rows], every[rows]))]
    lists = told(c, held, rows)
    atoms: dict[int, list[Cluster]] = {}
    change = (
        np.flatnonzero(np.diff(held.atom[rows], prepend=-1, append=-1)).tolist()
        if len(rows)
        else []
    )
    for low, high in pairwise(change):
        atoms.setdefault(int(every[rows[low]]), []).append(cluster(lists, low, high))
    kept = np.flatnonzero(hard[every[edges[0]]])
    between: dict[int, list[Edge]] = {}
    for g, *values in zip(
        every[edges[0][kept]].tolist(), *(e[kept].tolist() for e in edges), strict=True
    ):
        between.setdefault(g, []).append(Edge(*values))
    for g, found in atoms.items():
        mine = tuple(p for p in together if every[p[0]] == g)
        groups, asked = Resolver(found, between.get(g, []), model, apart=apart, together=mine).run()
        for group in groups:
            person[group] = min(group)
        reviews += asked
