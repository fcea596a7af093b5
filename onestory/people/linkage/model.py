"""The weights, thresholds and rarities of names in force on a date; data, read from a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Model:
    """Numbers the scorer reads. `tf` maps a value to its share of records; a year of birth to its share."""

    version: str
    persons: float
    weights: Mapping[str, Mapping[str, float]]
    tf_forename: Mapping[str, float] = field(default_factory=dict)
    tf_surname: Mapping[str, float] = field(default_factory=dict)
    tf_year: Mapping[int, float] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Mapping[str, float]:
        return self.weights[name]


def newest() -> Path:
    """The newest model kept beside this file."""
    return max(HERE.glob("model-*.json"))


def load(path: Path | None = None) -> Model:
    """The model in `path`, or the newest kept beside this file."""
    path = path or newest()
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    tf = told.pop("tf")
    weights = {k: v for k, v in told.items() if isinstance(v, dict)}
    return Model(
        told["version"],
        told["persons"],
        weights,
        tf["forename"],
        tf["surname"],
        {int(y): s for y, s in tf["year"].items()},
    )


def _shares(
    column: pl.Series, stored: Mapping[str, float], fallback: float, strength: float
) -> dict[str, float]:
    """Shares of values in a list, drawn towards the stored ones as far as the list is small."""
    counts = column.filter(column != "").value_counts(name="n")
    total = float(counts["n"].sum()) + strength
    return {
        name: (n + strength * stored.get(name, fallback)) / total
        for name, n in zip(counts[column.name].to_list(), counts["n"].to_list(), strict=True)
    }


def fitted(model: Model, clean: pl.DataFrame) -> Model:
    """The model with rarities and number of persons estimated from the records themselves (bulk use)."""
    back = model["fallback"]
    known = clean.filter(pl.col("dob") > 0)
    years = (known["dob"] // 10000).value_counts(name="n")
    total = float(known.height) + 1.0
    return replace(
        model,
        persons=max(200.0, clean.height / model["scale"]["records_a_person"]),
        tf_forename=_shares(
            clean["forename"], model.tf_forename, back["forename"], back["strength"]
        ),
        tf_surname=_shares(clean["surname"], model.tf_surname, back["surname"], back["strength"]),
        tf_year={
            y: n / total for y, n in zip(years["dob"].to_list(), years["n"].to_list(), strict=True)
        },
    )
