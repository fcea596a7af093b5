"""Weights of a match in words."""

import pytest

from onestory.profile.rules.evidence import field_name, in_words, side, weighed


@pytest.mark.parametrize(
    ("weight", "words", "toward"),
    [
        (9.34, "Strongly for (+9.3)", "for"),
        (6.0, "Strongly for (+6.0)", "for"),
        (2.0, "For (+2.0)", "for"),
        (0.4, "Says little (+0.4)", "neither"),
        (-0.9, "Says little (-0.9)", "neither"),
        (-3.0, "Against (-3.0)", "against"),
        (-12.0, "Strongly against (-12.0)", "against"),
    ],
)
def test_a_weight_is_said_in_words(weight: float, words: str, toward: str) -> None:
    assert weighed(weight) == words
    assert side(weight) == toward


def test_the_strongest_evidence_comes_first_whichever_way_it_speaks() -> None:
    found = in_words([("sex", "the same", 0.9), ("dob", "differs", -8.0), ("surname", "equal", 5)])
    assert [one.field for one in found] == ["Date of birth", "Last name", "Sex"]


def test_a_field_nobody_listed_is_still_named() -> None:
    assert field_name("house_hold") == "House hold"
