"""What the database knows of how people may be reached, as the rule is given it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onestory.people.models import Person, SourceRecord
from onestory.sharing import guard, queries
from onestory.sharing.models import ContactRule
from onestory.sharing.rules.contact import ContactFacts
from tests.lens.families import CHILD, STRANGER, TODAY, person, someone

pytestmark = pytest.mark.usefixtures("partnership")


def facts(number: int = CHILD) -> ContactFacts:
    return queries.contact_facts([number], TODAY)[number]


def rule(kind: str, since: date = TODAY, **said: Any) -> None:
    ContactRule.objects.create(
        person_id=CHILD, record_id=CHILD, kind=kind, held_from=since, told_by="test", **said
    )


@pytest.mark.parametrize(
    ("said", "so"),
    [
        ({"died_on": TODAY}, "died"),
        ({"stillborn": True}, "stillborn"),
        ({"address_hidden": True}, "hidden_by_a_system"),
    ],
)
def test_one_record_that_says_so_is_enough(said: dict[str, Any], so: str) -> None:
    person(CHILD)
    assert not getattr(facts(), so)
    SourceRecord.objects.filter(id=CHILD).update(**said)
    assert getattr(facts(), so)


def test_nobody_is_known_who_is_not_there_or_sealed_or_another_by_now() -> None:
    person(CHILD)
    person(STRANGER)
    assert facts().known
    assert not facts(12345).known
    Person.objects.filter(id=CHILD).update(sealed=True)
    Person.objects.filter(id=STRANGER).update(continued_as_id=CHILD)
    assert not facts().known
    assert not facts(STRANGER).known


def test_only_rules_of_the_day_are_told() -> None:
    person(CHILD)
    rule("covert", TODAY + timedelta(days=1))
    rule("preferred", TODAY - timedelta(days=9), way="text", held_until=TODAY)
    rule("forbidden", way="phone")
    assert [(each.kind, each.way) for each in facts().rules] == [("forbidden", "phone")]


def test_an_adult_who_became_one_with_another_record_is_still_the_one_not_to_be_found_by() -> None:
    person(CHILD)
    person(STRANGER)
    rule("protected_from", protected_from_id=STRANGER)
    Person.objects.create(id=5)
    SourceRecord.objects.filter(id=STRANGER).update(person_id=5)
    assert facts().protected_from(TODAY) == {5}


def test_a_rule_that_the_reader_does_not_see_binds_all_the_same() -> None:
    reader = someone("health_visitor", "visiting")
    person(CHILD)
    rule("covert")
    with guard.as_reader(reader):
        assert facts().in_force("covert", TODAY)


def test_a_hundred_people_cost_no_more_queries_than_one() -> None:
    person(CHILD)
    for many in ([CHILD], range(CHILD, CHILD + 100)):
        with CaptureQueriesContext(connection) as asked:
            queries.contact_facts(many, TODAY)
        assert len(asked) == 2
