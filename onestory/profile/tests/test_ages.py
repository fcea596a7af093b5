"""Ages as practitioners say them."""

from datetime import date

import pytest

from onestory.profile.rules.ages import age_in_words, months_between

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("born_on", "words"),
    [
        (date(2026, 11, 23), "0 days"),
        (date(2026, 11, 22), "1 day"),
        (date(2026, 11, 10), "13 days"),
        (date(2026, 11, 9), "2 weeks"),
        (date(2026, 9, 1), "11 weeks"),  # 83 days: the last day counted in weeks
        (date(2026, 8, 31), "2 months"),  # 84 days, and not yet the 31st again
        (date(2025, 11, 24), "11 months"),
        (date(2025, 11, 23), "12 months"),
        (date(2024, 11, 24), "23 months"),
        (date(2024, 11, 23), "2 years"),
        (date(2024, 3, 3), "2 years 8 months"),
        (date(2020, 11, 24), "5 years 11 months"),
        (date(2020, 11, 23), "6 years"),
        (date(1990, 1, 1), "36 years"),
        (date(2027, 1, 5), "not yet born"),
    ],
)
def test_an_age_is_said_as_health_visitors_say_it(born_on: date, words: str) -> None:
    assert age_in_words(born_on, TODAY) == words


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),  # no 31 February: the month is not over
        (date(2026, 1, 31), date(2026, 3, 31), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
    ],
)
def test_months_are_counted_by_the_day_of_the_month(
    earlier: date, later: date, months: int
) -> None:
    assert months_between(earlier, later) == months
