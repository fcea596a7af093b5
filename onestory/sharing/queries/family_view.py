"""Who looked at a family's record, as the family is told it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from onestory.shared.catalogue import definitions
from onestory.sharing import guard
from onestory.sharing.definitions import agreements, roles
from onestory.sharing.kinds import Reader
from onestory.sharing.queries.naming import ids_of
from onestory.sharing.queries.trail import day_begins
from onestory.sharing.rules import family_view as rules
from onestory.sharing.rules.family_view import FamilyRule, Looked
from onestory.sharing.rules.reviews import state_of

TELLING = "telling a family who looked"
_LOOKS = """
    select a.happened_at, a.action, a.purpose, a.reader_name, a.roles, a.agreements,
        coalesce(s.names, '{}'), coalesce(s.kinds, '{}'), coalesce(s.sensitive, false),
        o.id is not null or 'override' = any (a.agreements) or a.action = 'override', coalesce(o.verdicts, '{}'),
        coalesce(o.risky, false)
    from sharing_auditrow a
    left join lateral (
        select array_agg(distinct s.name) as names, array_agg(distinct s.kind) as kinds,
               bool_or(s.sensitive) as sensitive
        from agencies_post p join agencies_service s on s.code = p.service_id
        where p.practitioner_id = a.reader
          and p.held @> (a.happened_at at time zone 'Europe/London')::date) s on true
    left join lateral (
        select o.id,
            array(select r.verdict from sharing_overridereview r
                  where r.override_id = o.id order by r.id) as verdicts,
            exists (select from sharing_overridereview r
                    where r.override_id = o.id and r.risk_if_told) as risky
        from sharing_override o
        where o.practitioner = a.reader and o.person_id = any (%(ids)s::bigint[])
          and ('override' = any (a.agreements) or a.action like 'override%%')
          and o.opened_at <= a.happened_at + interval '1 minute'
          and a.happened_at <= o.until + interval '1 minute'
        order by o.id desc limit 1) o on true
    where a.people && %(ids)s::bigint[] and a.happened_at >= %(since)s and a.reader is not null
      and a.outcome = 'allowed'
      and split_part(a.action, ' ', 1) in
          ('read', 'family', 'search', 'list', 'override', 'export', 'print')
      and a.action not in ('override closed', 'override review', 'override answer', 'read override',
                           'read overrides', 'read trail', 'read links')
      and a.purpose <> %(telling)s
    order by a.happened_at desc"""


@dataclass(frozen=True)
class FamilyLook:
    """What a family reads of the looks of one day that were alike."""

    on: date
    who: str
    what: str
    why: str
    under: str
    times: int


@dataclass(frozen=True)
class FamilyView:
    """Who looked since a day. `left_out` (rule → how many) is for the privacy officer alone."""

    person: int
    since: date
    until: date
    rows: tuple[FamilyLook, ...]
    left_out: Mapping[str, int]
    rule: str


def who_looked(*, reader: Reader, person: int, since: date) -> FamilyView:
    """For the privacy officer who answers a family; written to the trail with what was left out."""
    guard.check_deed(reader, "see_audit")
    view = _view(person, since, reader.today)
    guard.log(reader, "read trail", TELLING, subject=person, terms=in_terms(view))
    return view


def _view(person: int, since: date, today: date) -> FamilyView:
    rule = rules.rule_on(definitions("onestory.sharing.family_rules", FamilyRule).values(), today)
    names = {each.id: each.name for each in agreements().values()}
    told: Counter[tuple[date, str, str, str, str]] = Counter()
    left_out: Counter[str] = Counter()
    for moment, look in _looks(person, since):
        kept_by = rules.left_out_by(look, rule)
        if kept_by:
            left_out[kept_by] += 1
            continue
        told[
            timezone.localdate(moment),
            rules.who(look, rule),
            rules.what(look.action),
            rules.why(look.purpose),
            rules.under(look, names),
        ] += 1
    rows = tuple(FamilyLook(*words, times) for words, times in told.items())
    return FamilyView(person, since, today, rows, dict(left_out), rule.id)


def _looks(person: int, since: date) -> Iterator[tuple[datetime, Looked]]:
    """By every id that has become this person's."""
    known, ids = roles(), ids_of(person)
    because = "all looks at one person, before the family's rule"
    with guard.as_system(because), connection.cursor() as cursor:
        asked: dict[str, Any] = {"ids": ids, "since": day_begins(since), "telling": TELLING}
        cursor.execute(_LOOKS, asked)
        rows = cursor.fetchall()
    for (
        moment,
        action,
        purpose,
        name,
        held,
        under,
        services,
        kinds,
        hidden,
        over,
        said,
        risk,
    ) in rows:
        yield (
            moment,
            Looked(
                action=action,
                purpose=purpose,
                reader=name,
                roles=tuple(known[role].name if role in known else role for role in held),
                services=tuple(services),
                service_kinds=frozenset(kinds),
                sensitive=hidden,
                agreements=tuple(under),
                override=state_of(said) if over else "",
                risk_if_told=risk,
            ),
        )


def in_terms(view: FamilyView) -> str:
    """What was told and left out, by which rule: kept for the privacy officer."""
    left = "; ".join(
        f"{number} left out: {rules.LEFT_OUT[rule]}"
        for rule, number in sorted(view.left_out.items())
    )
    told = sum(row.times for row in view.rows)
    return f"since {view.since}, rule {view.rule}: {told} told" + (f"; {left}" if left else "")
