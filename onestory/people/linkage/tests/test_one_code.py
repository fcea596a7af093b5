"""What is done for a million rows and for one gives the same."""

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from onestory.people.linkage import block, dates
from onestory.people.linkage.anchor import agree, may_agree
from onestory.people.linkage.columns import columns
from onestory.people.linkage.model import load
from onestory.people.linkage.score import Scorer
from onestory.people.linkage.single import Weigher, told
from onestory.people.linkage.standardise import COLUMNS, clean, clean_one
from onestory.people.linkage.tests.people import town

SAID = {
    "forename": [
        "Ann",
        "Ana Maria",
        "Baby",
        "Twin 2",
        "T1",
        "Mo",
        "",
        "Smith",
        "Łukasz",
        "unknown",
    ],
    "middle_name": ["J", "", "Ann"],
    "surname": ["Smith", "Smith-Jones", "baby", "O'Brien", ""],
    "dob": [
        "2023-02-05",
        "05/02/2023",
        "2023-05-02",
        "01/01/2023",
        "1990-01-01",
        "44985",
        "",
        "31/02/2023",
    ],
    "event_date": ["2020-01-01", "2024-01-01", ""],
    "sex": ["M", "2", "", "Female"],
    "nhs_number": ["9434765919", "9990000018", "9434765918", ""],
    "address": ["Flat 2, 14 High St", "14 High Street", "Rose Cottage", "NFA", ""],
    "postcode": ["ZQ1 1AA", "zq11ab", "ZZ99 3VZ", ""],
    "uprn": ["100012", ""],
    "phone": ["07700900123", "+447700900123", ""],
    "birth_order": ["1", "2", "", "first"],
    "plurality": ["1", "2", "twin", ""],
    "mother_nhs_number": ["9990000026", "9434765919", ""],
    "mother_forename": ["Jane", "Jayne", "Mary", ""],
    "mother_surname": ["Smith", ""],
    "mother_dob": ["1990-05-17", "17/05/1990", "1991-05-17", ""],
}
person = st.fixed_dictionaries({k: st.sampled_from(v) for k, v in SAID.items()})


def frame(people: list[dict[str, str]]) -> pl.DataFrame:
    told_rows = [p | {"record_id": str(i), "source": "s"} for i, p in enumerate(people)]
    return clean(
        pl.DataFrame(told_rows, schema=dict.fromkeys([*COLUMNS, "source"], pl.String)),
        test_numbers=True,
    )


@given(st.lists(person, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_row_is_cleaned_alone_as_among_others(people: list[dict[str, str]]) -> None:
    among = frame(people)
    for i, one in enumerate(people):
        row = one | {"record_id": str(i), "source": "s"}
        assert clean_one(row, test_numbers=True) == among.row(i, named=True)


@given(person, person)
@settings(max_examples=150, deadline=None)
def test_a_pair_is_weighed_alone_as_among_others(x: dict[str, str], y: dict[str, str]) -> None:
    model, both = load(), frame([x, y])
    c = columns(both, model)
    many = Scorer(c, c, model).score(np.array([0]), np.array([1]))
    a, b = (told(both.row(i, named=True)) for i in (0, 1))
    one = Weigher(model).weigh(a, b)
    assert {k: int(v[0]) for k, v in many.levels.items()} == one.levels
    assert abs(float(many.weight[0]) - one.weight) < 1e-3
    assert int(many.home[0]) == one.home
    for twins in (False, True):
        assert bool(agree(c, np.array([0]), np.array([1]), np.array([twins]))[0]) == may_agree(
            a, b, many=twins
        )


@given(person)
@settings(max_examples=60, deadline=None)
def test_a_record_has_the_same_keys_alone_as_among_others(x: dict[str, str]) -> None:
    one = frame([x])
    keyed = block.table(columns(one, load()))
    assert set(keyed["key"].to_list()) == block.keys_of_one(one.row(0, named=True))


day = st.dates().map(lambda d: d.year * 10000 + d.month * 100 + d.day) | st.sampled_from(
    [0, 20230101, 20230501, 20230105]
)


@given(day, day)
def test_two_dates_are_compared_alone_as_among_others(a: int, b: int) -> None:
    assert int(dates.date_level(np.array([a]), np.array([b]))[0]) == dates.date_level_of(a, b)


def test_candidates_are_all_pairs_that_share_a_key() -> None:
    rows, _, model = town(families=20)
    c = columns(rows, model)
    loose = np.arange(c.n) % 3 == 0
    a, b, _ = block.pairs(block.met(c, loose), loose, most=2000)
    keyed = block.table(c).unique()
    met = (
        keyed.join(keyed, on="key")
        .filter(pl.col("i") < pl.col("i_right"))
        .select("i", "i_right")
        .unique()
    )
    wanted = {(x, y) for x, y in met.iter_rows() if loose[x] or loose[y]}
    assert set(zip(a.tolist(), b.tolist(), strict=True)) == wanted
