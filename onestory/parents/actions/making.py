"""Notices: one made for each family before anything is sent, and looked at again as each is sent."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from onestory.parents.actions.statuses import SYSTEM
from onestory.parents.kinds import NotReached
from onestory.parents.models import (
    Addressee,
    Campaign,
    Notice,
    NoticeStatus,
    Told,
    Unreached,
)
from onestory.parents.queries import families
from onestory.parents.rules.references import reference
from onestory.parents.rules.units import Adult

AT_ONCE = 2000
NO_LONGER = "Their child or pregnancy is no longer among those to be told"
CHANGED = "How they may be reached has changed since"
BESIDE = "They may no longer be named on one letter"


@dataclass(frozen=True)
class Still:
    """Who of a notice may be written to at this moment; why not, where nobody."""

    named: tuple[int, ...]
    others: tuple[NotReached, ...] = ()

    @property
    def why_not(self) -> str:
        return "; ".join(sorted({one.because for one in self.others}))


@transaction.atomic
def make_notices(campaign: Campaign, on: date) -> int:
    """One for each family, all or none; a second call finds them made. How many there are.

    The row of the campaign is locked, so that of two processes one waits and then finds them.
    """
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if not (campaign.notices.exists() or campaign.unreached.exists()):
        plan = families.plan(families.asked_by(campaign), on)
        made = [
            Notice(
                campaign=campaign,
                number=number,
                reference=reference(campaign.pk, number),
                way=unit.way,
                about=list(unit.about),
            )
            for number, unit in enumerate(plan.units, 1)
        ]
        Notice.objects.bulk_create(made, AT_ONCE)
        Addressee.objects.bulk_create(
            [
                Addressee(campaign=campaign, notice=notice, person_id=adult)
                for notice, unit in zip(made, plan.units, strict=True)
                for adult in unit.adults
            ],
            AT_ONCE,
        )
        now = timezone.now()
        NoticeStatus.objects.bulk_create(
            [NoticeStatus(notice=one, nth=0, state="made", by=SYSTEM, at=now) for one in made],
            AT_ONCE,
        )
        not_reached(campaign, plan.unreached)
    return int(campaign.notices.count())


def still(notice: Notice, on: date) -> Still:
    """Asked anew of the same rules: a death, a no, a hidden address since are all honoured.

    A way that has changed is not taken instead: another campaign reaches who was not told by this.
    """
    adults = list(notice.addressees.order_by("person_id").values_list("person_id", flat=True))
    asked = families.asked_by(notice.campaign)
    found = {one.person: one for one in families.adults(asked, notice.about, on)}
    named, others = [], []
    for adult in adults:
        now = found.get(adult)
        if now is None:
            others.append(NotReached(adult, NO_LONGER))
        elif now.way != notice.way:
            others.append(NotReached(adult, now.why_not or CHANGED))
        else:
            named.append(now)
    if len(named) > 1 and not _together(named):
        return Still((), (*others, *(NotReached(one.person, BESIDE) for one in named)))
    return Still(tuple(one.person for one in named), tuple(others))


def not_reached(campaign: Campaign, others: tuple[NotReached, ...]) -> None:
    """Kept with the reason, so that their own service can tell them."""
    Unreached.objects.bulk_create(
        [
            Unreached(campaign=campaign, person_id=one.person, because=one.because[:500])
            for one in others
        ],
        AT_ONCE,
        ignore_conflicts=True,
    )


def tell(notice: Notice, named: list[int], on: date) -> None:
    """Those named, and whom it was about, were told."""
    campaign = notice.campaign
    parts = [*((one, "adult") for one in named), *((one, "about") for one in notice.about)]
    Told.objects.bulk_create(
        [
            Told(
                person_id=person,
                part=part,
                agreement=campaign.agreement,
                agreement_version=campaign.agreement_version,
                notice=notice,
                told_on=on,
            )
            for person, part in parts
        ],
        ignore_conflicts=True,
    )


def _together(named: list[Adult]) -> bool:
    persons = {one.person for one in named}
    return len({one.home for one in named}) == 1 and not any(
        one.apart_from & persons for one in named
    )
