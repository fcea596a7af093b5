"""The children of one birth: names, orders and numbers decide which of them a record is of."""

from typing import Any

import pytest

from onestory.people.linkage.tests.people import CHILD, NUMBERS, linked, together

Told = dict[str, Any]
A, B, MOTHERS, OTHERS = NUMBERS[:4]
BORN = CHILD | {"mother_nhs_number": MOTHERS}
AMELIA = BORN | {"forename": "Amelia", "nhs_number": A}
EMILIA = BORN | {"forename": "Emilia", "nhs_number": B}
NAMELESS = BORN | {"forename": None, "plurality": 2}
FIRST = NAMELESS | {"nhs_number": A, "birth_order": 1}
SECOND = NAMELESS | {"nhs_number": B, "birth_order": 2}
FAR: Told = {"birth_order": None, "plurality": None, "address": None, "postcode": None}
MARCELINA = FIRST | FAR | {"forename": "Marcelina"}
THOMASINA = SECOND | FAR | {"forename": "Thomasina"}
NUMBERED = MARCELINA | {"birth_order": 1, "plurality": 2}


@pytest.mark.parametrize(
    ("called", "child"),
    [("Amelia", 0), ("Amilia", 0), ("Emelia", 0), ("Emilia", 2), ("Emilja", 2), ("Emmy", 2)],
)
def test_a_number_holds_a_record_unless_a_sibling_clearly_bears_its_name(
    called: str, child: int
) -> None:
    people = together(AMELIA, AMELIA, EMILIA, EMILIA, AMELIA | {"forename": called})
    assert people == [0, 0, 2, 2, child]


@pytest.mark.parametrize(
    ("called", "child"),
    [("Amelia", 0), ("Ameliah", 0), ("Amelie", 0), ("A", 0), ("Emilia", 3), ("Emily", 3), ("E", 3)],
)
def test_a_twins_record_without_number_goes_to_the_child_whose_name_it_fits_clearly_better(
    called: str, child: int
) -> None:
    first, second = AMELIA | {"plurality": 2}, EMILIA | {"plurality": 2}
    stray = first | {"forename": called, "nhs_number": None}
    assert together(*[first] * 3, *[second] * 3, stray) == [0, 0, 0, 3, 3, 3, child]


def test_a_birth_is_believed_that_a_siblings_record_bears_out() -> None:
    assert together(FIRST, MARCELINA, SECOND, THOMASINA) == [0, 0, 2, 2]


@pytest.mark.parametrize(
    "sibling",
    [
        None,
        SECOND | {"nhs_number": A},
        SECOND | {"birth_order": 1},
        SECOND | {"dob": "2023-03-15"},
        SECOND | {"mother_nhs_number": OTHERS, "mother_dob": None, "postcode": "ZQ9 9XX"},
    ],
)
def test_a_birth_that_no_sibling_bears_out_is_asked_about(sibling: Told | None) -> None:
    found = linked(FIRST, MARCELINA, THOMASINA, *([sibling] if sibling else []))
    assert found.person[0] != found.person[1]
    assert any({r.a, r.b} == {0, 1} for r in found.reviews)


@pytest.mark.parametrize(
    ("says", "same"),
    [
        ({"birth_order": 1}, True),
        ({"birth_order": 2}, False),
        ({"nhs_number": B}, False),
        ({"nhs_number": B, "birth_order": 1}, False),
        ({"sex": "M"}, False),
    ],
)
def test_number_and_order_of_a_nameless_twin_speak_against_its_sibling(
    says: Told, same: bool
) -> None:
    found = linked(NUMBERED, NUMBERED, NAMELESS | says)
    assert bool(found.person[2] == 0) is same
    assert not found.reviews


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yusuf", "Yusuf", True),
        ("Mohammed", "Mohammed", False),
        ("Mohammed", "Mohammed Ibrahim", False),
        ("Mohammed Yusuf", "Mohammed Ibrahim", False),
        ("Amelia", "Emilia", False),
    ],
)
def test_beside_two_numbers_only_a_name_of_ones_own_is_the_same_child(
    one: str, other: str, same: bool
) -> None:
    first = AMELIA | {"forename": one, "sex": "M"}
    assert (together(first, first | {"forename": other, "nhs_number": B}) == [0, 0]) is same
