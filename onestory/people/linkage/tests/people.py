"""Rows of invented people for tests, made by what matters."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

import polars as pl

from benchmarks.population import SETTINGS, World
from benchmarks.population_write import frames
from onestory.people.linkage import batch
from onestory.people.linkage.model import Model, fitted, load
from onestory.people.linkage.standardise import COLUMNS, clean

# Valid by check digit, of the range never issued.
NUMBERS = ("9434765919", "9434765870", "9990000018", "9990000026", "9990000034", "9990000042")
CHILD = {
    "forename": "Marcelina",
    "surname": "Thornbury",
    "dob": "2023-03-14",
    "sex": "F",
    "address": "12 Alder Lane",
    "postcode": "ZQ1 1AA",
    "mother_forename": "Rosamund",
    "mother_dob": "1990-05-17",
}


def rows(*people: dict[str, Any]) -> pl.DataFrame:
    """One list a row: sources s0, s1, ...; whatever a person does not say is empty."""
    told = [
        {c: str(p[c]) if p.get(c) is not None else None for c in COLUMNS}
        | {
            "source": p.get("source", f"s{i}"),
            "record_id": p.get("record_id", f"r{i}"),
            "sealed": p.get("sealed", False),
        }
        for i, p in enumerate(people)
    ]
    schema = {**dict.fromkeys(COLUMNS, pl.String), "source": pl.String, "sealed": pl.Boolean}
    return pl.DataFrame(told, schema=schema)


def cleaned(*people: dict[str, Any]) -> pl.DataFrame:
    return clean(rows(*people), test_numbers=True)


def linked(*people: dict[str, Any], **decisions: Any) -> batch.Linked:
    """The people among these rows, in a town of 100,000."""
    return batch.link(cleaned(*people), load(), **decisions)


def together(*people: dict[str, Any]) -> list[int]:
    """Person of each row, numbered by first row."""
    return [int(p) for p in linked(*people).person]


@functools.cache
def town(
    setting: str = "plain", families: int = 150, seed: int = 5
) -> tuple[pl.DataFrame, pl.DataFrame, Model]:
    """Clean rows of a small invented town, their truth in the same order, and a model fitted to it."""
    lists, truth = frames(World(replace(SETTINGS[setting], families=families, seed=seed)))
    raw = pl.concat([f.with_columns(source=pl.lit(n)) for n, f in lists.items()], how="diagonal")
    ordered = clean(raw.sort("source", "record_id"), test_numbers=True)
    known = ordered.select("source", "record_id").join(
        truth, on=["source", "record_id"], maintain_order="left"
    )
    return ordered, known, fitted(load(), ordered)
