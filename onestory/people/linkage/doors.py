"""The doors other rooms use; their words are in the package's docstring."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from onestory.people.linkage import batch, block
from onestory.people.linkage.columns import columns
from onestory.people.linkage.explain import explain
from onestory.people.linkage.model import Model, fitted, load
from onestory.people.linkage.score import Scorer
from onestory.people.linkage.standardise import clean

__all__ = ["clean", "explain", "fitted", "floor", "keys", "load", "resolve", "score"]


def keys(clean: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Distinct (key int64, i int32) of every row."""
    return (
        block.table(columns(clean, model))
        .with_columns(pl.col("key").reinterpret(signed=True))
        .unique()
        .sort("i", "key")
    )


def score(clean: pl.DataFrame, a: Iterable[int], b: Iterable[int], model: Model) -> pl.DataFrame:
    """Weights of pairs of row places."""
    c = columns(clean, model)
    left, right = np.array(list(a), np.int32), np.array(list(b), np.int32)
    s = Scorer(c, c, model).score(left, right)
    return pl.DataFrame(
        {
            "a": left,
            "b": right,
            "weight": s.weight,
            "identity": s.identity,
            "surname": s.surname,
            "household": s.household,
            **{f"level_{k}": v for k, v in s.levels.items()},
        }
    )


def resolve(
    clean: pl.DataFrame,
    model: Model,
    *,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> batch.Linked:
    """The people among these rows, under the decisions people took."""
    return batch.link(clean, model, together=together, apart=apart)


def floor(model: Model) -> float:
    """The weight under which a pair need not be kept."""
    return float(model["decide"]["review"])
