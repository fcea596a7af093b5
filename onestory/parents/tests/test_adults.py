"""Which of a child's adults are told: parental responsibility decides."""

from datetime import date, timedelta

import pytest

from onestory.parents.rules.adults import Tie, to_be_told

TODAY = date(2026, 11, 23)
MOTHER = Tie(1, "mother", None, "3milllane")
HOME, ELSEWHERE = "3milllane", "9weirroad"


@pytest.mark.parametrize(
    ("kind", "responsible", "home", "told"),
    [
        ("father", True, ELSEWHERE, True),
        ("father", None, HOME, True),
        ("father", None, ELSEWHERE, False),
        ("father", None, "", False),
        ("father", False, HOME, False),
        ("carer", True, ELSEWHERE, True),
        ("carer", None, HOME, False),
        ("adoptive_parent", None, ELSEWHERE, True),
    ],
)
def test_another_adult_beside_the_mother(
    kind: str, responsible: bool | None, home: str, told: bool
) -> None:
    assert (2 in to_be_told([MOTHER, Tie(2, kind, responsible, home)], TODAY)) is told


def test_a_mother_is_told_unless_a_source_says_that_she_has_no_responsibility() -> None:
    assert to_be_told([MOTHER], TODAY) == {1}
    assert to_be_told([MOTHER, Tie(1, "mother", False, HOME)], TODAY) == frozenset()


def test_a_tie_that_has_ended_tells_nobody() -> None:
    assert to_be_told([Tie(1, "mother", True, HOME, until=TODAY)], TODAY) == frozenset()
    assert to_be_told([Tie(1, "mother", True, HOME, TODAY + timedelta(days=1))], TODAY) == {1}


def test_a_home_that_nobody_may_know_joins_no_two_adults() -> None:
    hidden = Tie(1, "mother", None, "")
    assert to_be_told([hidden, Tie(2, "father", None, "")], TODAY) == {1}
