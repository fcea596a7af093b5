"""Answers one person at a time against an index, by the same keys, weights and guards as the bulk run."""

from __future__ import annotations

import gc
import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO, cast

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage import batch, block
from onestory.people.linkage.anchor import anchors, may_agree
from onestory.people.linkage.columns import NAMES, columns
from onestory.people.linkage.explain import sentence
from onestory.people.linkage.model import Model
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.resolve import Cluster, Edge, Resolver, forbidden
from onestory.people.linkage.single import FIELDS, Told, Weighed, Weigher, told
from onestory.people.linkage.standardise import clean_one

HEAD = 20  # bits of a key that lead to its stretch of the list
NOBODY = {"decision": "new", "record_id": None, "probability": 0.0, "because": "nobody comes near"}


class Index:
    """Records, their people, and their keys, in memory. Asking does not change it."""

    def __init__(self, cleaned: pl.DataFrame, model: Model, *, test_numbers: bool = False) -> None:
        self.test_numbers = test_numbers
        decide = {
            **model["decide"],
            "link": model["decide"]["live_link"],
            "review": model["decide"]["live_review"],
        }
        self.m = replace(model, weights={**model.weights, "decide": decide})
        self.weigher, self.most = Weigher(self.m), int(model["scale"]["most_a_key_live"])
        c = self.c = columns(cleaned, model)
        self.held, person = anchors(c), batch.link(cleaned, model).person
        self.ids, self.sources = cleaned["record_id"].to_list(), cleaned["source"].to_list()
        self._keyed()
        order = np.argsort(person, kind="stable").astype(np.int32)
        ends = np.searchsorted(person[order], np.arange(c.n + 1)).astype(np.int64)
        self.person, self.members, self.ends = _view(person), order, _view(ends)
        self.number = _view(self.held.number)
        self.views = [_view(c[f]) for f in FIELDS]
        self.words = [c.words if f in NAMES else c.texts.get(f) for f in FIELDS]
        self.cluster = lru_cache(maxsize=50_000)(self._cluster)

    def _keyed(self) -> None:
        """Keys in order, each once, with where its records begin; and where each head of a key begins."""
        keyed = block.table(self.c).sort("key")
        keys, first = np.unique(keyed["key"].to_numpy(), return_index=True)
        heads = np.arange((1 << HEAD) + 1, dtype=np.float64) * 2.0 ** (64 - HEAD)
        heads[-1] = np.inf
        self.heads = _view(
            np.append(np.searchsorted(keys, heads[:-1].astype(np.uint64)), len(keys))
        )
        self.keys, self.first = _view(keys), _view(np.append(first, keyed.height))
        self.rows = _view(keyed["i"].to_numpy())

    def told(self, row: int) -> Told:
        """A record of the index in the scorer's form."""
        values = [view[row] for view in self.views]
        return Told._make(v if w is None else w[v] for v, w in zip(values, self.words, strict=True))

    def _cluster(self, person: int) -> Cluster:
        rows = self.members[self.ends[person] : self.ends[person + 1]]
        return batch.cluster(batch.told(self.c, self.held, rows), 0, len(rows))

    def ask(self, row: dict[str, Any]) -> dict[str, Any]:
        """The decision for one person, with the record it is about and why."""
        one = clean_one(row, test_numbers=self.test_numbers)
        me, met = told(one), self._candidates(one)
        if not met:
            return NOBODY
        owner = self._owner(one, me, met)
        if owner is not None:
            return owner
        pairs = {r: self.weigher.weigh(me, self.told(r)) for r in met}
        near = sorted(
            (r for r in met if pairs[r].weight >= self.m["decide"]["review"]),
            key=lambda r: (-pairs[r].weight, r),
        )
        return (
            self._resolved(one, near, pairs)
            if near
            else NOBODY | {"because": "nobody is like enough"}
        )

    def _candidates(self, one: dict[str, Any]) -> list[int]:
        """Records that share a key; of a crowd, those that share most."""
        met: Counter[int] = Counter()
        for key in block.keys_of_one(one):
            head = key >> (64 - HEAD)
            at = bisect_left(self.keys, key, self.heads[head], self.heads[head + 1])
            if at < self.heads[head + 1] and self.keys[at] == key:
                first, last = self.first[at], self.first[at + 1]
                if last - first <= self.most:
                    met.update(self.rows[first:last])
        crowd = int(self.m["scale"]["most_compared_live"])
        return list(met) if len(met) <= crowd else [r for r, _ in met.most_common(crowd)]

    def _owner(self, one: dict[str, Any], me: Told, met: list[int]) -> dict[str, Any] | None:
        """Who owns this NHS number, when name and birth date agree too; None when that settles nothing."""
        same = [r for r in met if one["nhs"] and self.number[r] == one["nhs"]]
        if not same:
            return None
        person = self.person[same[0]]
        theirs = self.cluster(person)
        rows = [self.told(r) for r in same]
        fine = [may_agree(me, t, many=theirs.many or _many(one)) for t in rows]
        mine = _cluster_of(one, confirmed=True)
        if (
            sum(fine) * 2 <= len(fine)
            or forbidden(mine, theirs)
            or (theirs.many and mine.bare_but_number)
        ):
            return None
        pair, best = max(
            ((self.weigher.weigh(me, t), r) for t, r, f in zip(rows, same, fine, strict=True) if f),
            key=lambda p: p[0].weight,
        )
        return self._answer(
            "link", best, max(pair.weight, 12.0), "same NHS number; " + sentence(pair.levels)
        )

    def _resolved(
        self, one: dict[str, Any], near: list[int], pairs: dict[int, Weighed]
    ) -> dict[str, Any]:
        """The bulk run's resolver on this person and those who come near."""
        people = list(dict.fromkeys(self.person[r] for r in near))[:6]
        contradicted = any(self.number[r] == one["nhs"] for r in pairs) if one["nhs"] else False
        me = _cluster_of(one, number=not contradicted)
        edges = [
            Edge(-1, r, p.weight, p.identity, p.home, p.levels["forename"] != names.MISSING)
            for r in near
            if self.person[r] in people
            for p in (pairs[r],)
        ]
        atoms = [_copy(self.cluster(p)) for p in people]
        groups, reviews = Resolver([me, *atoms], edges, self.m).run()
        mine = next(g for g in groups if -1 in g)
        if len(mine) > 1:
            best = next(e.b for e in edges if e.b in mine)
            return self._answer("link", best, pairs[best].weight, sentence(pairs[best].levels))
        for question in reviews:
            if -1 in (question.a, question.b):
                best = max(question.a, question.b)
                return self._answer(
                    "review",
                    best,
                    question.weight,
                    f"{question.because}: {sentence(pairs[best].levels)}",
                )
        return NOBODY | {"because": "those who come near are somebody else"}

    def _answer(self, decision: str, row: int, weight: float, because: str) -> dict[str, Any]:
        probability = 1 / (1 + 2 ** -min(max(weight, -30.0), 30.0))
        return {
            "decision": decision,
            "source": self.sources[row],
            "record_id": self.ids[row],
            "probability": round(probability, 6),
            "because": because,
        }


