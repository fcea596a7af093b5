"""What two people may share is no bridge between them."""

from typing import Any

import pytest

from onestory.people.linkage.tests.people import CHILD, NUMBERS, linked, together

STREET = {
    "forename": "Anne",
    "surname": "Jones",
    "dob": "1985-03-14",
    "address": "12 Station Road",
    "postcode": "ZQ1 1AA",
}
RING = {"phone": "07700900123"}


@pytest.mark.parametrize(
    ("called", "joined"), [("Amelia", True), ("Amelie", True), ("A", True), ("Anne", False)]
)
def test_an_initial_does_not_lead_to_another_name(called: str, joined: bool) -> None:
    held = [CHILD | {"forename": n, "nhs_number": NUMBERS[0]} for n in ("Amelia", "A")]
    assert (together(*held, CHILD | {"forename": called})[2] == 0) is joined


@pytest.mark.parametrize(
    ("postcode", "joined"),
    [("ZQ1 1AA", True), ("ZQ1 1AB", True), (None, True), ("ZQ9 9XX", False), ("ZQ1 2BB", False)],
)
def test_another_towns_street_of_the_same_name_is_no_dwelling(
    postcode: str | None, joined: bool
) -> None:
    undated = STREET | {"dob": None, "postcode": postcode}
    assert (together(STREET, undated) == [0, 0]) is joined


@pytest.mark.parametrize(
    ("born", "sexes", "joined"),
    [
        ("1985-03-14", (None, None), True),
        ("2015-03-14", (None, None), False),
        ("2015-03-14", ("F", None), False),
        ("2015-03-14", ("F", "F"), True),
    ],
)
def test_a_shared_telephone_does_not_tell_a_child_from_its_namesake(
    born: str, sexes: tuple[Any, Any], joined: bool
) -> None:
    dated = STREET | RING | {"dob": born, "sex": sexes[0]}
    found = linked(dated, dated | {"dob": None, "sex": sexes[1]})
    assert bool(found.person[1] == 0) is joined
    assert bool(found.reviews) is not joined
