"""How codes and kinship read on a page."""

from datetime import date

import pytest

from onestory.profile.rules.words import child, how_many, joined, sibling, system_name

BORN = date(2024, 3, 3)


@pytest.mark.parametrize(
    ("sex", "other", "words"),
    [
        ("female", date(2024, 3, 3), "Twin sister"),
        ("male", date(2024, 3, 4), "Twin brother"),  # born on the other side of midnight
        ("", date(2024, 3, 3), "Twin"),
        ("female", date(2022, 1, 9), "Sister"),
        ("", None, "Brother or sister"),
    ],
)
def test_children_born_together_are_shown_as_twins(
    sex: str, other: date | None, words: str
) -> None:
    assert sibling(sex, BORN, other) == words


def test_a_child_is_a_son_or_daughter_only_where_a_source_says() -> None:
    assert (child("male"), child("")) == ("Son", "Child")


def test_counts_and_lists_read_as_people_write_them() -> None:
    assert [how_many(n, "contact") for n in (0, 1, 2)] == ["no contacts", "1 contact", "2 contacts"]
    assert joined(["housing"]) == "housing"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined([]) == ""
    assert system_name("health_visiting_contacts") == "Health visiting contacts"
