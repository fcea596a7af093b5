"""Gates on invented towns of twenty thousand records each, differently made."""

import polars as pl
import pytest

from onestory.people.linkage import batch
from onestory.people.linkage.quality import Quality, quality
from onestory.people.linkage.tests.people import town


def measured(setting: str) -> tuple[Quality, int]:
    rows, truth, model = town(setting, 850, 77)
    found = batch.link(rows, model)
    return quality(truth.with_columns(person_id=pl.Series(found.person))), len(found.reviews)


@pytest.mark.parametrize(("setting", "f1"), [("plain", 0.996), ("other", 0.994), ("harsh", 0.985)])
def test_people_are_found_and_not_mixed(setting: str, f1: float) -> None:
    q, reviews = measured(setting)
    assert q.precision >= 0.9995
    assert q.f1 >= f1
    assert q.persons_in_false_joins <= 0.0015  # twenty thousand records: two false joins at most
    assert q.twins_joined <= 0.04  # and at most one pair of the few twins
    assert q.mother_child_joined == 0
    assert reviews <= q.records * 0.01


def test_quality_counts_pairs_as_by_hand() -> None:
    told = {
        "entity": [1, 1, 1, 2, 2],
        "person_id": [7, 7, 8, 8, 9],
        "family": [1] * 5,
        "twin_set": [1] * 5,
        "role": ["child"] * 5,
        "origin": ["irish"] * 5,
    }
    q = quality(pl.DataFrame(told))
    assert (q.precision, q.recall) == (0.5, 0.25)
    assert (q.twins_joined, q.persons_in_false_joins) == (1.0, 1.0)
