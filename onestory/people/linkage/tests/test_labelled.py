"""Public labelled pairs that nobody here wrote."""

from pathlib import Path

import polars as pl
import pytest

from onestory.people.linkage import batch
from onestory.people.linkage.model import fitted, load
from onestory.people.linkage.standardise import clean

DATA = Path(__file__).parents[5] / "shared" / "data" / "linkage"


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled pairs are not beside the project")
def test_a_thousand_people_with_errors_are_linked_without_mixing() -> None:
    raw = pl.read_csv(DATA / "fake_1000.csv", infer_schema=False)
    rows = raw.select(
        source=pl.lit("fake"),
        record_id="unique_id",
        forename="first_name",
        surname="surname",
        dob="dob",
    )
    ordered = clean(rows)
    found = batch.link(ordered, fitted(load(), ordered)).person
    frame = pl.DataFrame({"person": found, "cluster": raw["cluster"]})
    pairs = (
        frame.with_row_index("i")
        .join(frame.with_row_index("i"), how="cross")
        .filter(pl.col("i") < pl.col("i_right"))
    )
    joined = pairs.filter(pl.col("person") == pl.col("person_right"))
    right = joined.filter(pl.col("cluster") == pl.col("cluster_right")).height
    assert right / joined.height >= 0.99
    assert right >= 200
