"""The pages of telling families: who may see them, what they say, and what they leave unsaid."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from onestory.parents import actions
from onestory.parents.commands import parents
from onestory.parents.models import Campaign, Notice
from onestory.parents.notify import Notify
from onestory.parents.queries.notices import state_of
from onestory.parents.tests import world
from onestory.parents.tests.fake_notify import FakeNotify
from onestory.parents.tests.world import GIVEN, begun, child, families, parent, rule
from onestory.profile.tests.world import signed_in

pytestmark = pytest.mark.usefixtures("ashwater")


def words(client: Client, address: str, **sent: Any) -> str:
    answer = client.post(address, sent, follow=True) if sent else client.get(address)
    return str(answer.content.decode())


def test_from_writing_to_posting_on_pages() -> None:
    families(9)
    author, approver = signed_in(world.AUTHOR), signed_in(world.APPROVER)
    assert "Nothing is sent yet" in words(author, "/telling/new/")
    assert "Preview: count" in words(author, "/telling/new/", **GIVEN)
    number = Campaign.objects.get().pk
    counted = words(author, f"/telling/{number}/preview/", go="1")
    assert "about 10" in counted
    assert "Approve it" not in counted
    assert "Dear Ada Example and Ben Example" in words(approver, f"/telling/{number}/approve/")
    approved = words(approver, f"/telling/{number}/approve/", words="The letter and the numbers")
    assert "You approved it" in approved
    assert "It has begun" in words(author, f"/telling/{number}/begin/", go="1")
    actions.send(Campaign.objects.get(), None)
    assert "Batch 1 is ready" in words(author, f"/telling/{number}/batches/", go="1")
    pdf = author.post(f"/telling/{number}/batches/1/print/")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    when = {"on_day": "23", "on_month": "11", "on_year": "2026"}
    shown = words(author, f"/telling/{number}/batches/1/posted/", **when)
    assert "Letters posted: 9" in shown
    assert "Finished" in shown


def test_a_few_who_cannot_be_reached_are_not_counted_exactly_and_never_named() -> None:
    families(9)
    rule(parent(child(forename="Hidden"), surname="Haddad"), "hidden_address")
    number = actions.draft(given=GIVEN, by=world.reader())
    actions.preview(campaign_id=number, by=world.reader())
    shown = words(signed_in(world.AUTHOR), f"/telling/{number}/")
    assert "fewer than 8" in shown
    assert "The address must not be known: their own service tells them" in shown
    assert "Haddad" not in shown
    assert "Family1" not in shown


@pytest.mark.parametrize("code", [world.HEALTH_VISITOR, world.DATA_LEAD])
def test_nobody_else_tells_families(code: str) -> None:
    number = actions.draft(given=GIVEN, by=world.reader())
    client = signed_in(code)
    for address in ("", "new/", f"{number}/", "came-back/", "says-no/", f"{number}/sample/"):
        assert client.get(f"/telling/{address}").status_code == 403
    for address in ("preview/", "begin/", "batches/", "batches/1/print/"):
        assert client.post(f"/telling/{number}/{address}").status_code == 403


def test_a_deed_is_never_done_by_following_a_link() -> None:
    number = actions.draft(given=GIVEN, by=world.reader())
    client = signed_in(world.AUTHOR)
    for address in ("preview/", "begin/", "batches/", "batches/1/print/"):
        assert client.get(f"/telling/{number}/{address}").status_code == 405


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "Give it a name"),
        ({"agreement": "none"}, "Select a valid choice"),
        ({"audience": "in_reach"}, "Choose the children’s centre"),
        ({"audience": "expecting"}, "The words of this letter are not for those who are told"),
        ({"contact": ""}, "Say where families can ask"),
    ],
)
def test_what_was_left_out_is_said_and_nothing_is_kept(change: dict[str, str], said: str) -> None:
    assert said in words(signed_in(world.AUTHOR), "/telling/new/", **GIVEN | change)
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("", "Type the number on the letter"),
        ("Ashwater", "looks like F3-00042-K"),
        ("F1-00001-Z", "One sign of this number is wrong"),
    ],
)
def test_a_number_that_was_mistyped_is_noticed(reference: str, said: str) -> None:
    typed = {"reference": reference, "words": "gone", "on_day": "1", "on_month": "11"}
    shown = words(signed_in(world.AUTHOR), "/telling/came-back/", **typed, on_year="2026")
    assert said in shown


def test_a_letter_that_came_back_and_a_familys_no_are_kept_on_pages(notify: FakeNotify) -> None:
    families(2)
    campaign = begun(**world.BY_NOTIFY)
    actions.send(campaign, Notify())
    first, second = Notice.objects.order_by("number")
    client = signed_in(world.AUTHOR)
    when = {"on_day": "20", "on_month": "11", "on_year": "2026"}
    back = {"reference": first.reference, "words": "Not known here"}
    assert "its family counts as not told" in words(client, "/telling/came-back/", **back, **when)
    no = {"reference": second.reference, "words": "Please do not", "how": "phone"}
    assert "Their no is kept" in words(client, "/telling/says-no/", **no, **when)


def test_notify_tells_what_became_of_a_letter_with_its_token_and_no_other(
    notify: FakeNotify, client: Client
) -> None:
    families(1)
    campaign = begun(**world.BY_NOTIFY)
    actions.send(campaign, Notify())
    notice = Notice.objects.get()
    told = json.dumps({"reference": notice.reference, "status": "delivered", "id": "x"})

    def call(token: str, body: str = told) -> int:
        asked = {
            "headers": {"Authorization": f"Bearer {token}"},
            "content_type": "application/json",
        }
        return int(client.post("/notify/calls/", body, **asked).status_code)  # type: ignore[arg-type]

    assert call("wrong") == 403
    assert state_of(notice) == "sent"
    assert call("a-token-of-twenty-letters", "[]") == 400
    assert call("a-token-of-twenty-letters", "not JSON") == 400
    assert call("a-token-of-twenty-letters") == 204
    assert call("a-token-of-twenty-letters") == 204
    assert state_of(notice) == "delivered"


def test_without_a_token_of_its_own_nobody_may_call(client: Client, settings: Any) -> None:
    settings.NOTIFY_CALLBACK_TOKEN = ""
    asked = {"headers": {"Authorization": "Bearer "}}
    answer = client.post("/notify/calls/", "{}", "application/json", **asked)  # type: ignore[arg-type]
    assert answer.status_code == 403


def test_the_command_says_where_campaigns_stand_and_what_waits_for_a_person() -> None:
    families(2)
    number = actions.draft(given=GIVEN, by=world.reader())
    run = CliRunner().invoke(parents, ["status", "--json"])
    assert (run.exit_code, json.loads(run.output)[0]["state"]) == (0, "draft")
    actions.preview(campaign_id=number, by=world.reader())
    assert CliRunner().invoke(parents, ["status"]).exit_code == 3
    assert CliRunner().invoke(parents, ["status", "99"]).exit_code == 4
    assert CliRunner().invoke(parents, ["send", str(number)]).exit_code == 4


def test_the_command_sends_a_campaign_on(notify: FakeNotify) -> None:
    families(2)
    campaign = begun(**world.BY_NOTIFY)
    run = CliRunner().invoke(parents, ["send", str(campaign.pk), "--json"])
    assert (run.exit_code, json.loads(run.output)["sent"]) == (0, 2)
    assert len(notify.taken) == 2
