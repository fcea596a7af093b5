"""What was sent, what of it is asked back, and which lists wait to be taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onestory.agencies import queries as agencies
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.sharing.models import PreparedList, Recall

MOST = 200


@dataclass(frozen=True)
class RecallTold:
    """One line of something sent that must be deleted, without the name of the person."""

    id: int
    what: str
    service: str
    sent_by: str
    sent_at: datetime
    line: int
    reference: int
    because: str
    told_at: datetime
    done_by: str
    done_at: datetime | None


@dataclass(frozen=True)
class ListWaiting:
    """A list that was asked for and is not taken yet."""

    id: int
    kind: str
    month: date
    service: str
    asked_by: str
    due_on: date
    made: bool
    why_not: str


def recalls_to_answer(reader: Reader) -> list[RecallTold]:
    """What the reader's services must still delete; row-level security keeps to theirs too."""
    rows = Recall.objects.filter(done_at=None, sent__to_service_id__in=reader.services)
    return _told(rows.select_related("sent").order_by("id")[:MOST])


def recalls(*, reader: Reader, purpose: str) -> list[RecallTold]:
    """All that was asked back, what still waits first; for the privacy officer. Logged."""
    guard.check_deed(reader, "see_audit")
    rows = list(Recall.objects.select_related("sent").order_by("-id")[:MOST])
    guard.log(reader, "list recalls", purpose, subject=[row.person for row in rows])
    return sorted(_told(rows), key=lambda one: one.done_at is not None)


def lists_waiting(reader: Reader, service: str) -> list[ListWaiting]:
    """For one service of the reader's, the earliest first."""
    rows = PreparedList.objects.filter(to_service_id=service, taken_at=None).order_by(
        "due_on", "id"
    )
    return [_waiting(row) for row in rows if row.to_service_id in reader.services]


def lists_due(on: date) -> list[tuple[int, str, str, date, str]]:
    """Number, whose lens (a practitioner's code), kind, month, service of each list to be made."""
    rows = PreparedList.objects.filter(made_at=None, taken_at=None, due_on__lte=on).order_by("id")
    return [(row.id, row.practitioner, row.kind, row.month, row.to_service_id) for row in rows]


def opened_by(reader: Reader, people: Iterable[int], agreement: str, clause: str) -> set[int]:
    """Those of them whom this very clause opens: a list goes out under one clause only."""
    return {
        person
        for person, lens in guard.lenses_of(reader, people).items()
        if any((each.agreement, each.clause) == (agreement, clause) for each in lens.openings)
    }


def _told(rows: Iterable[Recall]) -> list[RecallTold]:
    names = agencies.services()
    return [
        RecallTold(
            row.id,
            row.sent.what,
            names[row.sent.to_service_id].name,
            row.sent.by,
            row.sent.at,
            row.sent.people.index(row.person) + 1 if row.person in row.sent.people else 0,
            row.person,
            row.because,
            row.told_at,
            row.done_by,
            row.done_at,
        )
        for row in rows
    ]


def _waiting(row: PreparedList) -> ListWaiting:
    return ListWaiting(
        row.id,
        row.kind,
        row.month,
        row.to_service_id,
        row.asked_by,
        row.due_on,
        row.made_at is not None,
        row.why_not,
    )
