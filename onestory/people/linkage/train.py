"""Estimates a model's weights and rarities from lists whose NHS numbers, cross-checked, say who is who.

Two records that one confirmed number holds together are one person without anybody's judgement; two
drawn by chance are two. How often each level is reached among the first (m) and the second (u) gives
its weight.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage.anchor import anchors
from onestory.people.linkage.columns import Columns, columns
from onestory.people.linkage.files import Refused
from onestory.people.linkage.model import Model, fitted
from onestory.people.linkage.run import prepared
from onestory.people.linkage.score import Scorer

KEPT = 2000  # names commoner than all others; the rest share the fallback
FIELDS = (
    "forename",
    "middle",
    "surname",
    "dob",
    "sex",
    "birth_order",
    "address",
    "phone",
    "mother",
)


def anchored(
    c: Columns, most: int, rng: np.random.Generator
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs of one person by a confirmed number: each row with another of its atom, drawn by chance."""
    held = anchors(c)
    rows = np.flatnonzero(held.verified)
    rows = rows[np.argsort(held.atom[rows], kind="stable")]
    first = np.flatnonzero(np.diff(held.atom[rows], prepend=-1))
    size = np.diff(first, append=len(rows))
    start, many = np.repeat(first, size), np.repeat(size, size)
    other = rows[
        start + (np.arange(len(rows)) - start + rng.integers(1, np.maximum(many, 2))) % many
    ]
    pick = rng.permutation(len(rows))[:most]
    return rows[pick].astype(np.int32), other[pick].astype(np.int32)


def levels(
    c: Columns, model: Model, *, most: int = 300_000, seed: int = 1
) -> dict[str, dict[int, tuple[float, float]]]:
    """For each field, by level reached: its share among pairs of one person (m) and among pairs of chance (u)."""
    rng, scorer = np.random.default_rng(seed), Scorer(c, c, model)
    same = scorer.score(*anchored(c, most, rng)).levels
    a, b = (rng.integers(0, c.n, most).astype(np.int32) for _ in range(2))
    chance = scorer.score(a, b).levels
    found: dict[str, dict[int, tuple[float, float]]] = {}
    for name in FIELDS:
        told, random = same[name][same[name] >= 0], chance[name][chance[name] >= 0]
        reached = sorted({*told.tolist(), *random.tolist()})
        found[name] = {k: (float((told == k).mean()), float((random == k).mean())) for k in reached}
    return found


def stored(model: Model, cleaned: pl.DataFrame, source: dict[str, Any]) -> dict[str, Any]:
    """A model file: the weights of `source`, with names and years of birth as common as in these records."""
    here = fitted(model, cleaned)

    def top(shares: Any) -> dict[str, float]:
        ranked = sorted(shares.items(), key=lambda kv: (-kv[1], kv[0]))[:KEPT]
        return {k: float(f"{v:.2e}") for k, v in ranked}

    years = {str(y): float(f"{s:.2e}") for y, s in sorted(here.tf_year.items())}
    tf = {"forename": top(here.tf_forename), "surname": top(here.tf_surname), "year": years}
    return source | {"persons": round(here.persons), "tf": tf}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The model file to write."
)
@click.option("--on", default=None, help="Its date, as 2026-11-23; today when left out.")
@click.option(
    "--test-numbers", is_flag=True, help="Take NHS numbers starting with 9 (never issued) as real."
)
def train(files: tuple[Path, ...], out: Path, on: str | None, test_numbers: bool) -> None:
    """Estimate from FILES, print m and u by field and level, and write a dated model with their rarities."""
    from onestory.people.linkage.model import newest

    try:
        cleaned, model, _ = prepared(
            list(files), None, test_numbers=test_numbers, say=lambda _: None
        )
    except Refused as error:
        raise click.ClickException(str(error)) from error
    for name, reached in levels(columns(cleaned, model), model).items():
        for level, (m, u) in reached.items():
            bits = np.log2(max(m, 1e-6) / max(u, 1e-6))
            click.echo(f"{name:12s} level {level}: m {m:.5f}  u {u:.6f}  {bits:+.1f} bits")
    source = json.loads(newest().read_text(encoding="utf-8"))
    dated = on or date.today().isoformat()  # noqa: DTZ011 - a label for people, not a moment
    out.write_text(
        json.dumps(stored(model, cleaned, source | {"version": dated}), indent=1) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    train()
