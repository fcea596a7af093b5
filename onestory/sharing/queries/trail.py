"""Who looked at whom, when and why: the audit trail as it is read."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from onestory.agencies import queries as agencies
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.sharing.models import AuditRow
from onestory.sharing.rules.family_view import in_words

PAGE = 50


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
    came_from: str = ""
    under: str = ""
    """`agreements` in words."""


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
        rows = rows.filter(happened_at__gte=day_begins(on), happened_at__lt=day_begins(on, after=1))
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = [look(row) for row in rows[:PAGE]]
    terms = ", ".join(f"{name} {word}" for name, word in (("of", looked), ("on", on)) if word)
    guard.log(reader, "read trail", purpose, subject=person, terms=terms)
    return found


def _practitioner(code: str, today: date) -> int:
    """-1, which is nobody, for a code that nobody has."""
    found = agencies.practitioner(code, on=today)
    return found.id if found else -1


def day_begins(day: date, *, after: int = 0) -> datetime:
    """Midnight in the partnership's own time; `after`: so many days later."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=after), time()))


def look(row: AuditRow) -> Look:
    """One row, as it is read."""
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
        row.came_from,
        ", ".join(dict.fromkeys(in_words(each) for each in row.agreements)),
    )
