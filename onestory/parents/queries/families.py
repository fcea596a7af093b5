"""The families of an audience, and how each adult may be reached today: before anything is written.

Asked once for a preview, once to make the notices, and again for each notice in the moment it is sent. Asks as the
system: what it finds reaches a page as numbers only, and paper by the deed of one who may tell families.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onestory.agencies import queries as agencies
from onestory.parents.definitions import audiences
from onestory.parents.kinds import WAYS, Audience, Plan
from onestory.parents.models import Campaign
from onestory.parents.queries.told import objected, told_already
from onestory.parents.rules import adults as told_rule
from onestory.parents.rules import places, units
from onestory.parents.rules.adults import Tie
from onestory.parents.rules.units import Adult
from onestory.people import queries as people
from onestory.people.kinds import Relative, Shown
from onestory.sharing import queries as sharing
from onestory.sharing.queries import Allowed, ContactFacts

OVERDUE = timedelta(weeks=3)
AHEAD = timedelta(weeks=43)
NO_WAY_THERE = "No address that a letter would reach is known, and no mobile telephone"
BY_HAND = "The address must not be known: their own service tells them"
CHILD_HIDDEN = "Their child’s address must not be known: their own service tells them"
TOLD_ALREADY = "Was told of this agreement before"
SAID_NO = "Said no when told of this agreement before"


@dataclass(frozen=True)
class Asked:
    """What of a campaign decides how its families are reached."""

    audience: Audience
    agreement: str
    version: int
    centre: str = ""
    ways: tuple[str, ...] = ("letter",)
    """Which it has, the first first."""


def asked_by(campaign: Campaign) -> Asked:
    """What the campaign asks for."""
    has = [way for way in WAYS if way == "letter" or campaign.message]
    has.sort(key=lambda way: way != campaign.first_way)
    return Asked(
        audiences()[campaign.audience],
        campaign.agreement,
        campaign.agreement_version,
        campaign.centre,
        tuple(has),
    )


def plan(asked: Asked, on: date) -> Plan:
    """Everybody whom the campaign should tell, each adult once."""
    return units.plan(adults(asked, found_by(asked, on), on))


def found_by(asked: Asked, on: date) -> frozenset[int]:
    """The children or women through whom the audience is found; the dead are left out later."""
    if asked.audience.of == "expecting":
        return _expecting(on)
    since = _years_before(on, asked.audience.younger_than) + timedelta(days=1)
    born = {
        one.person_id: one.postcode for one in people.born_between(since, on + timedelta(days=1))
    }
    if not asked.audience.in_reach:
        return frozenset(born)
    serving = agencies.centres_of({place for place in born.values() if place}, on)
    return frozenset(one for one, place in born.items() if serving.get(place) == asked.centre)


def adults(asked: Asked, about: Iterable[int], on: date) -> list[Adult]:
    """The adults to be told for these children or women, with the way for each, or why there is none."""
    if asked.audience.of == "expecting":
        ties = {woman: frozenset({woman}) for woman in _still_expecting(about, on)}
        return _reached(asked, ties, {}, on)
    facts = sharing.contact_facts(about, on)
    living = {one: fact for one, fact in facts.items() if not _gone(fact)}
    return _reached(asked, _told_of(living, on), living, on)


def _expecting(on: date) -> frozenset[int]:
    due = people.due_between(on - OVERDUE, on + AHEAD)
    return _still_expecting((one.mother_id for one in due), on)


def _still_expecting(women: Iterable[int], on: date) -> frozenset[int]:
    """A pregnancy that became any child has ended, also where the child was stillborn."""
    return frozenset(
        one.mother_id
        for one in people.pregnancies_of(women)
        if one.outcome == "ongoing" and one.due_on and one.due_on >= on - OVERDUE
    )


def _gone(facts: ContactFacts) -> bool:
    return not facts.known or facts.died or facts.stillborn


def _told_of(living: Mapping[int, ContactFacts], on: date) -> dict[int, frozenset[int]]:
    """By adult, the living children through whom they are told."""
    kin = people.adults_of(living, on=on)
    homes = _homes({one.person_id for relatives in kin.values() for one in relatives}, on)
    found: dict[int, set[int]] = {}
    for child, relatives in kin.items():
        for adult in told_rule.to_be_told([_tie(one, homes) for one in relatives], on):
            if isinstance(sharing.may_tell(living[child], adult, on), Allowed):
                found.setdefault(adult, set()).add(child)
    return {adult: frozenset(children) for adult, children in found.items()}


def _homes(persons: Collection[int], on: date) -> dict[int, str]:
    facts = sharing.contact_facts(persons, on)
    return {
        one: "" if facts[one].address_hidden(on) else places.home(*_where(shown))
        for one, shown in people.shown(persons, on=on).items()
    }


def _tie(one: Relative, homes: Mapping[int, str]) -> Tie:
    home = homes.get(one.person_id, "")
    return Tie(one.person_id, one.kind, one.parental_responsibility, home, one.until)


def _reached(
    asked: Asked,
    told: Mapping[int, frozenset[int]],
    children: Mapping[int, ContactFacts],
    on: date,
) -> list[Adult]:
    facts, shown = sharing.contact_facts(told, on), people.shown(told, on=on)
    hidden = frozenset(one for one, fact in children.items() if fact.address_hidden(on))
    refused = _refused(asked, told)
    return [
        _adult(asked, facts[one], shown[one], about, refused.get(one, ""), on, bool(about & hidden))
        for one, about in told.items()
    ]


def _refused(asked: Asked, persons: Collection[int]) -> dict[int, str]:
    before = dict.fromkeys(told_already(persons, asked.agreement, asked.version), TOLD_ALREADY)
    return before | dict.fromkeys(objected(persons, asked.agreement), SAID_NO)


def _adult(
    asked: Asked,
    facts: ContactFacts,
    shown: Shown,
    about: frozenset[int],
    refused: str,
    on: date,
    child_hidden: bool,
) -> Adult:
    way, why_not = _way(asked, facts, shown, on, child_hidden)
    return Adult(
        facts.person,
        about,
        "" if refused else way,
        refused or why_not,
        places.home(*_where(shown)),
        facts.protected_from(on),
    )


def _way(
    asked: Asked, facts: ContactFacts, shown: Shown, on: date, child_hidden: bool
) -> tuple[str, str]:
    """The way, or why there is none. A letter that would have to be handed over is none from here."""
    may = [way for way in asked.ways if not (way == "letter" and child_hidden)]
    answer = sharing.best_way(facts, may, on)
    if not isinstance(answer, Allowed):
        return "", CHILD_HIDDEN if child_hidden and not may else answer.because.words
    if answer.by_hand:
        return "", BY_HAND
    there = [way for way in may if _there(way, shown)]
    answer = sharing.best_way(facts, there, on)
    if isinstance(answer, Allowed):
        return answer.way, ""
    return "", answer.because.words if there else NO_WAY_THERE


def _there(way: str, shown: Shown) -> bool:
    if way == "text":
        return bool(shown.phone and places.mobile(shown.phone.value))
    return bool(shown.name and places.address_lines(shown.full_name, *_where(shown)))


def _where(shown: Shown) -> tuple[str, str]:
    return (
        str(shown.address.value) if shown.address else "",
        str(shown.postcode.value) if shown.postcode else "",
    )


def _years_before(day: date, years: int) -> date:
    """29 February is 28 in other years."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
