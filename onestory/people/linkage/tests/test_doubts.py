"""What is a question to a person, where a guess or silence would do harm."""

from typing import Any

import pytest

from onestory.people.linkage.batch import Linked
from onestory.people.linkage.columns import worth
from onestory.people.linkage.guards import Cluster
from onestory.people.linkage.model import load
from onestory.people.linkage.resolve import TOLD, Edge, Resolver
from onestory.people.linkage.tests.people import CHILD, NUMBERS, linked

Told = dict[str, Any]
ALONE = {"address": None, "postcode": None, "mother_forename": None, "mother_dob": None}
"""Nothing of a household."""
PLAIN = CHILD | ALONE | {"middle_name": "Josephine"}
MOVED = {"address": "40 Mill Road", "postcode": "ZQ9 9XX", "mother_dob": None}
GROWN = PLAIN | {
    "middle_name": None,
    "forename": "Bartholomew",
    "dob": "1985-02-03",
    "sex": None,
    "address": "12 Alder Lane",
    "postcode": "ZQ1 1AA",
}
YOUNG = GROWN | {"dob": "2015-02-03"}
RING, OTHER_RING = {"phone": "07700900123"}, {"phone": "07700900124"}


def answer(found: Linked) -> str:
    """Of the last record beside the first: joined, a question, or nobody's."""
    if found.person[-1] == 0:
        return "joined"
    return "asked" if found.reviews else "new"


@pytest.mark.parametrize(
    ("mother", "told"),
    [
        ("Rosamund", "joined"),
        ("Rosamond", "joined"),
        ("R", "joined"),
        (None, "joined"),
        ("Philippa", "asked"),
        ("Rebecca", "asked"),
    ],
)
def test_two_mothers_of_other_names_are_a_question(mother: str | None, told: str) -> None:
    here = CHILD | {"mother_dob": None}
    found = linked(here, CHILD | MOVED | {"mother_forename": mother})
    assert answer(found) == told
    assert not found.reviews or found.reviews[0].because == "their mothers are two"


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ({"surname": "Thornbury"}, "joined"),
        ({"surname": "Thornbery"}, "joined"),
        ({"surname": "Ashgrove"}, "asked"),
        ({"surname": "Thornton"}, "asked"),
        ({"dob": "2023-03-15"}, "asked"),
        ({"dob": "2023-01-01"}, "asked"),
    ],
)
def test_another_surname_or_date_without_a_household_fact_is_a_question(
    says: Told, told: str
) -> None:
    assert answer(linked(PLAIN, PLAIN | says)) == told


def test_another_surname_beside_a_household_fact_is_none() -> None:
    assert answer(linked(CHILD, CHILD | {"surname": "Ashgrove"})) == "joined"


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"forename": "Philippa"}, "asked"),
        ({"forename": None, "sex": "M"}, "asked"),
        ({"forename": "Philippa", "surname": "Ashgrove"}, "new"),
        ({"forename": "Philippa", "plurality": 2}, "new"),
        ({"forename": "Philippa", "nhs_number": NUMBERS[1]}, "new"),
    ],
)
def test_one_thing_that_contradicts_is_asked_about(slip: Told, told: str) -> None:
    numbered = CHILD | {"nhs_number": NUMBERS[0]}
    assert answer(linked(numbered, numbered, numbered, CHILD | slip)) == told


def test_two_records_of_one_person_are_asked_about_one_by_one() -> None:
    slips = [CHILD | {"forename": name} for name in ("Philippa", "Bartholomea")]
    assert len(linked(CHILD, CHILD, CHILD, *slips).reviews) == 2


@pytest.mark.parametrize(
    ("dated", "undated", "told"),
    [
        (GROWN, {}, "joined"),
        (GROWN | RING, RING, "joined"),
        (GROWN | RING, OTHER_RING, "asked"),
        (GROWN | RING | {"sex": "M"}, OTHER_RING | {"sex": "M"}, "joined"),
        (GROWN | {"mother_forename": "Bartholomew"}, {}, "asked"),
        (YOUNG, {}, "asked"),
        (YOUNG | RING, RING, "asked"),
        (YOUNG | {"sex": "M"}, {"sex": "M"}, "joined"),
        (YOUNG | {"mother_forename": "Rosamund"}, {"mother_forename": "Rosamund"}, "joined"),
    ],
)
def test_a_namesake_without_birth_date_is_a_question(dated: Told, undated: Told, told: str) -> None:
    assert answer(linked(dated, GROWN | {"dob": None} | undated)) == told


@pytest.mark.parametrize(
    ("word", "bits"), [("a", "initial"), ("z", "initial"), ("quillon", "cap"), ("john", "least")]
)
def test_a_letter_is_worth_an_initial_however_rare(word: str, bits: str) -> None:
    rule = load()["forename"]
    assert worth(word, 0.5 if word == "john" else 1e-9, rule) == rule[bits]


@pytest.mark.parametrize(
    ("identity", "groups"), [(TOLD - 1, [[0], [1]]), (TOLD, [[0, 1]]), (TOLD + 5, [[0, 1]])]
)
def test_a_systems_own_id_outweighs_a_mothers_name(
    identity: float, groups: list[list[int]]
) -> None:
    children = [
        Cluster([i], names={"marcelina"}, dobs={20230314}, mother_names={mother})
        for i, mother in enumerate(("rosamund", "philippa"))
    ]
    pair = Edge(0, 1, identity - 13, identity, 0, True)
    assert Resolver(children, [pair], load()).run()[0] == groups
