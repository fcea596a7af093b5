"""Keeps people up to date delivery by delivery: only what a delivery touches is resolved again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import polars as pl

from onestory.people.linkage import batch, block
from onestory.people.linkage.columns import columns
from onestory.people.linkage.model import Model
from onestory.people.linkage.score import Scorer

Name = tuple[str, str]  # source, record_id


class Ledger:
    """Records, cached pairs and people in memory, under a stored model (never fitted: it must not drift)."""

    def __init__(self, model: Model) -> None:
        self.model, self.floor = model, float(model["decide"]["review"])
        self.rows: dict[Name, dict[str, object]] = {}
        self.person: dict[Name, Name] = {}
        self.by_key: dict[int, set[Name]] = defaultdict(set)
        self.near: dict[Name, set[Name]] = defaultdict(set)
        self.together: set[tuple[Name, Name]] = set()
        self.apart: set[tuple[Name, Name]] = set()

    def receive(self, clean: pl.DataFrame) -> dict[Name, Name]:
        """Add clean rows; gives the records whose person changed, with the person they are now."""
        fresh = {(r["source"], r["record_id"]): r for r in clean.iter_rows(named=True)}
        met = {name: self._meet(name, row) for name, row in fresh.items()}
        self.rows |= fresh
        self._weigh([(a, b) for a, others in met.items() for b in others if a != b])
        return self._resolve(self._touched(fresh))

    def decide(self, a: Name, b: Name, *, same: bool) -> dict[Name, Name]:
        """A person's decision about two records; it holds in every later run."""
        pair = (min(a, b), max(a, b))
        (self.together if same else self.apart).add(pair)
        (self.apart if same else self.together).discard(pair)
        self.near[a].add(b)
        self.near[b].add(a)
        return self._resolve(self._touched([a, b]))

    def _meet(self, name: Name, row: dict[str, object]) -> set[Name]:
        keys = block.keys_of_one(row)
        for key in keys:
            self.by_key[key].add(name)
        return set().union(*(self.by_key[k] for k in keys))

    def _weigh(self, pairs: list[tuple[Name, Name]]) -> None:
        names = sorted({n for pair in pairs for n in pair})
        place = {n: i for i, n in enumerate(names)}
        c = columns(self._frame(names), self.model)
        a = np.array([place[x] for x, _ in pairs], np.int32)
        b = np.array([place[y] for _, y in pairs], np.int32)
        weight = Scorer(c, c, self.model).score(a, b).weight
        for (x, y), w in zip(pairs, weight.tolist(), strict=True):
            if w >= self.floor or (
                self.rows[x]["nhs"] and self.rows[x]["nhs"] == self.rows[y]["nhs"]
            ):
                self.near[x].add(y)
                self.near[y].add(x)

    def _touched(self, names: Iterable[Name]) -> list[Name]:
        """Everything a chain of cached pairs leads to."""
        found, todo = set(names), list(names)
        while todo:
            fresh = self.near[todo.pop()] - found
            found |= fresh
            todo += fresh
        return sorted(found)

    def _resolve(self, names: list[Name]) -> dict[Name, Name]:
        place = {n: i for i, n in enumerate(names)}
        together, apart = (
            [(place[a], place[b]) for a, b in pairs if a in place and b in place]
            for pairs in (self.together, self.apart)
        )
        linked = batch.link(self._frame(names), self.model, together=together, apart=apart)
        now = {name: names[int(linked.person[i])] for name, i in place.items()}
        changed = {name: person for name, person in now.items() if self.person.get(name) != person}
        self.person |= now
        return changed

    def _frame(self, names: list[Name]) -> pl.DataFrame:
        from onestory.people.linkage.standardise import CLEAN

        return pl.DataFrame([self.rows[n] for n in names], schema=CLEAN)
