"""How single values are read."""

import nhs_number
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.people.linkage import values


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-02-28", 20230228),
        ("28/02/2023", 20230228),
        ("28.2.2023", 20230228),
        ("20230228", 20230228),
        ("28022023", 20230228),
        ("28-FEB-2023", 20230228),
        ("28 February 2023", 20230228),
        ("28feb23", 20230228),
        ("2023-02-28T09:30:00", 20230228),
        ("2023-02-28 00:00:00", 20230228),
        ("44985", 20230228),
        ("44985.0", 20230228),
        ("02/28/2023", 20230228),
        ("31/02/2023", 0),
        ("29/02/2023", 0),
        ("29/02/2024", 20240229),
        ("01/01/1900", 0),
        ("", 0),
        (None, 0),
        ("UNKNOWN", 0),
        ("12", 0),
        ("99999999", 0),
    ],
)
def test_dates_in_any_usual_writing(written: str | None, read: int) -> None:
    assert values.day(written) == read


ISSUED = st.integers(4_000_000_000, 4_999_999_999) | st.integers(6_000_000_000, 7_999_999_999)


@given(ISSUED)
def test_the_check_digit_is_the_librarys(number: int) -> None:
    ours = values.nhs(str(number), test_numbers=False)
    assert ours == (number if nhs_number.is_valid(str(number)) and len(set(str(number))) > 1 else 0)


@pytest.mark.parametrize("written", ["943 476 5919", "943-476-5919", "9434765919", " 9434765919 "])
def test_a_number_never_issued_is_missing_unless_asked_for(written: str) -> None:
    assert values.nhs(written, test_numbers=False) == 0
    assert values.nhs(written, test_numbers=True) == 9434765919


@pytest.mark.parametrize(
    "written",
    ["0000000000", "9999999999", "1111111111", "9434765918", "12345", "", None, "UNKNOWN"],
)
def test_fillers_and_wrong_check_digits_are_no_number(written: str | None) -> None:
    assert values.nhs(written, test_numbers=True) == 0


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("O’Brien", "obrien"),
        ("O BRIEN", "obrien"),
        ("Mc Donald", "mcdonald"),
        ("Smith-Jones", "smith jones"),
        ("Łukasz", "lukasz"),
        ("Nguyễn", "nguyen"),
        ("João", "joao"),
        ("Mrs Ann Smith", "ann smith"),
        ("UNKNOWN", ""),
        ("N/A", ""),
        ("Олена", "olena"),
        ("Siobhán", "siobhan"),
    ],
)
def test_names_fold_alike_whoever_wrote_them(written: str, folded: str) -> None:
    assert values.name(written) == folded


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("Baby", 0),
        ("BABY SMITH", 0),
        ("Baby Girl", 0),
        ("Infant", 0),
        ("Twin 1", 1),
        ("TWIN TWO", 2),
        ("T2", 2),
        ("Baby 2", 2),
        ("Baby B", 2),
        ("Unnamed", 0),
        ("Not Named", 0),
        ("B/O Priya", 0),
        ("Baby of Aisha", 0),
        ("Male", 0),
        ("Triplet 3", 3),
        ("NB", 0),
        ("NBG", 0),
        ("NB Boy", 0),
        ("Neonatal", 0),
        ("Not Yet Named", 0),
        ("Newborn Girl", 0),
    ],
)
def test_a_newborns_stand_in_is_no_name(written: str, order: int) -> None:
    stand_in, told, _, _ = values.baby(written)
    assert (stand_in, told) == (True, order)


@pytest.mark.parametrize(
    "written",
    ["Abby", "Son", "Bobby", "Babu", "Ann", "Nabi", "Tariq", "Bao", "An Na", "Bo", "Boyd"],
)
def test_a_real_name_is_not_taken_for_a_stand_in(written: str) -> None:
    assert not values.baby(written)[0]


@pytest.mark.parametrize(
    "written", ["07700 900123", "+447700900123", "0044 7700 900123", "447700900123", "7700900123"]
)
def test_a_telephone_is_the_same_however_it_is_written(written: str) -> None:
    assert values.phone(written) == 7700900123


def test_addresses_come_to_house_and_street() -> None:
    expected = ("3/12a", "high")
    assert values.address("Flat 3, 12A High Street, ZQ1 1AA") == expected
    assert values.address("APT 3 12a HIGH ST") == expected
    assert values.address("NFA") == ("", "")


def test_pseudo_postcodes_are_no_address() -> None:
    assert values.postcode("ZZ99 3VZ") == ""
    assert values.postcode("zq1 1aa") == "ZQ11AA"


def test_a_number_of_few_different_digits_is_a_number() -> None:
    assert values.nhs("9000000009", test_numbers=True) == 9000000009
