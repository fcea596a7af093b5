"""A referral or request comes into a service's hands, and leaves them; the lens opens by it meanwhile."""

from datetime import date

from django.db import transaction

from onestory.agencies import queries as agencies
from onestory.people import queries as people
from onestory.sharing import loading, session, trail
from onestory.sharing.kinds import Because, Refused
from onestory.sharing.models import Referral

PURPOSE = "a referral in hand"
UNKNOWN = Because("There is no such person", help="Find the person again; records may have moved.")


@transaction.atomic
def take_in_hand(*, person: int, service: str, words: str, on: date, by: str) -> int:
    """The number of the referral. One that this service has open about the person already is kept.

    For the areas above, which know why it came and from whom. Refused without words, for a service
    or a person who is not there, and for a sealed identity, which is not there for anybody.
    """
    if not words.strip():
        raise Refused(Because("Say in a few words what is asked"))
    if service not in agencies.services():
        raise Refused(Because(f"There is no service “{service}”"))
    current = people.current_ids([person])[person]
    facts = loading.load([current], on)[1][current]
    if facts.sealed or not facts.known:
        raise Refused(UNKNOWN)
    row, new = Referral.objects.get_or_create(
        person_id=current,
        service_id=service,
        closed_on=None,
        defaults={"record_id": current, "words": words, "received_on": on, "told_by": by},
    )
    if new:
        trail.add(
            trail.row(None, "referral", PURPOSE, people=[current], terms=f"to {service}, by {by}")
        )
        session.look_again()
    return row.pk


@transaction.atomic
def close_referral(*, referral: int, on: date, by: str) -> None:
    """From that day the lens opens nothing by it. Again changes nothing."""
    row = Referral.objects.select_for_update().filter(pk=referral, closed_on=None).first()
    if row is None:
        return
    row.closed_on = max(on, row.received_on)
    row.save(update_fields=["closed_on"])
    what = f"closed by {row.service_id}, by {by}"
    trail.add(trail.row(None, "referral", PURPOSE, people=[row.person_id], terms=what))
    session.look_again()
