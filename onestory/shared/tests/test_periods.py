"""The first day counts, the day it ended does not."""

from datetime import date

import pytest

from onestory.shared.periods import Period, in_force

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
APRIL = Period(date(2026, 4, 1), date(2026, 5, 1))


def test_two_months_touch_without_sharing_a_day() -> None:
    assert not MARCH.overlaps(APRIL)
    assert in_force([MARCH, APRIL], date(2026, 4, 1)) == [APRIL]


def test_an_open_period_has_no_last_day_and_overlaps_all_that_follows() -> None:
    since_march = Period(date(2026, 3, 1))
    assert since_march.last_day is None
    assert since_march.overlaps(APRIL)


def test_people_write_the_last_day_that_counts() -> None:
    assert Period.through(date(2026, 3, 1), date(2026, 3, 31)) == MARCH
    assert MARCH.last_day == date(2026, 3, 31)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2026, 4, 1), date(2026, 3, 1))
