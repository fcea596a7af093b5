"""Days are local days, Europe/London, also on the night in October when an hour comes twice."""

from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

import pytest

from onestory.sharing import actions, guard
from onestory.sharing.kinds import Reader, Refused
from onestory.sharing.models import ContactRule
from tests.lens.families import CHILD, SINCE, entries, person, says, sign, someone, user_of

pytestmark = pytest.mark.usefixtures("partnership")
BIRTHS = "live_births_to_centres"
SUNDAY = date(2026, 10, 25)  # clocks go back from 02:00 BST to 01:00 GMT


@pytest.fixture
def visitor(partnership: None) -> Reader:
    person(CHILD, known_to=("visiting",), postcode="ZQ1 1AA")
    return someone("health_visitor", "visiting")


def at(day: int, hour: int, minute: int) -> Any:
    """Greenwich time in October 2026."""
    return patch(
        "django.utils.timezone.now", return_value=datetime(2026, 10, day, hour, minute, tzinfo=UTC)
    )


def say(by: Reader, answer: str, since: date, until: date | None = None) -> None:
    actions.record_answer(
        person=CHILD, agreement=BIRTHS, about="child", answer=answer, decided_by_role="mother",
        standing="parental_responsibility", asked_how="phone", since=since, until=until, by=by,
    )  # fmt: skip


def now(who: Reader) -> Reader:
    """The same practitioner, of the present moment."""
    return guard.reader_of(user_of(who))


def answer(who: Reader) -> str | None:
    reader = now(who)
    return guard.lenses_of(reader, [CHILD])[CHILD].facts.answers.get((BIRTHS, "births"))


@pytest.mark.parametrize(
    ("sentence", "day", "hour", "minute", "local"),
    [
        ("half past midnight, summer time, is the new day", 24, 23, 30, SUNDAY),
        ("half past eleven, summer time, is still the old", 24, 22, 30, date(2026, 10, 24)),
        ("the first half past one", 25, 0, 30, SUNDAY),
        ("the second half past one", 25, 1, 30, SUNDAY),
        ("half past eleven that night, winter time", 25, 23, 30, SUNDAY),
        ("half past midnight, winter time", 26, 0, 30, date(2026, 10, 26)),
    ],
)
def test_a_no_counts_from_the_local_day_on_which_it_was_said(
    visitor: Reader, sentence: str, day: int, hour: int, minute: int, local: date
) -> None:
    says(CHILD, BIRTHS, "given", SINCE, row=CHILD + 16)
    with at(day, hour, minute):
        assert now(visitor).today == local, sentence
        assert answer(visitor) == "given"
        say(now(visitor), "withdrawn", since=local)
        assert answer(visitor) == "withdrawn"


def test_half_past_midnight_closes_the_page_a_centre_has_open_that_same_minute(
    visitor: Reader,
) -> None:
    worker = someone("centre_worker", "centre")
    entries(CHILD, "maternity", "birth", 1, start=CHILD + 8192)
    sign(BIRTHS)
    says(CHILD, BIRTHS, "given", SINCE, row=CHILD + 16)
    with at(24, 23, 30):
        reader = now(worker)
        with guard.as_reader(reader):
            assert guard.open_person(reader, CHILD, "greeting").person.depth
        say(now(visitor), "withdrawn", since=SUNDAY)
        with pytest.raises(Refused), guard.as_reader(reader):
            guard.open_person(reader, CHILD, "greeting")


def test_of_two_answers_in_the_hour_that_comes_twice_the_later_counts(visitor: Reader) -> None:
    with at(25, 0, 45):  # a quarter to two, summer time
        say(now(visitor), "given", since=SUNDAY)
    with at(25, 1, 15):  # a quarter past one, winter time: later, though the clock shows less
        say(now(visitor), "withdrawn", since=SUNDAY)
        assert answer(visitor) == "withdrawn"


def test_tomorrow_is_the_future_until_local_midnight(visitor: Reader) -> None:
    with at(24, 22, 59), pytest.raises(Refused, match="lies in the future"):
        say(now(visitor), "refused", since=SUNDAY)
    with at(24, 23, 0):
        say(now(visitor), "refused", since=SUNDAY)
        assert answer(visitor) == "refused"


def test_an_answer_for_a_time_ends_at_local_midnight(visitor: Reader) -> None:
    with at(20, 12, 0):
        say(now(visitor), "given", since=date(2026, 10, 20), until=SUNDAY)
    with at(24, 22, 59):
        assert answer(visitor) == "given"
    with at(24, 23, 0):
        assert answer(visitor) is None


def test_a_rule_of_contact_begins_at_local_midnight_too(visitor: Reader) -> None:
    with at(24, 23, 30):
        reader = now(visitor)
        actions.add_contact_rule(
            person=CHILD, kind="hidden_address", words="Fled", since=reader.today, by=reader
        )
        assert ContactRule.objects.get().held_from == SUNDAY
        assert guard.lenses_of(reader, [CHILD])[CHILD].facts.address_hidden
