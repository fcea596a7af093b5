"""The life of a campaign: written, previewed, approved by somebody else, begun, stopped."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from procrastinate.contrib.django import app

from onestory.parents.actions.statuses import move_campaign
from onestory.parents.definitions import audiences
from onestory.parents.models import Campaign, CampaignStatus, Preview
from onestory.parents.queries import families
from onestory.parents.queries import standings as asked
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.kinds import Because, Reader, Refused

PURPOSE = "telling families of an agreement"
SENDING = "onestory.parents.tasks.send"
OWN = Because(
    "You wrote this campaign: somebody else must approve it",
    help="Ask a Caldicott guardian, or another who tells families.",
)
CHANGED = Because(
    "The agreement has another version since this campaign was written",
    help="Begin another campaign, so that families are told what now holds.",
)
NOT_YET = "is not in force until"
"""Families may be told before an agreement begins; not before it is signed and approved."""


def draft(*, given: Mapping[str, Any], by: Reader) -> int:
    """Writes a campaign down; its number. `given` as the form has it."""
    known = asked.agreements()[given["agreement"]]
    with guard.as_system("a campaign is written by one who may tell families"):
        campaign = Campaign.objects.create(
            name=given["name"],
            agreement=known.id,
            agreement_version=known.version,
            audience=given["audience"],
            centre=given.get("centre", "") if audiences()[given["audience"]].in_reach else "",
            letter=given["letter"],
            message=given.get("message", "") if settings.NOTIFY_ON else "",
            first_way=given.get("first_way") or "letter",
            languages=list(given.get("languages", ())),
            contact=given["contact"],
            by_notify=settings.NOTIFY_ON,
            author=by.name,
            author_practitioner=by.practitioner,
            author_service_id=by.posts[0].service,
        )
        CampaignStatus.objects.create(
            campaign=campaign, nth=0, state="draft", by=by.name, practitioner=by.practitioner
        )
    guard.log(by, "write campaign", PURPOSE, terms=f"campaign {campaign.pk}: {campaign.agreement}")
    return int(campaign.pk)


def preview(*, campaign_id: int, by: Reader) -> None:
    """Counts who would be told, how, and who could not be; what is approved later is this."""
    with guard.as_system("families are counted for a preview; only protected numbers are shown"):
        campaign = asked.found(campaign_id)
        plan = families.plan(families.asked_by(campaign), by.today)
        move_campaign(campaign, "previewed", by=by)
        Preview.objects.create(
            campaign=campaign,
            by_way=Counter(unit.way for unit in plan.units),
            adults=sum(len(unit.adults) for unit in plan.units),
            unreached=Counter(one.because for one in plan.unreached),
        )
    guard.log(by, "preview campaign", PURPOSE, terms=f"campaign {campaign_id}")


def approve(*, campaign_id: int, words: str, by: Reader) -> None:
    """By somebody other than its author; refused where the agreement has changed or is not agreed."""
    with guard.as_system("a campaign is approved by one who may"):
        campaign = asked.found(campaign_id)
        _may_be_told_of(campaign, by)
        move_campaign(campaign, "approved", by=by, words=words)
    guard.log(by, "approve campaign", PURPOSE, terms=f"campaign {campaign_id}: {words}")


def begin(*, campaign_id: int, by: Reader) -> None:
    """From here on families are told: a job makes a notice for each, and sends what it may."""
    with guard.as_system("an approved campaign is begun by one who may tell families"):
        campaign = asked.found(campaign_id)
        _same_agreement(campaign)
        move_campaign(campaign, "sending", by=by)
        app.configure_task(SENDING).defer(campaign=campaign_id)
    guard.log(by, "begin campaign", PURPOSE, terms=f"campaign {campaign_id}")


def stop(*, campaign_id: int, words: str, by: Reader) -> None:
    """Nothing more is sent; what was sent stays sent."""
    with guard.as_system("a campaign is stopped by one who may tell families"):
        move_campaign(asked.found(campaign_id), "stopped", by=by, words=words)
    guard.log(by, "stop campaign", PURPOSE, terms=f"campaign {campaign_id}: {words}")


def _may_be_told_of(campaign: Campaign, by: Reader) -> None:
    if by.practitioner == campaign.author_practitioner:
        raise Refused(OWN)
    _same_agreement(campaign)
    (today,) = (one for one in sharing.agreements_today(by.today) if one.id == campaign.agreement)
    if today.why_not and not today.why_not.startswith(NOT_YET):
        said = f"{today.name} {today.why_not}: families are told of what is agreed"
        raise Refused(Because(said, help="Ask the Caldicott guardians."))


def _same_agreement(campaign: Campaign) -> None:
    known = asked.agreements().get(campaign.agreement)
    if known is None or known.version != campaign.agreement_version:
        raise Refused(CHANGED)
