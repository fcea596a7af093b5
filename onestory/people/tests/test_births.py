"""Who was born and who is expected between two days, for lists of new families."""

import datetime as dt
from typing import Any

import polars as pl
import pytest

from onestory.people import actions, queries
from onestory.people.tests import making

pytestmark = pytest.mark.django_db
SINCE, UNTIL = dt.date(2026, 11, 1), dt.date(2026, 12, 1)


def someone(*records: dict[str, Any]) -> int:
    rows = [making.record(**one) for one in records]
    actions.receive_records(making.frame(*rows), by="a test")
    return making.person_of(*(row["id"] for row in rows))


def born(day: str = "2026-11-03", **said: Any) -> dict[str, Any]:
    return {"forename": "Ada", "dob": day, "postcode": "ZQ1 1AA"} | said


def births() -> list[tuple[int, str]]:
    return [(one.person_id, one.postcode) for one in queries.born_between(SINCE, UNTIL)]


def test_a_child_is_counted_once_however_many_systems_tell_of_the_birth() -> None:
    child = someone(born(), born(source="birth_notifications"))
    assert births() == [(child, "ZQ11AA")]


@pytest.mark.parametrize(
    ("day", "counted"),
    [("2026-10-31", 0), ("2026-11-01", 1), ("2026-11-30", 1), ("2026-12-01", 0)],
)
def test_the_first_day_is_in_and_the_last_is_not(day: str, counted: int) -> None:
    someone(born(day))
    assert len(births()) == counted


def test_a_slip_of_one_system_does_not_move_a_birthday() -> None:
    someone(born("2025-11-03"), born("2025-11-03", source="housing"), born(source="third"))
    assert births() == []


def test_a_stillborn_child_is_not_among_the_births() -> None:
    someone(born(), born(source="birth_notifications", stillborn=True))
    assert births() == []


def test_a_hidden_address_is_told_by_no_postcode() -> None:
    child = someone(born(), born(source="birth_notifications", address_hidden=True))
    assert births() == [(child, "")]


def test_the_latest_address_counts() -> None:
    tomorrow = making.TODAY + dt.timedelta(days=1)
    someone(born(), born(source="housing", held_from=tomorrow, postcode="ZQ1 7AA"))
    assert [postcode for _, postcode in births()] == ["ZQ17AA"]


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ({}, 1),
        ({"due_on": dt.date(2026, 12, 1)}, 0),
        ({"outcome": "miscarriage", "ended_on": dt.date(2026, 9, 1)}, 0),
        ({"outcome": "live_birth", "ended_on": dt.date(2026, 11, 2)}, 0),
    ],
)
def test_only_a_pregnancy_that_goes_on_is_expected(said: dict[str, Any], listed: int) -> None:
    mother = someone({"forename": "Eve", "dob": "1996-02-02", "postcode": "ZQ1 1AA"})
    row = {"id": 16, "mother_id": mother, "due_on": dt.date(2026, 11, 20)} | said
    actions.add_pregnancies(pl.DataFrame([row]), by="a test")
    assert len(queries.due_between(SINCE, UNTIL)) == listed
    assert queries.due_between(SINCE, UNTIL, mothers=[]) == []
