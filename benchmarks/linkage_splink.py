"""Splink on the same records: its usual comparisons for people, trained on them, clustered by connected components."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import duckdb
import polars as pl
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from onestory.people.linkage.run import prepared

COMPARISONS = [
    cl.JaroWinklerAtThresholds("forename", [0.92, 0.8]).configure(term_frequency_adjustments=True),
    cl.JaroWinklerAtThresholds("surname", [0.92, 0.8]).configure(term_frequency_adjustments=True),
    cl.ExactMatch("dob").configure(term_frequency_adjustments=True),
    cl.ExactMatch("nhs"),
    cl.ExactMatch("sex"),
    cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
    cl.ExactMatch("mother_nhs"),
]
RULES = [
    ("nhs",),
    ("forename", "dob"),
    ("surname", "dob"),
    ("postcode", "dob"),
    ("forename", "surname", "postcode"),
    ("mother_nhs", "dob"),
]


def main(folder: Path, out: Path, threshold: float = 0.99) -> None:
    """Link the CSV files of a folder with Splink; write (source, record_id, person_id)."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    files = sorted(folder.glob("*.csv"))
    cleaned, _, _ = prepared(files, None, test_numbers=True, say=lambda _: None)
    told = cleaned.with_columns(
        pl.col(pl.String).replace("", None),
        pl.col(pl.Int8, pl.Int32, pl.Int64).replace(0, None).cast(pl.String),
    ).with_row_index("unique_id")
    linker = _linker(told)
    pairs = linker.inference.predict(threshold_match_probability=threshold)
    people = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=threshold
    )
    found = people.as_duckdbpyrelation().to_arrow_table()
    clusters = pl.from_arrow(found).select("unique_id", person_id="cluster_id")  # type: ignore[union-attr]
    told.join(clusters, on="unique_id").select("source", "record_id", "person_id").write_csv(out)


def _linker(told: pl.DataFrame) -> Linker:
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=COMPARISONS,
        blocking_rules_to_generate_predictions=[block_on(*r) for r in RULES],
    )
    api = DuckDBAPI(duckdb.connect())
    linker = Linker(api.register(told.to_arrow()), settings)
    certain = [block_on("nhs", "dob"), block_on("forename", "surname", "dob")]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (("forename", "surname"), ("dob",)):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    return linker


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
