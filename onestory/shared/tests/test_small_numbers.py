"""Numbers of births that could name a family are not given exactly."""

import pytest

from onestory.shared.small_numbers import protected


@pytest.mark.parametrize(
    ("count", "named", "words"),
    [
        (0, 0, "none"),
        (1, 0, "fewer than 8"),
        (7, 7, "fewer than 8"),  # also when all are named: the next month could differ by one
        (8, 0, "about 10"),
        (12, 0, "about 10"),
        (13, 0, "about 15"),
        (12, 12, "about 15"),  # "about 10" beside twelve names would look like a mistake
        (52, 40, "about 50"),
        (1234, 0, "about 1,235"),
    ],
)
def test_small_numbers_are_protected(count: int, named: int, words: str) -> None:
    assert protected(count, named=named) == words


def test_the_number_of_families_not_named_cannot_be_worked_out() -> None:
    for named in range(40):
        shown_alike: dict[str, set[int]] = {}
        for unnamed in range(12):
            shown_alike.setdefault(protected(named + unnamed, named=named), set()).add(unnamed)
        just_one = [words for words, unnamed in shown_alike.items() if unnamed == {1}]
        assert not just_one, f"with {named} named, {just_one} would give away one family"
