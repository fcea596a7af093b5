"""A letter or message to a family leaves the system: written down with what else was sent."""

from collections.abc import Iterable

from onestory.sharing.models import Sent

TELLING = "telling_families"
"""Stands where an agreement would: a family's own letter is under none, and is asked back of nobody."""


def record_letter_sent(
    *,
    what: str,
    to_service: str,
    how: str,
    people: Iterable[int],
    by: str,
    practitioner: int | None,
) -> None:
    """In the transaction that lets it go. `to_service` has it posted, and answers for it."""
    Sent.objects.create(
        what=what[:200],
        agreement=TELLING,
        to_service_id=to_service,
        by=by[:200],
        practitioner=practitioner,
        how=how,
        people=sorted(set(people)),
    )
