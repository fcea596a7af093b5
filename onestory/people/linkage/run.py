"""From files to files: reads, links, and writes people and questions in an order that never depends on the rows'."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage import batch
from onestory.people.linkage.columns import columns
from onestory.people.linkage.explain import because
from onestory.people.linkage.files import Refused, read
from onestory.people.linkage.model import Model, fitted, load
from onestory.people.linkage.score import Scorer
from onestory.people.linkage.standardise import clean


def prepared(
    paths: list[Path], model: Path | None, *, test_numbers: bool, say: Callable[[str], None]
) -> tuple[pl.DataFrame, Model, list[str]]:
    """Clean records in the order of (source, record_id, line), the model fitted to them, and remarks."""
    say("reading")
    lists = read(paths)
    say("standardising")
    rows = lists.rows.sort("source", "record_id", "line")
    cleaned = clean(rows, test_numbers=test_numbers)
    return cleaned, fitted(load(model), cleaned), lists.remarks


def run(
    paths: list[Path],
    out: Path,
    review: Path | None,
    model: Path | None,
    *,
    test_numbers: bool,
    say: Callable[[str], None],
) -> dict[str, Any]:
    """Link the files; write `out` and, when asked, `review`; give a summary."""
    for target in (out, review):
        if target is not None and not target.parent.is_dir():
            raise Refused(f"The folder {target.parent} does not exist.")
    gc.disable()  # one short life: walking millions of lasting objects again and again costs a fifth of it
    cleaned, weights, remarks = prepared(paths, model, test_numbers=test_numbers, say=say)
    linked = batch.link(cleaned, weights, say=say)
    say("writing")
    people = cleaned.select("source", "record_id").with_columns(
        person_id=named(cleaned, linked.person)
    )
    people.write_csv(out)
    if review is not None:
        questions(cleaned, linked, weights).write_csv(review)
    if linked.counts.get("keys_dropped"):
        remarks.append(
            f"{linked.counts['keys_dropped']:,} values shared by too many records were not used to find pairs."
        )
    return {
        "records": cleaned.height,
        "persons": len(np.unique(linked.person)),
        "reviews": len(linked.reviews),
        "doubtful_numbers": int(linked.doubtful.sum()),
        "model": weights.version,
        "remarks": remarks,
        **linked.counts,
    }


def named(cleaned: pl.DataFrame, person: NDArray[np.int32]) -> pl.Series:
    """Person ids: the first (source, record_id) of the person's records; "#2" for the second under a repeated one."""
    firsts = np.unique(person)
    told = cleaned[firsts].select(
        name=pl.concat_str(["source", pl.col("record_id").fill_null("")], separator=":")
    )
    again = pl.col("name").cum_count().over("name")
    unique = told.select(
        pl.when(again > 1).then(pl.format("{}#{}", "name", again)).otherwise("name").alias("name")
    )
    return unique["name"].gather(np.searchsorted(firsts, person)).alias("person_id")


def questions(cleaned: pl.DataFrame, linked: batch.Linked, model: Model) -> pl.DataFrame:
    """The review file: both records, the probability, and what agrees in words."""
    a = np.array([r.a for r in linked.reviews], np.int32)
    b = np.array([r.b for r in linked.reviews], np.int32)
    some = np.unique(np.concatenate([a, b]))
    c = columns(cleaned[some], model)
    scored = Scorer(c, c, model).score(np.searchsorted(some, a), np.searchsorted(some, b))
    return pl.DataFrame(
        {
            "source_a": cleaned["source"].gather(a),
            "record_id_a": cleaned["record_id"].gather(a),
            "source_b": cleaned["source"].gather(b),
            "record_id_b": cleaned["record_id"].gather(b),
            "probability": [
                round(1 / (1 + 2 ** -min(max(r.weight, -30), 30)), 4) for r in linked.reviews
            ],
            "because": [f"{r.because}: {because(scored, i)}" for i, r in enumerate(linked.reviews)],
        },
        schema_overrides={"probability": pl.Float64, "because": pl.String},
    )
