"""Surnames that are compared: each half of a double one, without accents."""

import pytest

from onestory.sharing.rules.unusual import surnames


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Grace Adeyemi-Clarke", {"adeyemi", "clarke"}),
        ("Siobhán Kearnéy", {"kearney"}),
        ("Green", {"green"}),
        ("", set()),
    ],
)
def test_a_surname_is_the_last_word_of_a_name(name: str, said: set[str]) -> None:
    assert surnames(name) == said
