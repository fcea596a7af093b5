"""Who looked at a family's record, as the family is told it; and the letter that says so."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from onestory.people import queries as people
from onestory.people.kinds import Shown
from onestory.shared.catalogue import definitions
from onestory.sharing import guard
from onestory.sharing.definitions import agreements, roles
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.sharing.models import ContactRule
from onestory.sharing.queries.trail import day_begins
from onestory.sharing.rules import family_view as rules
from onestory.sharing.rules.family_view import FamilyRule, Looked
from onestory.sharing.rules.reviews import state_of

TELLING = "telling a family who looked"
GROWN_UP = 16
_LOOKS = """
    select a.happened_at, a.action, a.purpose, a.reader_name, a.roles, a.agreements,
        coalesce(s.names, '{}'), coalesce(s.kinds, '{}'), coalesce(s.sensitive, false),
        o.id is not null or 'override' = any (a.agreements), coalesce(o.verdicts, '{}'),
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
        where o.practitioner = a.reader and o.person_id = any (%(ids)s)
          and ('override' = any (a.agreements) or a.action like 'override%%')
          and o.opened_at <= a.happened_at and a.happened_at <= o.until + interval '1 second'
        order by o.id desc limit 1) o on true
    where a.people && %(ids)s and a.happened_at >= %(since)s and a.reader is not null
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


@dataclass(frozen=True)
class Letter:
    """The view as a letter: to whom, and where to; without an address it is handed over."""

    about: str
    to: str
    address: tuple[str, ...]
    no_address: Because | None
    view: FamilyView


def who_looked(*, reader: Reader, person: int, since: date) -> FamilyView:
    """For the privacy officer who answers a family; written to the trail with what was left out."""
    guard.check_deed(reader, "see_audit")
    view = _view(person, since, reader.today)
    guard.log(reader, "read trail", TELLING, subject=person, terms=_terms(view))
    return view


def letter(*, reader: Reader, person: int, since: date, printed: bool = False) -> Letter:
    """The letter; Refused for one who died: nobody writes to them. Printing is written to the trail."""
    view = who_looked(reader=reader, person=person, since=since)
    with guard.as_system("to whom a letter goes, and whether an address may stand on it"):
        shown = people.shown([person])[person]
        facts = guard.lenses_of(reader, [person])[person].facts
        rules_of_contact = _contact(person, reader.today)
    if facts.sealed or not facts.known:
        raise Refused(Because("There is no such person", help="Look at the trail again."))
    if shown.died_on or shown.stillborn:
        words = "They have died: no letter goes to them"
        raise Refused(Because(words, help="Speak with the family’s own service first."))
    no_address = _no_address(shown, facts.address_hidden, rules_of_contact)
    if printed:
        guard.log(reader, "print", TELLING, subject=person, terms=f"letter; {_terms(view)}")
    return Letter(
        about=shown.full_name,
        to=_to(shown, reader.today),
        address=() if no_address else _address(shown),
        no_address=no_address,
        view=view,
    )


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
    known = roles()
    because = "all looks at one person, before the family's rule"
    with guard.as_system(because), connection.cursor() as cursor:
        cursor.execute("select id from people_person where continued_as_id = %s", [person])
        ids = [person, *(one for (one,) in cursor.fetchall())]
        asked = {"ids": ids, "since": day_begins(since), "telling": TELLING}
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


def _contact(person: int, today: date) -> set[tuple[str, str]]:
    """The one place that asks how a family may safely be reached before a letter is addressed."""
    rows = ContactRule.objects.filter(person=person, held_from__lte=today)
    return {(row.kind, row.way) for row in rows if row.held_until is None or today < row.held_until}


def _no_address(shown: Shown, hidden: bool, contact: set[tuple[str, str]]) -> Because | None:
    by_hand = "Hand the letter over in person, where nobody else sees it."
    if hidden or shown.address_hidden:
        return Because("The address must not be known", help=by_hand)
    if any(kind == "covert" for kind, _ in contact):
        return Because("Nobody else may notice who is in touch with the family", help=by_hand)
    if ("forbidden", "letter") in contact:
        return Because("The family must not be contacted by letter", help=by_hand)
    if not shown.address and not shown.postcode:
        return Because("No system knows an address", help=by_hand)
    return None


def _address(shown: Shown) -> tuple[str, ...]:
    street = str(shown.address.value) if shown.address else ""
    postcode = str(shown.postcode.value) if shown.postcode else ""
    lines = [part.strip(" ,") for part in street.replace(",", "\n").splitlines()]
    if postcode and postcode not in street:
        lines.append(postcode)
    return tuple(line for line in lines if line)


def _to(shown: Shown, today: date) -> str:
    born = shown.born_on.value if shown.born_on else None
    grown = born is not None and (today - born).days >= GROWN_UP * 365.25
    return shown.full_name if grown else f"The parents or carers of {shown.full_name}"


def _terms(view: FamilyView) -> str:
    """What was told and left out, by which rule: kept for the privacy officer."""
    left = "; ".join(
        f"{number} left out: {rules.LEFT_OUT[rule]}"
        for rule, number in sorted(view.left_out.items())
    )
    told = sum(row.times for row in view.rows)
    return f"since {view.since}, rule {view.rule}: {told} told" + (f"; {left}" if left else "")
