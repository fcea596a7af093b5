"""Records in the forms that are compared, in order of id: what a resolution begins from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people import linkage
from onestory.people.linkage import block
from onestory.people.linkage.anchor import Anchors, anchors
from onestory.people.linkage.columns import Columns, columns
from onestory.people.linkage.model import Model
from onestory.people.linkage.standardise import CLEAN

Places: TypeAlias = NDArray[np.int32]
Marks: TypeAlias = NDArray[np.bool_]


@cache
def model() -> Model:
    """The dated weights in force; never fitted to the database, so that pairs stay comparable."""
    return linkage.load()


def standardised(rows: pl.DataFrame, *, test_numbers: bool) -> pl.DataFrame:
    """Rows of `people_sourcerecord` to the forms that are compared."""
    if rows.is_empty():
        return pl.DataFrame(schema=CLEAN)
    return linkage.clean(rows.with_columns(record_id=pl.col("id")), test_numbers=test_numbers)


def own_key(rows: pl.DataFrame) -> NDArray[np.int64]:
    """One number for each (source, local id), under which versions of one row meet."""
    names = rows.select(pl.concat_str("source", "local_id", separator="\x1f"))["source"]
    return np.array([block.stable(name) for name in names.to_list()], np.uint64).view(np.int64)


def keys_of(clean: pl.DataFrame, own: NDArray[np.int64]) -> pl.DataFrame:
    """Every key (signed) of every row: `key`, `i` (its place), distinct and in order of both."""
    places = np.arange(clean.height, dtype=np.int32)
    keys = pl.concat([linkage.keys(clean, model()), pl.DataFrame({"key": own, "i": places})])
    return keys.sort("key", "i")


@dataclass(frozen=True)
class World:
    """Rows in order of id, ready to be resolved."""

    ids: NDArray[np.int64]
    columns: Columns
    own: NDArray[np.int64]
    born_before: NDArray[np.int32]
    hot: NDArray[np.int64]
    held: Anchors

    @property
    def loose(self) -> Marks:
        """Rows that no confirmed number holds: only these look for others by their words."""
        return (self.held.number == 0) | ~self.held.verified

    @property
    def holding(self) -> NDArray[np.int8]:
        """By row, how far its NHS number holds it: `ComparedForm.held`."""
        believed = np.where(self.held.verified, 2, 1)
        return np.where(self.held.doubtful, 3, np.where(self.held.number > 0, believed, 0)).astype(
            np.int8
        )

    def places(self, ids: NDArray[np.int64]) -> Places:
        """Where these ids stand; -1 for those that are not here."""
        at = np.searchsorted(self.ids, ids).clip(max=max(len(self.ids) - 1, 0))
        found = np.where(self.ids[at] == ids, at, -1) if len(self.ids) else np.full(len(ids), -1)
        return found.astype(np.int32)


def world(forms: pl.DataFrame, hot: NDArray[np.int64]) -> World:
    """`forms`: id, own, born_before and `CLEAN`, in order of id; `hot` keys are not used."""
    told, adults = columns(forms.select(list(CLEAN)), model()), forms["born_before"]
    return World(
        ids=forms["id"].to_numpy(),
        columns=told,
        own=forms["own"].to_numpy(),
        born_before=adults.cast(pl.Int32).to_numpy(),
        hot=hot,
        held=anchors(told),
    )


def keys_met(told: World) -> pl.DataFrame:
    """The keys that a loose row may share with another: `key` (signed), `i`, in order of both."""
    words = block.met(told.columns, told.loose).with_columns(pl.col("key").reinterpret(signed=True))
    (places,) = np.nonzero(np.isin(told.own, told.own[told.loose]))
    own = pl.DataFrame({"key": told.own[places], "i": places.astype(np.int32)})
    keys = pl.concat([words, own])
    if len(told.hot):
        keys = keys.filter(~pl.col("key").is_in(told.hot))
    return keys.sort("key", "i")
