"""One letter a family: who is named together, and who is written to alone."""

from typing import Any

import pytest

from onestory.parents.kinds import NotReached, Unit
from onestory.parents.rules.units import Adult, plan

MOTHER, FATHER, GRANDMOTHER = 1, 2, 3
AMARA, ZAIN = 11, 12
MILL_LANE, WEIR_ROAD = "3milllane", "9weirroad"


def adult(person: int, *about: int, **said: Any) -> Adult:
    usual: dict[str, Any] = {"way": "letter", "home": MILL_LANE}
    return Adult(person, frozenset(about or (AMARA,)), **usual | said)


def units(*adults: Adult) -> list[tuple[int, ...]]:
    return [unit.adults for unit in plan(adults).units]


def test_parents_of_twins_get_one_letter() -> None:
    both = plan([adult(MOTHER, AMARA, ZAIN)])
    assert both.units == (Unit("letter", (MOTHER,), (AMARA, ZAIN)),)


def test_two_parents_in_one_household_are_named_on_one_letter() -> None:
    assert units(adult(FATHER), adult(MOTHER)) == [(MOTHER, FATHER)]


def test_parents_who_live_apart_each_get_their_own() -> None:
    assert units(adult(MOTHER), adult(FATHER, home=WEIR_ROAD)) == [(MOTHER,), (FATHER,)]


def test_two_families_at_one_address_are_not_named_together() -> None:
    assert units(adult(MOTHER, AMARA), adult(GRANDMOTHER, ZAIN)) == [(MOTHER,), (GRANDMOTHER,)]


def test_one_who_must_not_be_found_by_the_other_is_never_named_beside_them() -> None:
    """Though both are written down at one address: one of the two is out of date."""
    hiding = adult(MOTHER, apart_from=frozenset({FATHER}))
    assert units(hiding, adult(FATHER)) == [(MOTHER,), (FATHER,)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"way": "text"}, [(MOTHER,), (FATHER,)]),
        ({"way": "", "why_not": "said no"}, [(MOTHER,)]),
    ],
)
def test_parents_who_may_be_reached_differently_are_written_to_apart(
    said: dict[str, Any], expected: list[tuple[int, ...]]
) -> None:
    assert units(adult(MOTHER), adult(FATHER, **said)) == expected


def test_who_may_not_be_reached_is_kept_with_the_reason() -> None:
    told = plan([adult(MOTHER, way="", why_not="The address must not be known")])
    assert told.units == ()
    assert told.unreached == (NotReached(MOTHER, "The address must not be known"),)


def test_two_who_get_text_messages_get_two() -> None:
    """A telephone belongs to one person."""
    assert units(adult(MOTHER, way="text"), adult(FATHER, way="text")) == [(MOTHER,), (FATHER,)]
