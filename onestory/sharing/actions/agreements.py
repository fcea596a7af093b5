"""Agreements are put forward to organisations: by the partnership's description, or by an officer."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from psycopg.types.range import DateRange

from onestory.agencies import queries as agencies
from onestory.sharing import guard
from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import OFFICES, Agreement, Because, Reader, Refused
from onestory.sharing.models import Approval, Ending, Signing
from onestory.sharing.rules.agreement_text import digest

PURPOSE = "looking after agreements"


@transaction.atomic
def sign_agreement(signing: Mapping[str, Any], *, by: str) -> Signing:
    """Enters what the partnership's description says was signed. Again changes nothing.

    `signing`: id, in_force {from, until: last day}, review_by, parties, approvals (organisation,
    office, name, on, conditions). The version signed is the definition's own.
    """
    agreement = _known(signing["id"])
    held = signing["in_force"]
    row = _put_forward(
        agreement, signing["parties"], held["from"], held["until"], signing["review_by"], by
    )
    for each in signing.get("approvals", ()):
        approve_agreement(
            signing=row,
            organisation=each["organisation"],
            office=each["office"],
            name=each["name"],
            on=each["on"],
            conditions=each.get("conditions", ""),
            by=by,
        )
    if "ended" in signing and not Ending.objects.filter(signing=row).exists():
        _ended(row, signing["ended"])
    return row


def approve_agreement(
    *,
    signing: Signing,
    organisation: str,
    office: str,
    name: str,
    on: date,
    by: str,
    conditions: str = "",
) -> Approval:
    """An approval on paper, entered once. Refused for other offices, and for who is no party."""
    if office not in OFFICES:
        raise Refused(Because(f"A {office} approves nothing", help=", ".join(OFFICES.values())))
    if organisation not in signing.parties:
        raise Refused(Because(f"{organisation} is no party to {signing.agreement}"))
    known = Approval.objects.filter(signing=signing, organisation=organisation, office=office)
    return known.first() or Approval.objects.create(
        signing=signing,
        organisation_id=organisation,
        office=office,
        name=name,
        approved_on=on,
        conditions=conditions,
    )


@transaction.atomic
def put_forward(
    *,
    agreement_id: str,
    parties: Collection[str],
    begins: date,
    last_day: date,
    review_on: date,
    by: Reader,
) -> Signing:
    """An officer of one of the parties puts the definition's own version forward to them all."""
    guard.check_deed(by, "approve_agreements")
    agreement = _known(agreement_id)
    if Signing.objects.filter(agreement=agreement.id, version=agreement.version).exists():
        raise Refused(Because(f"Version {agreement.version} was put forward already"))
    mine = {post.organisation for post in by.posts if post.role in OFFICES}
    if not mine & set(parties):
        raise Refused(Because("Your own organisation is not among the parties"))
    if strangers := set(parties) - {each.organisation for each in agencies.services().values()}:
        raise Refused(Because(f"There is no organisation {', '.join(sorted(strangers))}"))
    row = _put_forward(agreement, parties, begins, last_day, review_on, by.name)
    guard.log(by, "put agreement forward", PURPOSE, terms=f"{row.agreement}@{row.version}")
    return row


def _put_forward(
    agreement: Agreement,
    parties: Collection[str],
    begins: date,
    last_day: date,
    review_on: date,
    by: str,
) -> Signing:
    if last_day <= begins:
        raise Refused(Because(f"{agreement.name} cannot end before it begins"))
    if not begins <= review_on <= last_day:
        raise Refused(Because(f"The review of {agreement.name} must be while it holds"))
    row, _ = Signing.objects.get_or_create(
        agreement=agreement.id,
        version=agreement.version,
        defaults={
            "digest": digest(agreement),
            "parties": sorted(set(parties)),
            "held": DateRange(begins, last_day + timedelta(days=1)),
            "review_on": review_on,
            "entered_by": by[:80],
        },
    )
    return row


def _ended(row: Signing, said: Mapping[str, Any]) -> None:
    Ending.objects.create(
        signing=row,
        organisation_id=said["organisation"],
        office=said["office"],
        name=said["name"],
        ended_on=said["on"],
        reason=said["reason"],
    )


def _known(agreement_id: str) -> Agreement:
    agreement = agreements().get(agreement_id)
    if agreement is None:
        raise Refused(Because(f"There is no agreement “{agreement_id}”"))
    return agreement
