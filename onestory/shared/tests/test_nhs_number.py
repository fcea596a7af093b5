"""Which written numbers may name a person, and how they are shown."""

import pytest

from onestory.shared import nhs_number
from onestory.shared.nhs_number import Kind


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("943 476 5919", Kind.TEST),
        ("943-476-5919", Kind.TEST),
        (nhs_number.with_check_digit("400000000"), Kind.REAL),
        ("9434765918", Kind.WRONG_CHECK_DIGIT),
        ("943476591", Kind.MALFORMED),
        ("943476591X", Kind.MALFORMED),
        ("９４３４７６５９１９", Kind.MALFORMED),  # full-width digits are digits to str.isdigit
        ("", Kind.EMPTY),
        (None, Kind.EMPTY),
        ("4444444444", Kind.NEVER_ISSUED),  # the check digit is right, the number is a joke
        ("0000000000", Kind.NEVER_ISSUED),
        ("3200000015", Kind.OTHER_SCHEME),
    ],
)
def test_a_written_number_is_told_for_what_it_is(written: str | None, kind: Kind) -> None:
    assert nhs_number.kind(written) is kind


def test_test_numbers_count_only_where_the_settings_allow_them() -> None:
    assert nhs_number.normalise("943 476 5919", test_numbers=True) == "9434765919"
    assert nhs_number.normalise("943 476 5919", test_numbers=False) is None


def test_it_is_shown_in_three_groups() -> None:
    assert nhs_number.shown("9434765919") == "943 476 5919"


def test_one_in_eleven_numbers_has_no_check_digit() -> None:
    made = [nhs_number.with_check_digit(f"9{n:08d}") for n in range(1_100)]
    assert made.count(None) == pytest.approx(100, abs=2)
    assert all(nhs_number.kind(number) is Kind.TEST for number in made if number)
