"""What may be asked of the timeline. To the web role, row-level security shows what is open.

Callers bring people into view through `sharing.guard` first; detail passes the lens here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from onestory.record.kinds import EntryKind, Happened, Involved, LineTold, Seen, WithheldLines
from onestory.record.models import Entry, Involvement
from onestory.shared import catalogue
from onestory.shared.planned import planned
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Depth

ENTRY_KINDS = "onestory.record.entry_kinds"
LATEST_LOOKED_AT = 2_000


def kind_name(kind: str) -> str:
    """What people call a kind of entry."""
    kinds = catalogue.definitions(ENTRY_KINDS, EntryKind)
    return kinds[kind].name if kind in kinds else kind.replace("_", " ").capitalize()


def involvements(person_ids: Iterable[int]) -> list[Involved]:
    """Which services are or were involved with these people, the latest first. One query."""
    with planned() as cursor:
        cursor.execute(_INVOLVED, [list(person_ids)])
        return [Involved(*row) for row in cursor.fetchall()]


def timeline(
    lens: Lens,
    *,
    before: tuple[date, int] | None = None,
    service: str = "",
    year: int | None = None,
    limit: int = 50,
) -> list[LineTold]:
    """The lines open to the lens's reader, the newest first; `before` is the last line's place.

    One query. Lines of which only "known to" is open are not among them: `involvements` has them.
    """
    rows = _open_entries(lens).filter(_before(before))
    if service:
        rows = rows.filter(service_id=service)
    if year:
        rows = rows.filter(happened_on__year=year)
    return [_told(lens, row) for row in rows.order_by("-happened_on", "-id")[:limit]]


def withheld(person_id: int) -> list[WithheldLines]:
    """Lines of the person in hand that are there and may not be read. One query."""
    with planned() as cursor:
        cursor.execute(_WITHHELD, [person_id])
        return [WithheldLines(*row) for row in cursor.fetchall()]


def sources_of(lens: Lens) -> dict[str, int]:
    """How many open lines each source gave. One query."""
    with planned() as cursor:
        cursor.execute(_SOURCES, [lens.facts.person])
        return dict(cursor.fetchall())


def heard() -> dict[str, datetime]:
    """When each source last told us something new of anyone. One query."""
    with planned() as cursor:
        cursor.execute(_HEARD)
        return dict(cursor.fetchall())


def happened(kind: str, person_ids: Iterable[int], since: date, until: date) -> list[Happened]:
    """Entries of a kind that are open about these people, `until` not among the days. One query."""
    rows = _in_force().filter(
        kind=kind,
        person_id__in=list(person_ids),
        happened_on__gte=since,
        happened_on__lt=until,
    )
    found = rows.order_by("happened_on", "person_id").values_list("person_id", "happened_on")
    return [Happened(*row) for row in found.distinct()]


def involved_with(service: str, person_ids: Iterable[int]) -> dict[int, bool]:
    """Which of these people the service knows, and whether it is open. One query."""
    rows = Involvement.objects.filter(service_id=service, person_id__in=list(person_ids))
    return {person: closed is None for person, closed in rows.values_list("person_id", "closed_on")}


def seen_lately(services: Iterable[str], *, most: int = 20) -> list[Seen]:
    """People of the services' newest lines, before the lens: who was seen last comes first."""
    rows = _in_force().filter(service_id__in=list(services)).order_by("-happened_on", "-id")
    last: dict[int, date] = {}
    for person, day in rows.values_list("person_id", "happened_on")[:LATEST_LOOKED_AT]:
        last.setdefault(person, day)
        if len(last) == most:
            break
    return [Seen(*one) for one in last.items()]


def _in_force() -> QuerySet[Entry]:
    return Entry.objects.filter(superseded_by__isnull=True)


def _open_entries(lens: Lens) -> QuerySet[Entry]:
    """Of the one person, what the lens opens; row-level security stands behind it."""
    return _in_force().filter(lens.entries())


def _before(place: tuple[date, int] | None) -> Q:
    if place is None:
        return Q()
    return Q(happened_on__lt=place[0]) | Q(happened_on=place[0], id__lt=place[1])


def _told(lens: Lens, row: Entry) -> LineTold:
    answer = lens.answer(row.service_id, row.kind, row.restriction)
    withheld = answer.because if row.detail and answer.depth < Depth.DETAIL else None
    return LineTold(
        id=row.id,
        service=row.service_id,
        kind=row.kind,
        kind_name=kind_name(row.kind),
        happened_on=row.happened_on,
        happened_at=row.happened_at,
        outcome=row.outcome,
        line=row.line,
        detail={} if withheld else row.detail,
        detail_withheld=withheld,
        source=row.source,
        learned_at=row.learned_at,
        because=lens.answer(row.service_id, row.kind).because
        if withheld and row.restriction
        else answer.because,
    )


# Written out, because every page about someone asks them: they are planned once a connection.
_INVOLVED = """
    SELECT known.person_id, known.service_id, organisation.name, known.contacts,
           known.first_on, known.last_on, known.closed_on
      FROM record_involvement AS known
      JOIN agencies_service AS service ON service.code = known.service_id
      JOIN agencies_organisation AS organisation ON organisation.code = service.organisation_id
     WHERE known.person_id = ANY(%s::bigint[])
     ORDER BY known.last_on DESC, known.service_id
"""
_WITHHELD = "SELECT * FROM record_withheld(%s) ORDER BY 1, 2"
_HEARD = "SELECT source, learned_at FROM record_heard ORDER BY source"
_SOURCES = """
    SELECT source, count(*) FROM record_entry
     WHERE person_id = %s AND superseded_by IS NULL GROUP BY source ORDER BY source
"""
