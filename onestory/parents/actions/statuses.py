"""The next status of a campaign or a notice: allowed by the table, one at a time, never edited."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from onestory.parents.models import Campaign, CampaignStatus, Notice, NoticeStatus
from onestory.parents.queries.notices import last_status
from onestory.parents.queries.standings import state_of
from onestory.parents.rules import moves
from onestory.sharing.kinds import Because, Reader, Refused

SYSTEM = "the system"
LOOK_AGAIN = "Something changed since you opened the page: look again."


def move_campaign(campaign: Campaign, then: str, *, by: Reader | None, words: str = "") -> None:
    """Refused, in words, where the table does not allow it."""
    try:
        moves.check_campaign(state_of(campaign), then)
    except moves.NotAllowed as wrong:
        raise Refused(Because(str(wrong), help=LOOK_AGAIN)) from wrong
    CampaignStatus.objects.create(
        campaign=campaign,
        nth=campaign.statuses.count(),
        state=then,
        words=words,
        by=by.name if by else SYSTEM,
        practitioner=by.practitioner if by else None,
    )


@transaction.atomic
def move_notice(
    notice: Notice,
    then: str,
    *,
    by: str = SYSTEM,
    because: str = "",
    named: Iterable[int] = (),
    at: datetime | None = None,
) -> NoticeStatus:
    """NotAllowed where the table says no; IntegrityError where another process was quicker.

    Who is named stays with the notice from row to row.
    """
    last = last_status(notice)
    moves.check_notice(last.state if last else "", then)
    return NoticeStatus.objects.create(
        notice=notice,
        nth=last.nth + 1 if last else 0,
        state=then,
        because=because[:500],
        named=sorted(named) or (last.named if last else []),
        by=by,
        at=at or timezone.now(),
    )
