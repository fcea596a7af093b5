"""What may be asked of sharing: why a reader sees what, who looked at whom, is the chain whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from onestory.agencies import queries as agencies
from onestory.sharing import guard, loading
from onestory.sharing.kinds import Answer, Depth, Reader, Refused
from onestory.sharing.models import AuditRow
from onestory.sharing.rules.facts import EVERY_KIND
from onestory.sharing.sealing import Verified, verify_audit

__all__ = [
    "Verified",
    "agreements_today",
    "audit_trail",
    "depth_in_words",
    "reader_by_code",
    "verify_audit",
    "why",
]
PAGE = 50


@dataclass(frozen=True)
class WhyLine:
    """One service and kind, with its answer. An empty kind stands for all kinds of the service."""

    service: str
    service_name: str
    involved: bool
    kind: str
    answer: Answer


@dataclass(frozen=True)
class Why:
    """What a reader sees of a person, and why: the person, the address, then service by service."""

    reader: Reader
    person: int
    answer: Answer
    address: Answer
    lines: tuple[WhyLine, ...]


@dataclass(frozen=True)
class Look:
    """One row of the trail, as the privacy officer reads it."""

    id: int
    happened_at: datetime
    reader: str
    roles: tuple[str, ...]
    organisations: tuple[str, ...]
    action: str
    outcome: str
    purpose: str
    people: tuple[int, ...]
    terms: str
    agreements: tuple[str, ...]
    because: str
    path: str


@dataclass(frozen=True)
class AgreementToday:
    """An agreement and whether it opens anything today."""

    id: str
    name: str
    organisations: tuple[str, ...]
    why_not: str


def agreements_today(on: date | None = None) -> list[AgreementToday]:
    """Every agreement; `why_not` is empty where it is in force."""
    partnership, _ = loading.load([], on or timezone.localdate())
    states = {term.agreement: term for term in partnership.terms if term.agreement}
    return [
        AgreementToday(
            term.agreement, term.agreement_name, tuple(sorted(term.organisations)), term.why_not
        )
        for term in states.values()
    ]


def reader_by_code(code: str, *, on: date | None = None) -> Reader:
    """The reader behind a practitioner's code; Refused where nobody has it."""
    day = on or timezone.localdate()
    found = agencies.practitioner(code, on=day)
    if found is None:
        raise Refused(guard.NO_POST)
    return loading.reader_of(found, day)


def why(reader: Reader, person: int, *, in_full: bool = False) -> Why:
    """The lens in words. `in_full` (privacy officer, command) also names what is hidden.

    Without it only services are named that the reader may know of, so that asking tells nothing.
    """
    lens = guard.lenses_of(reader, [person])[person]
    lines = tuple(line for line in _lines(lens) if in_full or line.answer.depth)
    return Why(reader, person, lens.person, lens.address, lines)


def _lines(lens: guard.Lens) -> Iterator[WhyLine]:
    for code, service in lens.partnership.services.items():
        involved = code in lens.facts.involved
        opened = {each.kind for each in lens.openings if each.service == code}
        for kind in ["", *sorted(opened - {EVERY_KIND})]:
            answer = lens.answer(code, kind)
            if involved or answer.depth:
                yield WhyLine(code, service.name, involved, kind, answer)


def audit_trail(
    *,
    reader: Reader,
    purpose: str,
    person: int | None = None,
    on: date | None = None,
    before: int | None = None,
    looked: str = "",
) -> list[Look]:
    """A page of the trail, newest first; `looked` is a practitioner's code. Logged itself."""
    guard.check_deed(reader, "see_audit")
    rows: QuerySet[AuditRow] = AuditRow.objects.order_by("-id")
    if person is not None:
        rows = rows.filter(people__contains=[person])
    if looked:
        rows = rows.filter(reader=_practitioner(looked, reader.today))
    if on is not None:
        rows = rows.filter(happened_at__date=on)
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = [_look(row) for row in rows[:PAGE]]
    terms = ", ".join(f"{name} {word}" for name, word in (("of", looked), ("on", on)) if word)
    guard.log(reader, "read trail", purpose, subject=person, terms=terms)
    return found


def _practitioner(code: str, today: date) -> int:
    """-1, which is nobody, for a code that nobody has."""
    found = agencies.practitioner(code, on=today)
    return found.id if found else -1


def _look(row: AuditRow) -> Look:
    return Look(
        row.pk,
        row.happened_at,
        row.reader_name,
        tuple(row.roles),
        tuple(row.organisations),
        row.action,
        row.outcome,
        row.purpose,
        tuple(row.people),
        row.terms,
        tuple(row.agreements),
        row.because,
        row.path,
    )


def depth_in_words(depth: Depth) -> str:
    """As it stands on pages and in the command."""
    return {
        Depth.NOTHING: "nothing",
        Depth.KNOWN_TO: "that it is involved",
        Depth.EVENT: "what happened and when",
        Depth.DETAIL: "everything",
    }[depth]
