"""Newborns are followed through naming, and through the slips of those who write them down."""

import pytest

from onestory.people.linkage.tests.people import CHILD, NUMBERS, together

MOTHERS = NUMBERS[2]
BORN = {
    "forename": "Baby",
    "surname": "Ashgrove",
    "dob": "2023-03-14",
    "sex": "F",
    "mother_nhs_number": MOTHERS,
    "mother_dob": "1990-05-17",
    "mother_forename": "Rosamund",
}


@pytest.mark.parametrize(
    "stand_in",
    ["Baby", "BABY GIRL", "Infant", "Baby of Rosamund", "Unnamed", "NB", "Livebirth", "TBN", None],
)
def test_a_newborn_is_the_child_later_named(stand_in: str | None) -> None:
    named = CHILD | {"mother_nhs_number": MOTHERS}
    assert together(BORN | {"forename": stand_in}, named) == [0, 0]


def test_a_newborn_is_not_its_sister_born_later() -> None:
    sister = CHILD | {"mother_nhs_number": MOTHERS, "dob": "2025-01-20", "forename": "Philippa"}
    assert together(BORN, sister) == [0, 1]


@pytest.mark.parametrize(
    "slip",
    [
        {"dob": "2023-03-15"},
        {"forename": "Marcellina"},
        {"forename": "M"},
        {"surname": "Ashgrove"},
        {"sex": "M"},
        {"forename": "Thornbury", "surname": "Marcelina"},
        {"postcode": "ZZ99 3VZ", "address": "NFA"},
        {"dob": "2023-03-14"},
        {"address": "40 Mill Road", "postcode": "ZQ9 9XX"},
        {"nhs_number": "9434765918"},
    ],
)
def test_one_slip_does_not_lose_a_child(slip: dict[str, str]) -> None:
    assert together(CHILD, CHILD | slip) == [0, 0]
