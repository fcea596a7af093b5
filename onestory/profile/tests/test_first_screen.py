"""The first screen: who is involved and how often, before any detail."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onestory.profile.tests import world

pytestmark = pytest.mark.usefixtures("ashwater")


def first_screen(code: str, person: int) -> str:
    return world.signed_in(code).get(f"/person/{person}/").content.decode()


def visited(child: int, times: int = 3) -> None:
    days = (world.TODAY - dt.timedelta(days=30 * n + 1) for n in range(times))
    world.happened(*(world.entry(child, happened_on=day) for day in days))


def test_each_service_says_how_often_and_when_it_was_in_touch() -> None:
    child = world.child()
    visited(child, times=3)
    world.happened(world.entry(child, "maternity", happened_on=dt.date(2024, 3, 3)))
    page = first_screen(world.HEALTH_VISITOR, child)
    assert "2 services, 4 contacts" in page
    assert "Health visiting" in page
    assert "Maternity" in page
    assert page.index("Who is involved</h2>") < page.index("Who is this</h2>")


def test_each_line_says_why_it_may_be_seen() -> None:
    child = world.child()
    visited(child)
    world.happened(world.entry(child, "maternity"))
    page = first_screen(world.HEALTH_VISITOR, child)
    assert "Your own service&#39;s record" in page
    assert "Which services are involved, and how many contacts each has had" in page


def test_nobody_opens_a_child_whom_their_service_does_not_know() -> None:
    child = world.child()
    visited(child)
    answer = world.signed_in(world.HOUSING).get(f"/person/{child}/")
    assert answer.status_code == 403
    assert "Amara" not in answer.content.decode()
    assert "privacy officer" in answer.content.decode()


def test_a_child_who_does_not_exist_is_refused_in_the_same_words() -> None:
    child = world.child()
    known = world.signed_in(world.HOUSING).get(f"/person/{child}/")
    unknown = world.signed_in(world.HOUSING).get("/person/4711/")
    assert known.status_code == unknown.status_code == 403


def test_twins_are_shown_as_twins_and_linked() -> None:
    amara = world.child()
    chidi = world.child(forename="Chidi", sex="1")
    world.mother_of(amara, chidi)
    visited(amara)
    page = first_screen(world.HEALTH_VISITOR, amara)
    assert "Twin brother" in page
    assert f"/person/{chidi}/" in page
    assert "Mother" in page


def test_a_hidden_address_is_withheld_with_a_warning() -> None:
    child = world.with_records(
        {"forename": "Amara", "surname": "Okafor", "dob": "2024-03-03", "address": "3 Sluice Walk"},
        {"source": "child_health_immunisations", "dob": "2024-03-03", "address_hidden": True},
    )
    visited(child)
    page = first_screen(world.HEALTH_VISITOR, child)
    assert "Sluice" not in page
    assert "hidden to keep someone safe" in page
    assert "Withheld" in page


def test_a_death_stands_above_everything() -> None:
    child = world.with_records(
        {"forename": "Ada", "surname": "Green", "dob": "2026-05-01"},
        {"source": "birth_notifications", "dob": "2026-05-01", "died_on": dt.date(2026, 6, 3)},
    )
    visited(child)
    page = first_screen(world.HEALTH_VISITOR, child)
    assert "Ada Green died on 3 June 2026" in page
    assert page.index("died on") < page.index("Who is involved</h2>")


def test_a_pregnancy_is_seen_by_her_midwives_and_not_by_others() -> None:
    mother = world.someone(forename="Eve", surname="Green", dob="1996-02-02")
    world.pregnant(mother)
    world.happened(world.entry(mother))
    assert "Due 24 December 2026" in first_screen(world.MIDWIFE, mother)
    assert "24 December" not in first_screen(world.HEALTH_VISITOR, mother)


def test_a_stillbirth_stands_above_everything_on_her_page() -> None:
    mother = world.someone(forename="Eve", surname="Green", dob="1996-02-02")
    world.pregnant(mother, outcome="stillbirth", ended_on=dt.date(2026, 10, 2))
    page = first_screen(world.MIDWIFE, mother)
    assert "A stillbirth, 2 October 2026" in page
    assert "Due" not in page


def test_a_sensitive_service_is_not_even_named() -> None:
    child = world.child()
    visited(child)
    from onestory.agencies.models import Service

    Service.objects.filter(code="perinatal_mental_health").update(sensitive=True)
    world.happened(world.entry(child, "perinatal_mental_health"))
    assert "Perinatal" not in first_screen(world.HEALTH_VISITOR, child)


def queries_for(code: str, address: str) -> int:
    client = world.signed_in(code)
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("page", ["", "chronology/", "why/", "records/"])
def test_a_page_asks_as_much_for_ten_entries_as_for_a_thousand(page: str) -> None:
    little, much = world.child(), world.child(forename="Zoe")
    world.mother_of(little)
    world.mother_of(much)
    for child, number in ((little, 10), (much, 1000)):
        days = (world.TODAY - dt.timedelta(days=n) for n in range(number))
        world.happened(*(world.entry(child, happened_on=day) for day in days))
    few = queries_for(world.HEALTH_VISITOR, f"/person/{little}/{page}")
    many = queries_for(world.HEALTH_VISITOR, f"/person/{much}/{page}")
    assert few == many <= 25
