"""How people may be reached: the facts for `rules.contact`, and what a page says of one person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onestory.shared.planned import planned
from onestory.sharing import session
from onestory.sharing.kinds import CONTACT_RULES, WAYS, Because
from onestory.sharing.rules import contact
from onestory.sharing.rules.contact import ContactFacts, Rule

_FACTS = """
    select asked.id,
           p.id is not null and p.continued_as_id is null
               and asked.id not in (select s.person_id from sharing_sealed(%(people)s) s),
           coalesce(r.hidden, false), coalesce(r.died, false), coalesce(r.stillborn, false)
    from unnest(%(people)s::bigint[]) asked (id)
    left join people_person p on p.id = asked.id
    left join (
        select person_id, bool_or(address_hidden) as hidden,
               bool_or(died_on is not null) as died, bool_or(stillborn) as stillborn
        from people_sourcerecord
        where person_id = any (%(people)s) and superseded_by is null group by 1
    ) r on r.person_id = asked.id"""
_RULES = """
    select c.person_id, c.kind, c.held_from, c.held_until, c.way,
           coalesce(f.person_id, c.protected_from_id), c.words
    from sharing_contactrule c
    left join people_sourcerecord f on f.id = c.protected_from_id
    where c.person_id = any (%(people)s)
      and c.held_from <= %(on)s and (c.held_until is null or %(on)s < c.held_until)
    order by c.held_from, c.id"""


def contact_facts(people: Iterable[int], on: date) -> dict[int, ContactFacts]:
    """By each person asked about; two queries, however many.

    Read as the system, for a rule that a reader does not see must bind all the same. Nothing of it
    reaches a page but through the answers of `rules.contact`.
    """
    asked = list(dict.fromkeys(people))
    values: dict[str, Any] = {"people": asked, "on": on}
    rules: dict[int, list[Rule]] = defaultdict(list)
    with session.unrestricted(), planned() as cursor:
        cursor.execute(_RULES, values)
        for person, *told in cursor.fetchall():
            rules[person].append(Rule(*told))
        cursor.execute(_FACTS, values)
        return {
            person: ContactFacts(person, tuple(rules[person]), *so)
            for person, *so in cursor.fetchall()
        }


@dataclass(frozen=True)
class ContactRuleTold:
    """One rule as colleagues read it."""

    id: int
    kind: str
    kind_words: str
    way: str
    way_words: str
    protected_from: int | None
    words: str
    since: date
    until: date | None
    told_by: str
    told_at: datetime
    ended_by: str
    holds: bool


@dataclass(frozen=True)
class WayTold:
    """One way of reaching somebody, and whether it may be used today."""

    way: str
    words: str
    allowed: bool
    because: Because
    by_hand: bool = False
    discreet: bool = False


@dataclass(frozen=True)
class Safety:
    """What every page and list keeps to."""

    hidden: frozenset[int]
    """Of whom no address or telephone may be shown, because a practitioner was asked to."""
    protected: Mapping[int, frozenset[int]]
    """Person → adults by whom they must not be found."""


def contact_rules(person: int, on: date) -> list[ContactRuleTold]:
    """Every rule there was of a person whom the reader has opened; those in force first."""
    with session.unrestricted(), planned() as cursor:
        cursor.execute(_TOLD, {"person": person})
        told = [_rule(row, on) for row in cursor.fetchall()]
    return sorted(told, key=lambda rule: (not rule.holds, -rule.since.toordinal(), -rule.id))


def ways_to_reach(facts: ContactFacts, on: date) -> list[WayTold]:
    """Each way with its answer; the best first, where there is one."""
    first = contact.best_way(facts, list(WAYS), on)
    best = first.way if isinstance(first, contact.Allowed) else ""
    return [_way(facts, way, on) for way in sorted(WAYS, key=lambda way: way != best)]


def safety_of(people: Iterable[int], on: date) -> Safety:
    """Of people whom the reader may know already; one query, read as the system."""
    hidden: set[int] = set()
    protected: dict[int, set[int]] = defaultdict(set)
    with session.unrestricted(), planned() as cursor:
        cursor.execute(_SAFETY, {"people": list(people), "on": on})
        for person, kind, adult in cursor.fetchall():
            if kind == "hidden_address":
                hidden.add(person)
            elif adult is not None:
                protected[person].add(adult)
    kept = {person: frozenset(adults) for person, adults in protected.items()}
    return Safety(frozenset(hidden), kept)


def hidden_by_rule(on: date) -> frozenset[int]:
    """Everybody whose address a practitioner was asked to keep hidden: a search must not find them
    by where they live. As the system; never for a page."""
    with session.unrestricted(), planned() as cursor:
        cursor.execute(_HIDDEN, {"on": on})
        return frozenset(person for (person,) in cursor.fetchall())


def _rule(row: Sequence[Any], on: date) -> ContactRuleTold:
    number, kind, way, adult, words, since, until, told_by, told_at, ended_by = row
    return ContactRuleTold(
        number,
        kind,
        CONTACT_RULES[kind],
        way,
        WAYS.get(way, ""),
        adult,
        words,
        since,
        until,
        told_by,
        told_at,
        ended_by,
        holds=since <= on and (until is None or on < until),
    )


def _way(facts: ContactFacts, way: str, on: date) -> WayTold:
    answer = contact.may_contact(facts, way, on)
    if isinstance(answer, contact.NotAllowed):
        return WayTold(way, WAYS[way], False, answer.because)
    return WayTold(way, WAYS[way], True, answer.because, answer.by_hand, answer.discreet)


_TOLD = """
    select c.id, c.kind, c.way, coalesce(f.person_id, c.protected_from_id), c.words,
           c.held_from, c.held_until, c.told_by, c.told_at, c.ended_by
    from sharing_contactrule c
    left join people_sourcerecord f on f.id = c.protected_from_id
    where c.person_id = %(person)s order by c.id desc"""
_IN_FORCE = "c.held_from <= %(on)s and (c.held_until is null or %(on)s < c.held_until)"
_SAFETY = f"""
    select c.person_id, c.kind, coalesce(f.person_id, c.protected_from_id)
    from sharing_contactrule c
    left join people_sourcerecord f on f.id = c.protected_from_id
    where c.person_id = any (%(people)s) and c.kind in ('hidden_address', 'protected_from')
      and {_IN_FORCE}"""  # noqa: S608 - no value is put into the text
_HIDDEN = f"""
    select distinct c.person_id from sharing_contactrule c
    where c.kind = 'hidden_address' and {_IN_FORCE}"""  # noqa: S608
