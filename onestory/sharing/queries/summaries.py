"""The trail of one person, and of one reader, added up for a privacy officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from onestory.agencies import queries as agencies
from onestory.sharing import guard
from onestory.sharing.definitions import roles
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.sharing.models import AuditRow
from onestory.sharing.queries.naming import ids_of, names_of
from onestory.sharing.queries.trail import PAGE, Look, day_begins, look
from onestory.sharing.queries.unusual import WATCHING

# One GIN index finds the rows of a person among all; they are few, and added up here.
_BY_READER = """
    select coalesce(a.reader_name, ''), array_agg(distinct role.role) filter (where role.role is not null),
        count(distinct a.id), min(a.happened_at), max(a.happened_at),
        count(distinct a.id) filter (where a.outcome = 'refused')
    from sharing_auditrow a left join lateral unnest(a.roles) role (role) on true
    where a.people && %s::bigint[] group by a.reader, a.reader_name order by 5 desc"""
_BY_ACTION = """
    select a.action, a.outcome, count(*), count(distinct p.person)
    from sharing_auditrow a left join lateral unnest(a.people) p (person) on true
    where a.reader = %s and a.happened_at >= %s group by 1, 2 order by 3 desc"""


@dataclass(frozen=True)
class ReaderLine:
    """One who looked at a person: how often, from when to when."""

    reader: str
    roles: str
    looks: int
    first: datetime
    last: datetime
    refused: int


@dataclass(frozen=True)
class PersonTrail:
    """All who looked at one person, and the newest looks."""

    person: int
    name: str
    readers: tuple[ReaderLine, ...]
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class ActionLine:
    """What a reader did, how often, and to how many different people."""

    action: str
    outcome: str
    times: int
    people: int


@dataclass(frozen=True)
class ReaderTrail:
    """What one practitioner did since a day, and the newest looks."""

    code: str
    name: str
    roles: str
    since: date
    actions: tuple[ActionLine, ...]
    looks: tuple[Look, ...]
    names: Mapping[int, str]


def person_trail(*, reader: Reader, person: int) -> PersonTrail:
    """Who looked at the person; written to the trail."""
    guard.check_deed(reader, "see_audit")
    ids = ids_of(person)
    with connection.cursor() as cursor:
        cursor.execute(_BY_READER, [ids])
        rows = cursor.fetchall()
    newest = AuditRow.objects.filter(people__overlap=ids).order_by("-id")[:PAGE]
    guard.log(reader, "read trail", WATCHING, subject=person)
    return PersonTrail(
        person=person,
        name=names_of([person])[person],
        readers=tuple(
            ReaderLine(name, _roles(held or []), looks, first, last, refused)
            for name, held, looks, first, last, refused in rows
        ),
        looks=tuple(look(row) for row in newest),
    )


def reader_trail(*, reader: Reader, code: str, since: date) -> ReaderTrail:
    """What a practitioner did since a day; Refused where nobody has the code. Logged itself."""
    guard.check_deed(reader, "see_audit")
    found = agencies.practitioner(code, on=reader.today)
    if found is None:
        raise Refused(Because(f"Nobody has the code {code}", help="It reads like HV101."))
    with connection.cursor() as cursor:
        cursor.execute(_BY_ACTION, [found.id, day_begins(since)])
        rows = cursor.fetchall()
    newest = [look(row) for row in AuditRow.objects.filter(reader=found.id).order_by("-id")[:PAGE]]
    guard.log(reader, "read trail", WATCHING, terms=f"of {code} since {since}")
    return ReaderTrail(
        code=code,
        name=found.name,
        roles=_roles([post.role for post in found.posts]),
        since=since,
        actions=tuple(ActionLine(*row) for row in rows),
        looks=tuple(newest),
        names=names_of({person for each in newest for person in each.people[:3]}),
    )


def _roles(held: list[str]) -> str:
    known = roles()
    return ", ".join(sorted({known[role].name if role in known else role for role in held}))
