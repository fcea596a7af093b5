"""In every world the pure function, the SQL and row-level security give the same answer.

ONESTORY_WORLDS sets how many are drawn; a failing one is made small before it is shown.
"""

import os
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from onestory.sharing import guard, loading
from onestory.sharing.definitions import roles
from onestory.sharing.kinds import Depth, Reader
from onestory.sharing.lens import Lens
from onestory.sharing.session import reading_as, take_in_hand
from tests.lens import thought
from tests.lens.kept import keep, keep_partnership, rows
from tests.lens.worlds import PEOPLE, TODAY, World, worlds

WORLDS = int(os.environ.get("ONESTORY_WORLDS", "500"))
OPENINGS = """select person_id, service_id, kind, restriction, depth, agreement, clause
    from sharing_openings(%s, %s, %s)"""


@pytest.mark.django_db
@pytest.mark.timeout(3600)
def test_the_lens_the_sql_and_row_level_security_agree_in_every_world() -> None:
    keep_partnership()
    in_a_world()


@settings(
    max_examples=WORLDS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
    database=None,
)
@given(worlds())
def in_a_world(world: World) -> None:
    with transaction.atomic():
        keep(world)
        _compare(world)
        transaction.set_rollback(True)


def _compare(world: World) -> None:
    reader = thought.reader(world)
    partnership = thought.partnership(world)
    lenses = {person: Lens(reader, thought.facts(world, person), partnership) for person in PEOPLE}
    _same_facts(world, lenses)
    _same_openings(reader, lenses)
    with reading_as(reader):
        _same_people(reader, lenses)
        _same_rows(world, lenses)


def _same_facts(world: World, lenses: dict[int, Lens]) -> None:
    _, loaded = loading.load(PEOPLE, TODAY, thought.READER)
    assert loaded == {person: lens.facts for person, lens in lenses.items()}


def _same_openings(reader: Reader, lenses: dict[int, Lens]) -> None:
    thought_out = {
        (
            person,
            each.service,
            each.kind,
            each.restriction,
            int(each.depth),
            each.agreement,
            each.clause,
        )
        for person, lens in lenses.items()
        for each in lens.openings
    }
    assert set(rows(OPENINGS, reader.practitioner, list(PEOPLE), TODAY)) == thought_out


def _same_people(reader: Reader, lenses: dict[int, Lens]) -> None:
    seen = guard.visible_people(reader, "test", PEOPLE)
    assert seen == {person: lens.person for person, lens in lenses.items() if lens.person.depth}


def _same_rows(world: World, lenses: dict[int, Lens]) -> None:
    """Row-level security, with everybody in hand: also those the guard would not have opened."""
    take_in_hand(PEOPLE)
    known = {person for person, lens in lenses.items() if lens.person.depth}
    assert {person for (person,) in rows("select id from people_person where id <> 99")} == (
        known | _linked(world, lenses)
    )
    assert set(rows("select person_id, service_id from record_involvement")) == {
        (person, code)
        for person, lens in lenses.items()
        for code in lens.facts.involved
        if lens.answer(code).depth
    }
    assert {entry for (entry,) in rows("select id from record_entry")} == {
        number
        for number, (person, service, kind, restriction) in enumerate(world.entries)
        if lenses[person].answer(service, kind, restriction).depth >= Depth.EVENT
    }
    assert {person for (person,) in rows("select person_id from sharing_consent")} <= known
    for person in PEOPLE:
        assert set(rows("select * from record_withheld(%s)", person)) == _withheld(
            world, lenses[person], person
        )


def _withheld(world: World, lens: Lens, person: int) -> set[tuple[str, str, int]]:
    """Restricted lines of which only that they are there is told."""
    lines = Counter(
        (service, restriction)
        for who, service, kind, restriction in world.entries
        if who == person and restriction
        if lens.answer(service, kind, restriction).depth == Depth.KNOWN_TO
    )
    return {(*what, number) for what, number in lines.items()}


def _linked(world: World, lenses: dict[int, Lens]) -> set[int]:
    """Who looks after links sees who people are, and nothing of what happened to them."""
    reader = next(iter(lenses.values())).reader
    if not any("review_links" in roles()[role].may for role in reader.roles):
        return set()
    return {person for person, one in world.people.items() if one.sealed != "person"}
