"""Where a day begins: whom one's own service saw lately."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onestory.profile.tests import world

pytestmark = pytest.mark.usefixtures("ashwater")


def home(code: str) -> str:
    return world.signed_in(code).get("/home/").content.decode()


def test_those_seen_last_by_the_own_service_come_first() -> None:
    old, new = world.child(forename="Olu"), world.child(forename="Nia")
    world.happened(
        world.entry(old, happened_on=dt.date(2026, 9, 1)),
        world.entry(new, happened_on=dt.date(2026, 11, 2)),
    )
    page = home(world.HEALTH_VISITOR)
    assert page.index("Nia Okafor") < page.index("Olu Okafor")
    assert "3 weeks ago" in page


def test_another_service_s_families_are_not_on_it() -> None:
    world.happened(world.entry(world.child(forename="Olu")))
    assert "Olu" not in home(world.HOUSING)
    assert "Nobody has been seen by your service yet" in home(world.HOUSING)


def test_a_list_asks_as_much_for_one_person_as_for_many() -> None:
    client = world.signed_in(world.HEALTH_VISITOR)

    def asked() -> int:
        client.get("/home/")
        with CaptureQueriesContext(connection) as seen:
            client.get("/home/")
        return len(seen)

    world.happened(world.entry(world.child(forename="Olu")))
    one = asked()
    world.happened(*(world.entry(world.child(forename=f"Nia {n}")) for n in range(12)))
    assert one == asked() <= 25


def test_each_role_begins_on_its_own_page() -> None:
    for code, address in ((world.HEALTH_VISITOR, "/home/"), (world.CENTRE_WORKER, "/arrivals/")):
        assert world.signed_in(code).get("/").headers["Location"] == address
