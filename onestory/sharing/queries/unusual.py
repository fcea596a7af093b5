"""Looks that stand out: found by facts, counted, and shown row by row to a privacy officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from onestory.people import queries as people
from onestory.sharing import guard
from onestory.sharing.definitions import watch
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.sharing.models import AuditRow
from onestory.sharing.queries.trail import PAGE, Look, look
from onestory.sharing.rules.unusual import FACTS, surnames

WATCHING = "watching over who looks at whom"
# Opened pages of people, in the days asked for: all that follows is asked of these rows alone.
_LOOKS = """with looks as materialized (
    select id, reader, reader_name, happened_at, people, agreements from sharing_auditrow
    where happened_at >= %(since)s and happened_at < %(until)s
      and action = 'read' and outcome = 'allowed' and reader is not null)
"""
_OWN = """, own as materialized (
    select * from sharing_own(array(select distinct l.reader from looks l), %(today)s))
select l.id from looks l
where exists (select from own o where o.practitioner = l.reader and o.person_id = any (l.people))"""
_ADDRESS = """, home as materialized (
    select distinct o.practitioner_id, r.folded_postcode, lower(r.address) as address
    from sharing_ownperson o
    join people_person p on p.id = o.person_id
    join people_sourcerecord r on r.person_id = coalesce(p.continued_as_id, p.id)
    where r.superseded_by is null and r.folded_postcode <> '' and r.address <> ''
      and o.practitioner_id in (select l.reader from looks l))
select l.id from looks l
where exists (
    select from home h join people_sourcerecord r
      on r.folded_postcode = h.folded_postcode and lower(r.address) = h.address
     and r.superseded_by is null
    where h.practitioner_id = l.reader and r.person_id = any (l.people))"""
_SURNAME = """, named as materialized (
    select distinct l.reader, l.reader_name, p.person
    from looks l cross join unnest(l.people) p (person)),
same as materialized (
    select distinct n.reader, n.person from named n
    join people_sourcerecord r on r.person_id = n.person and r.superseded_by is null
    where regexp_split_to_array(lower(r.surname), '[- ]+')
       && regexp_split_to_array(lower(regexp_replace(n.reader_name, '^.*\\s', '')), '-'))
select l.id from looks l
where exists (select from same s where s.reader = l.reader and s.person = any (l.people))"""
_UNRELATED = """select l.id from looks l
where l.agreements <> '{}' and l.agreements <@ array['own_family', 'override']::varchar[]"""
_HOURS = """select l.id from looks l
where extract(hour from l.happened_at at time zone 'Europe/London') < %(begins)s
   or extract(hour from l.happened_at at time zone 'Europe/London') >= %(ends)s
   or extract(isodow from l.happened_at at time zone 'Europe/London') <> all (%(days)s)"""
_MANY = """, busy as materialized (
    select l.*, count(*) over (partition by l.reader order by l.happened_at
        range between %(within)s::interval preceding and current row) as close_by from looks l)
select b.id from busy b
where b.close_by >= %(many)s and %(many)s <= (
    select count(distinct p.person) from looks k cross join unnest(k.people) p (person)
    where k.reader = b.reader and k.happened_at <= b.happened_at
      and k.happened_at >= b.happened_at - %(within)s::interval)"""
_SQL = {
    "own_family": _OWN,
    "own_address": _ADDRESS,
    "same_surname": _SURNAME,
    "no_relationship": _UNRELATED,
    "out_of_hours": _HOURS,
    "many_in_a_row": _MANY,
}


@dataclass(frozen=True)
class FactCounted:
    """One fact: how many looks it is true of, by how many readers."""

    id: str
    name: str
    words: str
    looks: int
    readers: int


def unusual(*, reader: Reader, since: datetime, until: datetime) -> list[FactCounted]:
    """Each fact with its counts; written to the trail."""
    guard.check_deed(reader, "see_audit")
    counted = []
    for fact, (name, words) in FACTS.items():
        rows = _found(fact, reader, since, until)
        readers = AuditRow.objects.filter(pk__in=rows).values("reader").distinct().count()
        counted.append(FactCounted(fact, name, words, len(rows), readers if rows else 0))
    guard.log(reader, "count unusual", WATCHING, terms=_terms("all", since, until))
    return counted


def unusual_looks(
    *, reader: Reader, fact: str, since: datetime, until: datetime, before: int | None = None
) -> list[Look]:
    """A page of the rows that a fact is true of, the newest first; written to the trail."""
    guard.check_deed(reader, "see_audit")
    if fact not in FACTS:
        raise Refused(Because("There is no such fact", help=", ".join(FACTS)))
    found = _found(fact, reader, since, until)
    page = sorted((row for row in found if before is None or row < before), reverse=True)[:PAGE]
    guard.log(reader, "read trail", WATCHING, terms=_terms(fact, since, until))
    return [look(row) for row in AuditRow.objects.filter(pk__in=page).order_by("-id")]


def facts_about(practitioner: int, name: str, person: int) -> tuple[str, ...]:
    """What stands out between one practitioner and one person, in sentences."""
    with guard.as_system("whether a reader and a person are related; only the fact is told"):
        shown = people.shown([person])[person]
        tie = _tie(practitioner, person)
    names = {shown.surname, *(other.split()[-1] for other in shown.other_names if other.split())}
    theirs = frozenset().union(*(surnames(each) for each in names))
    said = [f"Known as the practitioner’s own {tie}"] if tie else []
    if surnames(name) & theirs:
        said.append("Has the same surname as the practitioner")
    return tuple(said)


def _tie(practitioner: int, person: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tie from sharing_own(array[%s]::bigint[], %s) where person_id = %s",
            [practitioner, timezone.localdate(), person],
        )
        found = cursor.fetchone()
    return {"self": "record", "": ""}.get(found[0], found[0]) if found else ""


def _found(fact: str, reader: Reader, since: datetime, until: datetime) -> list[int]:
    held = watch(reader.today)
    asked: dict[str, Any] = {
        "since": since,
        "until": until,
        "today": reader.today,
        "begins": held.day_begins,
        "ends": held.day_ends,
        "days": [day + 1 for day in held.working_days],
        "many": held.many_people,
        "within": f"{held.within_minutes} minutes",
    }
    because = "which looks a fact is true of; only rows of the trail are shown"
    with guard.as_system(because), connection.cursor() as cursor:
        cursor.execute(_LOOKS + _SQL[fact], asked)
        return [row for (row,) in cursor.fetchall()]


def _terms(fact: str, since: datetime, until: datetime) -> str:
    return f"{fact.replace('_', ' ')}, {since:%Y-%m-%d} to {until:%Y-%m-%d}"
