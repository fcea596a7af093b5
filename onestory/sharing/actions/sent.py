"""What leaves the system about people is written down, so that a change of mind can follow it."""

from collections.abc import Iterable

from onestory.sharing.models import Sent


def record_sent(
    *,
    what: str,
    agreement: str,
    to_service: str,
    how: str,
    people: Iterable[int],
    by: str,
    practitioner: int | None = None,
    clause: str = "",
) -> int:
    """One list, letter or file, in the transaction that lets it go; the number of its row.

    `to_service` answers for it outside: who received it, or who has it posted to families.
    """
    sent = Sent.objects.create(
        what=what[:200],
        agreement=agreement,
        clause=clause,
        to_service_id=to_service,
        by=by[:200],
        practitioner=practitioner,
        how=how,
        people=sorted(set(people)),
    )
    return int(sent.pk)
