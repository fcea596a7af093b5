"""Which record is believed: the rule of trust as a table of cases."""

from datetime import date

import pytest

from onestory.people.rules import trust
from onestory.people.rules.names import is_unnamed
from onestory.people.rules.trust import Statement
from onestory.people.trust.since_2026 import DEFINITION as RULE

BIRTH, VISIT, CENTRE, HOUSING, CHIS = (
    "birth_notifications",
    "health_visiting_contacts",
    "childrens_centres",
    "housing",
    "child_health_immunisations",
)


def said(*statements: tuple[str, str, int]) -> list[Statement]:
    """Value, source, month of 2026 since which it is said."""
    return [
        Statement(
            value, source, date(2026, month, 1), n, unnamed=is_unnamed(value.rpartition(" ")[0])
        )
        for n, (value, source, month) in enumerate(statements)
    ]


@pytest.mark.parametrize(
    ("statements", "shown", "why"),
    [
        ([("Baby Smith", BIRTH, 3), ("Maya Smith", VISIT, 2)], "Maya Smith", "a name before Baby"),
        ([("Baby Smith", BIRTH, 3), ("Twin 1 Smith", VISIT, 4)], "Twin 1 Smith", "none is named"),
        ([("Maya Smith", BIRTH, 1), ("Maya Jones", VISIT, 6)], "Maya Jones", "renamed since"),
        ([("Maya Smith", BIRTH, 1), ("Mia Smyth", HOUSING, 6)], "Maya Smith", "rank before age"),
        ([("MARIA GONCALVES", CHIS, 6), ("Maria Gonçalves", BIRTH, 1)], "Maria Gonçalves", "spelt"),
        (
            [("Zoe Lee", BIRTH, 1), ("Zoe Lee", CHIS, 2), ("Zeo Lee", VISIT, 6)],
            "Zoe Lee",
            "a slip of the pen",
        ),
        ([("Zoe Lee", HOUSING, 1)], "Zoe Lee", "better a little trusted than nothing"),
    ],
)
def test_the_name_shown(statements: list, shown: str, why: str) -> None:
    chosen = trust.choose_name(said(*statements), RULE)
    assert chosen is not None
    assert chosen.statement.value == shown, why


def test_other_names_are_remembered_once_each() -> None:
    names = said(("Maya Smith", BIRTH, 1), ("MAYA SMITH", CHIS, 2), ("Maya Jones", VISIT, 6))
    chosen = trust.choose_name(names, RULE)
    assert chosen is not None
    assert [name.casefold() for name in chosen.others] == ["maya smith"]


def test_a_verified_number_goes_before_a_more_trusted_source() -> None:
    numbers = [
        Statement("9000000009", BIRTH, date(2026, 1, 1), 1, status="03"),
        Statement("9000000017", VISIT, date(2026, 1, 1), 2, status="01"),
    ]
    chosen = trust.choose_number(numbers, RULE)
    assert chosen is not None
    assert chosen.statement.value == "9000000017"
    assert "verified" in chosen.because


def test_the_newest_address_is_shown_and_of_one_day_the_better_placed_source() -> None:
    homes = said(("1 Mill Lane", HOUSING, 5), ("2 Quay St", BIRTH, 5), ("9 Old Rd", VISIT, 1))
    chosen = trust.choose_newest(homes, RULE, "address")
    assert chosen is not None
    assert chosen.statement.value == "1 Mill Lane"
    assert chosen.others == ("2 Quay St", "9 Old Rd")


def test_a_death_is_heard_from_whichever_source_tells_first() -> None:
    told = said(("2026-05-03", HOUSING, 6), ("2026-05-02", BIRTH, 5))
    chosen = trust.choose_earliest(told, "heard")
    assert chosen is not None
    assert chosen.statement.source == BIRTH


def test_the_rule_is_that_of_the_day() -> None:
    assert trust.rule_on([RULE], date(2026, 11, 23)) is RULE
    with pytest.raises(ValueError, match="no rule of trust"):
        trust.rule_on([RULE], date(1999, 12, 31))


@pytest.mark.parametrize(
    ("forename", "unnamed"),
    [("Baby", True), ("Twin 1", True), ("BABY GIRL", True), ("", True), ("Infant", True),
     ("Maya", False), ("Babybel", False), ("Male", True), ("Tiana", False)],
)  # fmt: skip
def test_what_is_no_name_is_known(forename: str, unnamed: bool) -> None:
    assert is_unnamed(forename) is unnamed
