"""Who someone is, and what must be known first."""

from datetime import date

import pytest

from onestory.profile.rules.identity import Life, banners, caption, number_status

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("life", "words"),
    [
        (Life(date(2024, 3, 3)), "Child, 2 years 8 months"),
        (Life(date(2008, 11, 23)), "Adult, 18 years"),  # eighteen today
        (Life(date(2008, 11, 24)), "Child, 17 years"),
        (Life(date(2026, 5, 1), date(2026, 6, 3)), "Died, aged 4 weeks"),
        (Life(date(2026, 5, 1), stillborn=True), "Stillborn"),
        (Life(), "Age not known"),
    ],
)
def test_the_line_above_the_name_says_child_or_adult_and_how_old(life: Life, words: str) -> None:
    assert caption(life, TODAY) == words


def said(life: Life, *, hidden: bool = False) -> str:
    found = banners(life, address_hidden=hidden, name="Ada", written="3 June 2026")
    return " ".join(f"{one.heading}. {one.words}" for one in found)


def test_a_death_says_that_nothing_is_sent() -> None:
    assert "died on 3 June 2026" in said(Life(date(2026, 5, 1), date(2026, 6, 3)))
    assert "No invitation" in said(Life(date(2026, 5, 1), date(2026, 6, 3)))


def test_a_stillbirth_is_named_as_that_and_not_as_a_death() -> None:
    words = said(Life(date(2026, 5, 1), date(2026, 5, 1), stillborn=True))
    assert "stillborn" in words
    assert "died" not in words


def test_a_hidden_address_warns_against_telling_it() -> None:
    assert "Never say" in said(Life(date(2024, 3, 3)), hidden=True)
    assert said(Life(date(2024, 3, 3))) == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [("01", "Verified"), ("", "Verification not stated"), ("odd", "odd")],
)
def test_the_status_of_a_number_is_said_in_words(code: str, words: str) -> None:
    assert number_status(code) == words
