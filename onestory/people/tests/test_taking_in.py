"""Records taken in at once are kept and matched as those that are received first and matched then."""

from random import Random
from typing import Any

import polars as pl
import pytest
from django.db import connection, transaction

from onestory.people import actions
from onestory.people.tests.making import NOW, TODAY, frame, number, record

pytestmark = pytest.mark.django_db
TABLES = (
    "sourcerecord", "identifier", "person", "link", "linkquestion", "pair", "linkkey",
    "comparedform",
)  # fmt: skip
FORENAMES, SURNAMES = ("Ada", "Adah", "Amir", "Zofia", ""), ("Obi", "Obbi", "Weir")


class Undone(Exception):
    """Takes what was done back with it."""


def said(chance: Random, nth: int, *, sealed: bool) -> dict[str, Any]:
    """Somebody of a few families, as one of their systems may tell of them, with slips."""
    who = chance.randrange(6)
    return record(
        nth=nth,
        local_id=f"RC{who}" if chance.random() < 0.5 else f"RC{nth}",
        source=chance.choice(["health_visiting_contacts", "maternity_bookings"]),
        forename=chance.choice(FORENAMES),
        surname=SURNAMES[who % 3],
        dob=f"2026-01-{who % 4 + 1:02d}",
        sex=chance.choice(["male", "female", ""]),
        nhs_number=number(who + 1) if chance.random() < 0.6 else "",
        address=f"{who % 3} Heron Lane, Ashwater",
        postcode="ZQ1 1AA",
        birth_order=chance.choice(["", "", "1", "2"]),
        sealed=sealed and chance.random() < 0.1,
        held_from=TODAY,
    )


def one_by_one(rows: pl.DataFrame) -> None:
    answer = actions.receive_records(rows, by="a test")
    actions.match_records(answer.filter("new")["record_id"], by="a test", at=NOW)


def at_once(rows: pl.DataFrame) -> None:
    actions.take_in(rows, by="a test", at=NOW)


def kept_by(deliveries: list[pl.DataFrame], *, at: bool) -> dict[str, list[str]]:
    """All rows about people after these deliveries; nothing of it stays."""
    found: dict[str, list[str]] = {}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for rows in deliveries:
                (at_once if at else one_by_one)(rows)
            for table in TABLES:
                cursor.execute(f"SELECT to_jsonb(t)::text FROM people_{table} t ORDER BY 1")
                found[table] = [row for (row,) in cursor.fetchall()]
            raise Undone
    except Undone:
        return found


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_the_same_rows_are_kept_either_way(seed: int, sealed: bool) -> None:
    chance = Random(seed)
    deliveries = [
        frame(*(said(chance, nth + 20 * part, sealed=sealed) for nth in range(1, 16)))
        for part in range(3)
    ]
    deliveries.append(deliveries[0])  # told again
    assert kept_by(deliveries, at=True) == kept_by(deliveries, at=False)


def test_each_row_given_is_answered_with_its_record() -> None:
    one, again = record(forename="Ada", local_id="RC1"), record(forename="Ada", local_id="RC1")
    answer = actions.take_in(frame(one, again), by="a test", at=NOW)
    assert answer["record_id"].to_list() == [one["id"], one["id"]]
    assert answer["new"].to_list() == [True, True]


@pytest.mark.parametrize("seed", range(8))
def test_a_rebuild_finds_the_people_that_taking_in_found(seed: int) -> None:
    chance = Random(seed)
    for part in range(3):
        rows = [said(chance, nth + 20 * part, sealed=False) for nth in range(1, 16)]
        actions.take_in(frame(*rows), by="a test", at=NOW)
    done = actions.rebuild(by="a test", at=NOW)
    assert (done.links, done.persons, done.moved) == (0, 0, 0)