def _view(column: NDArray[Any]) -> Sequence[int]:
    """A column whose single values are read in a tenth of the time."""
    return cast("Sequence[int]", np.ascontiguousarray(column).data)


def _many(one: dict[str, Any]) -> bool:
    return one["plurality"] > 1 or one["birth_order"] > 1


def _copy(cluster: Cluster) -> Cluster:
    fresh = Cluster([])
    fresh.take(cluster)
    return fresh


def _cluster_of(one: dict[str, Any], *, number: bool = True, confirmed: bool = False) -> Cluster:
    """The person asked about, as the resolver sees people; their place is -1."""

    def of(*fields: str) -> set[Any]:
        return {one[f] for f in fields if one[f]}

    numbers = of("nhs") if number else set()
    return Cluster(
        [-1],
        verified=set(numbers) if confirmed else set(),
        numbers=numbers,
        names=of("forename"),
        surnames=of("surname"),
        others=of("middle", "surname"),
        dobs=of("dob"),
        sexes=of("sex"),
        orders=of("birth_order"),
        phones=of("phone"),
        mothers=of("mother_nhs"),
        mother_names=of("mother_forename"),
        many=_many(one),
        single=not _many(one) and one["plurality"] == 1,
        sealed=one["sealed"],
    )


def serve(
    paths: list[Path],
    model: Path | None,
    *,
    test_numbers: bool,
    lines: TextIO | None = None,
    out: TextIO | None = None,
) -> None:
    """Load the index, say READY, then answer each line until the input ends."""
    from onestory.people.linkage.run import prepared

    lines, out = lines or sys.stdin, out or sys.stdout
    cleaned, weights, remarks = prepared(
        paths, model, test_numbers=test_numbers, say=lambda _: None
    )
    for _remark in remarks:
        pass
    index = Index(cleaned, weights, test_numbers=test_numbers)
    gc.freeze()  # millions of lasting objects need not be walked again
    print("READY", file=out, flush=True)
    for line in lines:
        if line.strip():
            print(json.dumps(answer(index, line), ensure_ascii=False), file=out, flush=True)


def answer(index: Index, line: str) -> dict[str, Any]:
    """One line in, one answer out; a line that is no JSON object is told so."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return {"error": f"This line is not JSON: {error}."}
    if not isinstance(row, dict):
        return {"error": "A line must be a JSON object with the columns of a person."}
    return index.ask(row)
