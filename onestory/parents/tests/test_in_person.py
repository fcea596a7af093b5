"""How many each service is to tell in person: numbers, protected, and nobody named."""

import datetime as dt

import pytest

from onestory.agencies.models import Service
from onestory.parents import actions, queries
from onestory.parents.rules.in_person import by_service
from onestory.parents.tests import world
from onestory.parents.tests.world import GIVEN, child, families, parent, rule
from onestory.profile.tests.world import entry, happened, signed_in
from onestory.record.models import Involvement
from onestory.sharing.models import AuditRow


def hidden(number: int, service: str = "health_visiting") -> list[int]:
    """Mothers whose address must not be known, each with a child whom the service sees; the children."""
    children = [child(forename=f"Hidden{n}") for n in range(number)]
    for nth, one in enumerate(children):
        rule(parent(one, surname="Haddad", address=f"{nth} Kiln Road"), "hidden_address")
        if service:
            happened(entry(one, service))
    return children


def counted() -> queries.InPerson:
    number = actions.draft(given=GIVEN, by=world.reader())
    return queries.in_person(reader=world.reader(), campaign_id=number)


def name(code: str) -> str:
    return Service.objects.get(code=code).name


def test_one_whom_two_services_know_counts_with_both_and_one_whom_none_knows_with_none() -> None:
    involved = {1: frozenset({"a"}), 11: frozenset({"a", "b"}), 2: frozenset({"b"})}
    every = [frozenset({1, 11}), frozenset({2}), frozenset({3, 13})]
    assert by_service(every, involved) == ({"a": 1, "b": 2}, 1)


@pytest.mark.usefixtures("ashwater")
def test_those_who_cannot_be_written_to_are_counted_by_service_and_others_are_not() -> None:
    families(9)
    hidden(9), hidden(2, service="")
    shown = counted()
    assert shown.services == ((name("health_visiting"), "about 10"),)
    assert shown.unknown == "fewer than 8"


@pytest.mark.usefixtures("ashwater")
def test_a_service_that_is_involved_no_more_is_not_asked() -> None:
    children = hidden(1)
    Involvement.objects.filter(person_id__in=children).update(
        closed_on=world.TODAY - dt.timedelta(days=1)
    )
    assert counted().services == ()


@pytest.mark.usefixtures("ashwater")
def test_a_sensitive_service_is_not_named() -> None:
    hidden(1)
    Service.objects.filter(code="health_visiting").update(sensitive=True)
    shown = counted()
    assert (shown.services, shown.unknown) == ((), "fewer than 8")


@pytest.mark.usefixtures("ashwater")
def test_the_page_names_nobody_and_is_in_the_trail_and_for_who_tells_families() -> None:
    hidden(2)
    number = actions.draft(given=GIVEN, by=world.reader())
    actions.preview(campaign_id=number, by=world.reader())
    address, officer = f"/telling/{number}/in-person/", signed_in(world.AUTHOR)
    assert f'href="{address}"' in officer.get(f"/telling/{number}/").content.decode()
    page = officer.get(address).content.decode()
    assert name("health_visiting") in page
    assert "fewer than 8" in page
    assert not any(word in page for word in ("Haddad", "Hidden0", "Kiln"))
    assert AuditRow.objects.filter(action="count who is told in person").exists()
    for code in (world.GUARDIAN, world.HEALTH_VISITOR):
        assert signed_in(code).get(address).status_code == 403
