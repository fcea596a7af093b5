"""A Caldicott guardian approves what families are told, and does and sees nothing else of it."""

from typing import Any

import pytest
from django.test import Client

from onestory.parents import actions, queries
from onestory.parents.tests import world
from onestory.parents.tests.world import GIVEN, child, families, parent, rule
from onestory.profile.tests.world import signed_in
from onestory.sharing.models import AuditRow

pytestmark = pytest.mark.usefixtures("ashwater")
WAITING = "/telling/to-approve/"


def words(client: Client, address: str, **sent: Any) -> str:
    answer = client.post(address, sent, follow=True) if sent else client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def previewed() -> int:
    number = actions.draft(given=GIVEN, by=world.reader())
    actions.preview(campaign_id=number, by=world.reader())
    return number


def test_a_guardian_is_led_to_what_waits_and_approves_it_and_its_author_begins() -> None:
    families(9)
    number, guardian = previewed(), signed_in(world.GUARDIAN)
    assert f'href="{WAITING}"' in words(guardian, "/agreements/")
    waiting = words(guardian, WAITING)
    assert GIVEN["name"] in waiting
    address = f"/telling/{number}/approve-as-guardian/"
    assert f'href="{address}"' in waiting
    approved = words(guardian, address, words="The letter, and how many there are")
    assert "You approved it. Its author can begin." in approved
    assert "Nothing waits for approval." in approved
    assert queries.campaign(number).approved_by == "Dr Margaret Oyelaran"
    actions.begin(campaign_id=number, by=world.reader())
    assert queries.campaign(number).state == "sending"


def test_a_guardian_reads_the_letter_and_protected_numbers_and_no_family() -> None:
    families(9)
    rule(parent(child(forename="Hidden"), surname="Haddad"), "hidden_address")
    shown = words(signed_in(world.GUARDIAN), f"/telling/{previewed()}/approve-as-guardian/")
    assert "Dear Ada Example and Ben Example" in shown
    assert "about 10" in shown
    assert "fewer than 8" in shown
    assert "Haddad" not in shown
    assert "Family1" not in shown


def test_without_saying_what_they_looked_at_nothing_is_approved() -> None:
    number = previewed()
    address = f"/telling/{number}/approve-as-guardian/"
    assert "Say what you looked at" in words(signed_in(world.GUARDIAN), address, words=" ")
    assert queries.campaign(number).state == "previewed"


def test_what_does_not_wait_cannot_be_approved() -> None:
    number = actions.draft(given=GIVEN, by=world.reader())
    guardian = signed_in(world.GUARDIAN)
    assert GIVEN["name"] not in words(guardian, WAITING)
    address = f"/telling/{number}/approve-as-guardian/"
    assert "You cannot approve this" in words(guardian, address)
    assert guardian.post(address, {"words": "All of it"}).status_code == 403
    assert queries.campaign(number).state == "draft"


def test_a_guardian_writes_prints_and_types_in_nothing() -> None:
    number, guardian = previewed(), signed_in(world.GUARDIAN)
    for address in ("", "new/", f"{number}/", f"{number}/approve/", "came-back/", "says-no/"):
        assert guardian.get(f"/telling/{address}").status_code == 403
    for address in ("preview/", "begin/", "stop/", "batches/"):
        assert guardian.post(f"/telling/{number}/{address}").status_code == 403


@pytest.mark.parametrize("code", [world.AUTHOR, world.HEALTH_VISITOR])
def test_nobody_else_comes_in_by_the_guardians_door(code: str) -> None:
    number, client = previewed(), signed_in(code)
    for address in (WAITING, f"/telling/{number}/approve-as-guardian/"):
        assert client.get(address).status_code == 403


def test_what_a_guardian_looks_at_and_approves_is_in_the_trail() -> None:
    number, guardian = previewed(), signed_in(world.GUARDIAN)
    words(guardian, WAITING)
    words(guardian, f"/telling/{number}/approve-as-guardian/", words="The letter")
    done = AuditRow.objects.filter(reader_name="Dr Margaret Oyelaran")
    assert {"list campaigns", "approve campaign"} <= set(done.values_list("action", flat=True))
