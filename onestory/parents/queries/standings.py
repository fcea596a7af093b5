"""Campaigns: where each stands, what its preview counted, what became of its notices."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count

from onestory.agencies import queries as agencies
from onestory.parents.definitions import audiences, texts
from onestory.parents.kinds import CAMPAIGN_STATES, NOTICE_STATES, Audience
from onestory.parents.models import Batch, Campaign, CampaignStatus, Preview, Unreached
from onestory.shared.catalogue import definitions
from onestory.sharing.kinds import Agreement, Because, Reader, Refused, Role

_BY_STATE = """
    select last.state, count(*) from parents_notice notice
      join lateral (select state from parents_noticestatus
                     where notice_id = notice.id order by nth desc limit 1) last on true
     where notice.campaign_id = %s group by 1
"""


@dataclass(frozen=True)
class Standing:
    """A campaign with all that its page says."""

    campaign: Campaign
    state: str
    steps: tuple[CampaignStatus, ...]
    agreement: str
    """Its name."""
    audience: Audience
    centre: str
    """Its name; empty where the whole borough is told."""
    preview: Preview | None
    notices: dict[str, int]
    """State → how many, in the order of their life."""
    unreached: dict[str, int]
    batches: tuple[Batch, ...]

    @property
    def in_words(self) -> str:
        return CAMPAIGN_STATES[self.state]

    @property
    def approved_by(self) -> str:
        return next((step.by for step in self.steps if step.state == "approved"), "")


def agreements() -> dict[str, Agreement]:
    """All by id, as the sharing area defines them."""
    return dict(definitions("onestory.sharing.agreements", Agreement))


def state_of(campaign: Campaign) -> str:
    """One of `CAMPAIGN_STATES`; empty before the first row."""
    last = CampaignStatus.objects.filter(campaign=campaign).order_by("-nth").first()
    return last.state if last else ""


def campaigns() -> list[tuple[Campaign, str]]:
    """Every campaign and where it stands, the newest first."""
    every = Campaign.objects.order_by("-id").prefetch_related("statuses")
    return [(one, max(one.statuses.all(), key=lambda row: row.nth).state) for one in every]


def sending_now() -> list[Campaign]:
    """Those whose families are being told."""
    return [one for one, state in reversed(campaigns()) if state == "sending"]


def by_notify() -> list[Campaign]:
    """Those that were sent through GOV.UK Notify, and may still hear from it."""
    states = {"sending", "finished", "stopped"}
    return [one for one, state in campaigns() if one.by_notify and state in states]


def to_approve() -> list[Campaign]:
    """Those that wait for somebody else's approval."""
    return [one for one, state in campaigns() if state == "previewed"]


def found(campaign_id: int) -> Campaign:
    """By its number, or a refusal that says where to look."""
    one = Campaign.objects.filter(pk=campaign_id).first()
    if one is None:
        said = f"There is no campaign {campaign_id}"
        raise Refused(Because(said, help="Look in the list of campaigns."))
    return one


def campaign(campaign_id: int) -> Standing:
    """One campaign with its history and its numbers."""
    one = found(campaign_id)
    steps = tuple(one.statuses.order_by("nth"))
    known = agreements().get(one.agreement)
    return Standing(
        one,
        steps[-1].state,
        steps,
        known.name if known else one.agreement,
        audiences()[one.audience],
        agencies.service(one.centre).name if one.centre else "",
        one.previews.order_by("-id").first(),
        counts_by_state(one.pk),
        _unreached(one),
        tuple(one.batches.order_by("number")),
    )


def counts_by_state(campaign_id: int) -> dict[str, int]:
    """How many notices stand where."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_STATE, [campaign_id])
        found = dict(cursor.fetchall())
    return {state: found[state] for state in NOTICE_STATES if state in found}


def choices() -> dict[str, list[tuple[str, str]]]:
    """What a new campaign may be made of: agreements, audiences, centres, letters, messages."""
    of_way = {way: [t for t in texts().values() if t.way == way] for way in ("letter", "text")}
    centres = [one for one in agencies.services().values() if one.kind == "childrens_centre"]
    return {
        "agreement": [(one.id, one.name) for one in agreements().values()],
        "audience": [(one.id, one.name) for one in audiences().values()],
        "centre": [(one.code, one.name) for one in centres],
        "letter": [(one.id, one.name) for one in of_way["letter"]],
        "message": [(one.id, one.name) for one in of_way["text"]],
    }


def _unreached(one: Campaign) -> dict[str, int]:
    rows: Any = Unreached.objects.filter(campaign=one).values_list("because").annotate(Count("id"))
    return dict(rows.order_by("because"))


def may_tell(reader: Reader) -> bool:
    """Whether a role held today tells families; who only approves may do nothing else here."""
    roles = definitions("onestory.sharing.roles", Role)
    return any("tell_families" in roles[role].may for role in reader.roles if role in roles)
