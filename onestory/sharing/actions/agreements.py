"""Agreements are signed by organisations and approved by their officers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from psycopg.types.range import DateRange

from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import OFFICES, Because, Refused
from onestory.sharing.models import Approval, Signing


@transaction.atomic
def sign_agreement(signing: Mapping[str, Any], *, by: str) -> Signing:
    """Enters which organisations are party to an agreement, for which time, and who approved.

    `signing`: id, in_force {from, until: last day}, review_by, parties, approvals (organisation,
    office, name, on). The version signed is the definition's own. Again changes nothing.
    """
    agreement = agreements().get(signing["id"])
    if agreement is None:
        raise Refused(Because(f"There is no agreement “{signing['id']}”"))
    held = signing["in_force"]
    if held["until"] <= held["from"]:
        raise Refused(Because(f"{agreement.name} cannot end before it begins"))
    row, _ = Signing.objects.get_or_create(
        agreement=agreement.id,
        version=agreement.version,
        defaults={
            "parties": list(signing["parties"]),
            "held": DateRange(held["from"], held["until"]),
            "review_on": signing["review_by"],
            "entered_by": by,
        },
    )
    for each in signing.get("approvals", ()):
        approve_agreement(
            signing=row,
            organisation=each["organisation"],
            office=each["office"],
            name=each["name"],
            on=each["on"],
            by=by,
        )
    return row


def approve_agreement(
    *, signing: Signing, organisation: str, office: str, name: str, on: date, by: str
) -> Approval:
    """One officer of a party approves. Refused for other offices, and for who is no party."""
    if office not in OFFICES:
        raise Refused(Because(f"A {office} approves nothing", help=", ".join(OFFICES.values())))
    if organisation not in signing.parties:
        raise Refused(Because(f"{organisation} is no party to {signing.agreement}"))
    approval, _ = Approval.objects.get_or_create(
        signing=signing,
        organisation_id=organisation,
        office=office,
        defaults={"name": name, "approved_on": on},
    )
    return approval
