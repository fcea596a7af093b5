"""How somebody may safely be reached, case by case."""

from datetime import date, timedelta

import pytest

from onestory.sharing.kinds import WAYS
from onestory.sharing.rules.contact import (
    Allowed,
    ContactFacts,
    NotAllowed,
    Rule,
    best_way,
    may_contact,
    may_print_address,
    may_tell,
)

TODAY = date(2026, 11, 23)
BEFORE = TODAY - timedelta(days=30)
HIDDEN, COVERT = Rule("hidden_address", BEFORE), Rule("covert", BEFORE)


def forbidden(way: str) -> Rule:
    return Rule("forbidden", BEFORE, way=way)


ALL = list(WAYS)


def someone(*rules: Rule, **so: bool) -> ContactFacts:
    return ContactFacts(7, rules, **so)


def ways_of(facts: ContactFacts) -> set[str]:
    return {way for way in WAYS if isinstance(may_contact(facts, way, TODAY), Allowed)}


@pytest.mark.parametrize(
    ("sentence", "facts", "ways"),
    [
        ("nothing speaks against any way", someone(), set(WAYS)),
        ("a forbidden way is not used", someone(forbidden("text")), set(WAYS) - {"text"}),
        ("no call is no message either", someone(forbidden("phone")), set(WAYS) - {"phone", "voicemail"}),
        ("but no message is not no call", someone(forbidden("voicemail")), set(WAYS) - {"voicemail"}),
        ("what others could notice is not done", someone(COVERT), {"phone"}),
        ("covert in one way only", someone(Rule("covert", BEFORE, way="text")), set(WAYS) - {"text"}),
        ("a hidden address leaves what needs none", someone(HIDDEN), {"letter", "email"}),
        ("also where a system hides it", someone(hidden_by_a_system=True), {"letter", "email"}),
        ("hidden and covert leave nothing", someone(HIDDEN, COVERT), set()),
        ("who has died is never reached", someone(died=True), set()),
        ("nor is a stillborn child", someone(stillborn=True), set()),
        ("nor somebody not known here", someone(known=False), set()),
        ("a rule from tomorrow waits", someone(Rule("covert", TODAY + timedelta(days=1))), set(WAYS)),
        ("a rule that ended today binds no more", someone(Rule("covert", BEFORE, TODAY)), set(WAYS)),
        ("a rule binds on its last day", someone(Rule("covert", BEFORE, TODAY + timedelta(days=1))), {"phone"}),
    ],
)  # fmt: skip
def test_which_ways_are_open(sentence: str, facts: ContactFacts, ways: set[str]) -> None:
    assert ways_of(facts) == ways, sentence


def test_a_letter_to_a_hidden_address_is_handed_over_and_the_address_printed_nowhere() -> None:
    answer = may_contact(someone(HIDDEN), "letter", TODAY)
    assert isinstance(answer, Allowed)
    assert answer.by_hand
    assert isinstance(may_print_address(someone(HIDDEN), TODAY), NotAllowed)
    assert isinstance(may_print_address(someone(), TODAY), Allowed)


def test_a_covert_call_is_to_nobody_else() -> None:
    answer = may_contact(someone(COVERT), "phone", TODAY)
    assert isinstance(answer, Allowed)
    assert answer.discreet


def test_the_preferred_way_comes_first_and_the_last_preference_before_earlier_ones() -> None:
    facts = someone(Rule("preferred", BEFORE, way="letter"), Rule("preferred", TODAY, way="phone"))
    assert best_way(facts, ["text", "letter", "phone"], TODAY) == may_contact(facts, "phone", TODAY)
    assert best_way(facts, ["text", "letter"], TODAY) == may_contact(facts, "letter", TODAY)


def test_a_preference_does_not_open_what_is_forbidden() -> None:
    facts = someone(Rule("preferred", BEFORE, way="text"), forbidden("text"))
    assert best_way(facts, ["text", "letter"], TODAY) == may_contact(facts, "letter", TODAY)


def test_a_preference_for_a_way_that_is_not_offered_is_not_taken() -> None:
    facts = someone(Rule("preferred", BEFORE, way="visit"))
    assert best_way(facts, ["text"], TODAY) == may_contact(facts, "text", TODAY)


def test_where_no_way_is_left_every_reason_is_given() -> None:
    answer = best_way(someone(COVERT, forbidden("phone")), ALL, TODAY)
    assert isinstance(answer, NotAllowed)
    assert not answer.never
    assert len(answer.reasons) == len(WAYS)
    assert "must not be contacted by telephone call" in answer.because.words


@pytest.mark.parametrize("so", [{"died": True}, {"stillborn": True}, {"known": False}])
def test_nobody_who_has_died_is_reached_in_any_way_on_any_day(so: dict[str, bool]) -> None:
    answer = best_way(someone(Rule("preferred", BEFORE, way="letter"), **so), ALL, TODAY)
    assert isinstance(answer, NotAllowed)
    assert answer.never


def test_an_adult_by_whom_they_must_not_be_found_is_told_nothing() -> None:
    facts = someone(Rule("protected_from", BEFORE, protected_from=8))
    assert isinstance(may_tell(facts, 8, TODAY), NotAllowed)
    assert isinstance(may_tell(facts, 9, TODAY), Allowed)


def test_a_way_that_does_not_exist_is_a_mistake_in_the_code_that_asks() -> None:
    with pytest.raises(ValueError, match="there is no way 'pigeon'"):
        may_contact(someone(), "pigeon", TODAY)
