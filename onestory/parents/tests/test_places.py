"""Addresses, telephone numbers and the numbers on letters."""

import pytest

from onestory.parents.rules import places
from onestory.parents.rules.references import read_reference, reference


def test_an_address_is_lines_with_the_postcode_last() -> None:
    lines = places.address_lines("Ada Green", "3 Mill Lane, Ashwater", "zq11aa")
    assert lines == ("Ada Green", "3 Mill Lane", "Ashwater", "ZQ1 1AA")


def test_an_envelope_has_seven_lines_at_most() -> None:
    lines = places.address_lines(
        "Ada", "Flat 1, The Mill, 3, Mill Lane, Old Town, Ash, UK", "ZQ1 1AA"
    )
    assert len(lines) == 7
    assert lines[-2:] == ("Old Town, Ash, UK", "ZQ1 1AA")


def test_a_postcode_inside_the_address_is_not_written_twice() -> None:
    assert places.address_lines("Ada", "3 Mill Lane, ZQ1 1AA", "ZQ1 1AA")[1:-1] == ("3 Mill Lane",)


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        ("3 Mill Lane", ""),
        ("", "ZQ1 1AA"),
        ("No fixed address", "ZZ99 3VZ"),
        ("3 Mill Lane", "ZZ99 3WZ"),
        ("The Refuge", "ZQ1 1AA"),
        ("3 Mill Lane", "ZQ1"),
    ],
)
def test_where_a_letter_would_not_arrive_there_are_no_lines(address: str, postcode: str) -> None:
    assert places.address_lines("Ada", address, postcode) == ()
    assert places.home(address, postcode) == ""


def test_two_spellings_of_an_address_are_one_home() -> None:
    assert places.home("3 Mill Lane, Ashwater", "ZQ1 1AA") == places.home(
        "3, MILL LANE\nAshwater", "zq1 1aa"
    )


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("+44 7700 900123", "+447700900123"),
        ("01632 960123", ""),
        ("07000 000000", ""),
        ("07700 90012", ""),
        ("", ""),
    ],
)
def test_only_a_mobile_telephone_can_be_sent_a_text(phone: str, number: str) -> None:
    assert places.mobile(phone) == number


def test_names_are_joined_as_a_letter_writes_them() -> None:
    assert places.together(["Ada Green"]) == "Ada Green"
    assert places.together(["Ada Green", "Ben Green"]) == "Ada Green and Ben Green"


def test_a_letters_number_is_read_however_it_is_typed() -> None:
    printed = reference(3, 42)
    assert read_reference(f" {printed.lower().replace('-', ' ')} ") == printed


def test_a_slip_in_a_letters_number_is_noticed() -> None:
    printed = reference(12, 345)
    for place, sign in enumerate(printed):
        if sign.isdigit():
            for wrong in "0123456789".replace(sign, ""):
                with pytest.raises(ValueError, match="wrong"):
                    read_reference(printed[:place] + wrong + printed[place + 1 :])
    with pytest.raises(ValueError, match="looks like"):
        read_reference("Ashwater")
