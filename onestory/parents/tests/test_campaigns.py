"""The life of a campaign: somebody else approves it, and it tells of what is agreed."""

from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError

from onestory.parents import actions, queries
from onestory.parents.models import Campaign, Notice, Preview, Told
from onestory.parents.queries.standings import agreements
from onestory.parents.tests import world
from onestory.parents.tests.world import GIVEN, child, families, parent, rule
from onestory.sharing import guard
from onestory.sharing.kinds import Refused
from onestory.sharing.models import Approval, ApprovalWithdrawal, AuditRow

pytestmark = pytest.mark.usefixtures("ashwater")


def draft() -> int:
    return actions.draft(given=GIVEN, by=world.reader())


def previewed() -> int:
    number = draft()
    actions.preview(campaign_id=number, by=world.reader())
    return number


def approve(number: int, code: str = world.APPROVER) -> None:
    actions.approve(campaign_id=number, words="Read it", by=world.reader(code))


def test_a_preview_counts_and_sends_nothing() -> None:
    families(3)
    rule(parent(child(forename="Hidden")), "hidden_address")
    counted = Preview.objects.get(campaign=previewed())
    assert (counted.by_way, counted.adults) == ({"letter": 3}, 3)
    assert sum(counted.unreached.values()) == 1
    assert not Notice.objects.exists()


def test_nobody_approves_their_own_campaign() -> None:
    number = previewed()
    with pytest.raises(Refused, match="somebody else must approve"):
        approve(number, world.AUTHOR)
    approve(number)
    assert queries.campaign(number).approved_by == "Miriam Castellane"


def test_nothing_is_approved_that_was_not_previewed_and_nothing_begun_that_was_not_approved() -> (
    None
):
    number = draft()
    with pytest.raises(Refused, match="being written"):
        approve(number)
    actions.preview(campaign_id=number, by=world.reader())
    with pytest.raises(Refused, match="waiting for somebody else"):
        actions.begin(campaign_id=number, by=world.reader())


def test_families_are_not_told_of_an_agreement_that_is_not_approved_by_its_parties() -> None:
    number = previewed()
    needed = Approval.objects.get(
        signing__agreement=GIVEN["agreement"], organisation="weirside_homes", office="siro"
    )
    ApprovalWithdrawal.objects.create(
        approval=needed,
        organisation=needed.organisation,
        office=needed.office,
        name=needed.name,
        withdrawn_on=world.TODAY,
        reason="A test",
    )
    with pytest.raises(Refused, match="not yet approved"):
        approve(number)


def test_an_agreement_that_changed_since_is_not_told_in_its_old_words() -> None:
    number = previewed()
    changed = {name: one for name, one in agreements().items() if name != "who_is_involved"}
    with (
        patch("onestory.parents.queries.standings.agreements", return_value=changed),
        pytest.raises(Refused, match="another version"),
    ):
        approve(number)


def test_what_was_decided_cannot_be_edited() -> None:
    number = draft()
    with pytest.raises(DatabaseError, match="Cannot update"):
        Campaign.objects.filter(pk=number).update(contact="0300 555 0199")


def test_every_deed_is_in_the_trail() -> None:
    world.begun()
    done = set(AuditRow.objects.values_list("action", flat=True))
    assert done >= {"write campaign", "preview campaign", "approve campaign", "begin campaign"}


def test_that_a_family_was_told_is_known_with_the_person_and_to_nobody_else() -> None:
    one = child()
    mother = parent(one)
    campaign = world.begun()
    actions.send(campaign, None)
    actions.make_batch(campaign_id=campaign.pk, by=world.reader())
    actions.draw_batch(campaign_id=campaign.pk, number=1, by=world.reader())
    actions.posted(campaign_id=campaign.pk, number=1, on=world.TODAY, by=world.reader())
    told = queries.told_of([mother, one])
    assert {(each.person, each.part, each.arrived) for each in told} == {
        (mother, "adult", True),
        (one, "about", True),
    }
    visitor = world.reader(world.HEALTH_VISITOR)
    with guard.as_reader(visitor):
        assert not Told.objects.exists()
        assert queries.told_of([one]) == []


def test_a_letter_that_came_back_told_nobody() -> None:
    mother = parent(child())
    campaign = world.begun()
    actions.send(campaign, None)
    actions.make_batch(campaign_id=campaign.pk, by=world.reader())
    actions.draw_batch(campaign_id=campaign.pk, number=1, by=world.reader())
    reference = Notice.objects.get().reference
    back: dict[str, Any] = {"reference": reference, "on": world.TODAY, "words": "gone away"}
    with pytest.raises(Refused, match="not yet posted"):
        actions.came_back(by=world.reader(), **back)
    actions.posted(campaign_id=campaign.pk, number=1, on=world.TODAY, by=world.reader())
    actions.came_back(by=world.reader(), **back)
    (told,) = queries.told_of([mother])
    assert not told.arrived


def test_a_no_before_the_letter_was_sent_is_refused() -> None:
    parent(child())
    actions.send(world.begun(), None)
    with pytest.raises(Refused, match="has not been sent"):
        actions.object_to(
            reference=Notice.objects.get().reference,
            words="no",
            how="phone",
            on=world.TODAY,
            by=world.reader(),
        )
