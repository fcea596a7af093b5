"""Lists leave the system: written down as sent; asked for ahead, made by the clock, taken once."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.sharing.models import PreparedList, Sent

KEPT_FOR = timedelta(days=30)
NOT_YOURS = Because(
    "This list is not for a service in which you hold a post",
    help="Ask whoever it was made for.",
)
GONE = Because(
    "This list is not there: it is not made yet, or somebody has taken it already",
    help="You can download the list of any month from the page itself.",
)


def record_sent(
    *,
    what: str,
    agreement: str,
    clause: str,
    to_service: str,
    how: str,
    people: Sequence[int],
    by: Reader,
) -> Sent:
    """What left, to whom, about whom, in the order of its lines; in the trail too."""
    with guard.as_system("what is sent is written down, so that a change of mind can follow it"):
        sent = Sent.objects.create(
            what=what,
            agreement=agreement,
            clause=clause,
            to_service_id=to_service,
            by=by.name,
            practitioner=by.practitioner,
            how=how,
            people=list(people),
        )
    guard.log(by, "export", what, subject=people, terms=f"{how}, {agreement}.{clause}")
    return sent


def ask_for_list(
    *, kind: str, month: date, to_service: str, due_on: date, code: str, by: Reader
) -> PreparedList:
    """The list will be made on that day, with the asker's lens of that day. Again changes nothing."""
    if to_service not in by.services:
        raise Refused(NOT_YOURS)
    with guard.as_system("a list is asked for; it names nobody yet"):
        row, _ = PreparedList.objects.get_or_create(
            kind=kind,
            month=month,
            to_service_id=to_service,
            taken_at=None,
            why_not="",
            defaults={"asked_by": by.name, "practitioner": code, "due_on": due_on},
        )
    return row


def keep_list(*, number: int, people: Sequence[int] = (), why_not: str = "") -> None:
    """The list is made, or why it could not be. A list made before is left alone."""
    PreparedList.objects.filter(id=number, made_at=None).update(
        people=list(people), why_not=why_not, made_at=timezone.now()
    )


def take_list(*, number: int, by: Reader) -> tuple[PreparedList, list[int]]:
    """Who stood on it when it was made; after this nobody stands on it any more."""
    with guard.as_system("a list that waited is taken, once, by the service it is for"):
        row = PreparedList.objects.select_for_update().filter(id=number).first()
        if row is None or row.to_service_id not in by.services:
            raise Refused(NOT_YOURS)
        if row.made_at is None or row.taken_at is not None or row.why_not:
            raise Refused(GONE)
        people, row.people = list(row.people), []
        row.taken_by, row.taken_at = by.name, timezone.now()
        row.save(update_fields=["people", "taken_by", "taken_at"])
    return row, people


def drop_old_lists() -> int:
    """Lists that nobody took are emptied; how many."""
    old = PreparedList.objects.filter(taken_at=None, made_at__lt=timezone.now() - KEPT_FOR)
    return old.update(people=[], taken_by="nobody, in 30 days", taken_at=timezone.now())
