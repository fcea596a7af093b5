"""What no score outvotes."""

from onestory.people.linkage.tests.people import CHILD, NUMBERS, linked, together

A, B, MOTHERS = NUMBERS[:3]
TWIN_1 = CHILD | {"forename": "Marcelina", "nhs_number": A, "birth_order": 1, "plurality": 2}
TWIN_2 = CHILD | {"forename": "Thomasina", "nhs_number": B, "birth_order": 2, "plurality": 2}
MOTHER = {
    "forename": "Rosamund",
    "surname": "Thornbury",
    "dob": "1990-05-17",
    "sex": "F",
    "address": "12 Alder Lane",
    "postcode": "ZQ1 1AA",
    "nhs_number": MOTHERS,
}


def test_one_child_in_two_lists_is_one_person() -> None:
    assert together(CHILD, CHILD | {"surname": "Thornbery"}) == [0, 0]


def test_twins_stay_two() -> None:
    assert together(TWIN_1, TWIN_2, TWIN_1, TWIN_2) == [0, 1, 0, 1]


def test_a_twin_recorded_under_the_others_number_goes_to_its_own() -> None:
    wrong = TWIN_2 | {"nhs_number": A, "birth_order": None}
    assert together(TWIN_1, TWIN_1, TWIN_2, TWIN_2, wrong) == [0, 0, 2, 2, 2]


def test_two_birth_orders_are_never_joined() -> None:
    first = CHILD | {"forename": None, "birth_order": 1, "plurality": 2}
    assert together(first, first | {"birth_order": 2}) == [0, 1]


def test_a_nameless_twin_without_order_or_number_is_asked_about() -> None:
    nameless = CHILD | {"forename": "Baby", "mother_nhs_number": MOTHERS}
    twins = [t | {"mother_nhs_number": MOTHERS} for t in (TWIN_1, TWIN_2)]
    found = linked(*twins, *twins, nameless)
    assert found.person.tolist() == [0, 1, 0, 1, 4]
    assert any(4 in (r.a, r.b) for r in found.reviews)


def test_a_child_under_its_mothers_number_is_not_its_mother() -> None:
    child = CHILD | {"nhs_number": MOTHERS}
    assert together(MOTHER, MOTHER, child, CHILD | {"nhs_number": A}) == [0, 0, 2, 2]


def test_a_daughter_named_for_her_mother_is_not_her() -> None:
    daughter = CHILD | {"forename": "Rosamund", "mother_nhs_number": MOTHERS}
    assert together(MOTHER, daughter) == [0, 1]


def test_two_confirmed_numbers_are_asked_about_never_joined() -> None:
    old, new = CHILD | {"nhs_number": A}, CHILD | {"nhs_number": B}
    found = linked(old, old, new, new, CHILD)
    assert found.person[0] != found.person[2]


def test_a_sealed_identity_is_never_joined() -> None:
    assert together(CHILD, CHILD | {"sealed": True}) == [0, 1]


def test_nobody_is_joined_by_household_alone() -> None:
    brother = CHILD | {"forename": "Bartholomew", "sex": "M", "dob": "2020-07-01"}
    assert together(CHILD, brother) == [0, 1]


def test_a_person_deciding_that_they_differ_is_not_outvoted() -> None:
    found = linked(CHILD, CHILD, apart=[(0, 1)])
    assert found.person.tolist() == [0, 1]


def test_a_person_deciding_that_they_are_one_is_followed() -> None:
    other = {"forename": "Lina", "surname": "Ashworthy", "dob": "2019-01-02"}
    assert linked(CHILD, other, together=[(0, 1)]).person.tolist() == [0, 0]
