"""New families at a children's centre: by name where they agreed to it, all births by number.

Source: Warwickshire's live-birth list (a welcome card, no visit unless referred or registered) and
the bookings of Coventry and Islington, in *Getting it right for families*.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from onestory.agencies import queries as agencies
from onestory.people import queries as people
from onestory.people.kinds import Shown
from onestory.profile.queries import heads, who
from onestory.profile.queries.opening import GREETING
from onestory.profile.rules import months
from onestory.profile.rules.words import how_many
from onestory.profile.shown import Arrival, ArrivalList, Arrivals, Place
from onestory.record import queries as record
from onestory.shared import small_numbers
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.kinds import Answer, Because, Reader
from onestory.web.jinja import day

MONTHS_TO_PICK = 12
EXPECTED_WITHIN = timedelta(weeks=12)
NO_CENTRE = Because(
    "New arrivals are shown to workers of the children’s centre in whose area a family lives",
    help="Ask the children’s centre.",
)


BIRTHS = "Their families agreed that the centre may know. A welcome card can go to each of them."
EXPECTED = "Women who agreed at booking, and whose babies are due in the next twelve weeks."


def arrivals(*, reader: Reader, month: date, centre: str = "") -> Arrivals:
    """A month at one of the reader's centres; written to the trail as one list of those named."""
    mine = _centres_of(reader)
    code = centre if centre in mine else next(iter(mine))
    until, soon = months.after(month), (reader.today, reader.today + EXPECTED_WITHIN)
    with guard.as_system("all births of the area are counted; names only through the lens"):
        births = _living_in(code, reader, _born(month, until))
        mothers = _living_in(code, reader, _due(soon))
    seen = guard.visible_people(
        reader, GREETING, [*births, *mothers], action="list arrivals", terms=f"{code} {month:%Y-%m}"
    )
    notes = _no_card(seen, reader)
    shown, known = who.shown(seen, reader.today), record.involved_with(code, seen)
    named = [
        _arrival(shown[one.person_id], day(one.happened_on), known, notes)
        for one in record.happened("birth", births, month, until)
        if one.person_id in shown and not shown[one.person_id].died_on
    ]
    expected = [
        _arrival(shown[one.mother_id], day(one.due_on), known, notes)
        for one in people.due_between(*soon, mothers=mothers)
        if one.mother_id in shown and not shown[one.mother_id].died_on
    ]
    return Arrivals(
        centre=mine[code],
        centre_code=code,
        centres=tuple(mine.items()),
        month=months.name(month),
        picked=f"{month:%Y-%m}",
        pick=tuple(months.choices(reader.today, MONTHS_TO_PICK)),
        earlier=_link(code, months.before(month)),
        later=_link(code, until) if until <= reader.today else None,
        births_in_words=_in_words(sharing.may_count(reader, "birth"), len(births), len(named)),
        lists=(_list_of_births(named), _list_of_expected(expected)),
        small_numbers=small_numbers.explained("who has not agreed to be named"),
    )


def _centres_of(reader: Reader) -> dict[str, str]:
    """The centres at which the reader holds a post, by code."""
    held = [post.service for post in reader.posts if post.service_kind == "childrens_centre"]
    if not held:
        raise guard.Refused(NO_CENTRE)
    names = agencies.services()
    return {code: names[code].name for code in held}


def _born(since: date, until: date) -> dict[int, str]:
    return {one.person_id: one.postcode for one in people.born_between(since, until)}


def _due(soon: tuple[date, date]) -> dict[int, str]:
    return {one.mother_id: one.postcode for one in people.due_between(*soon)}


def _living_in(code: str, reader: Reader, found: Mapping[int, str]) -> list[int]:
    """Those who live in the centre's reach area; a hidden address lies in nobody's."""
    hidden = sharing.safety_of(found, reader.today).hidden
    found = {person: where for person, where in found.items() if person not in hidden}
    postcodes = {postcode for postcode in found.values() if postcode}
    serving = agencies.centres_of(postcodes, reader.today)
    return [person for person, postcode in found.items() if serving.get(postcode) == code]


def _no_card(seen: Collection[int], reader: Reader) -> dict[int, str]:
    """Why no welcome card may go to whom: what colleagues were asked to keep to."""
    return {
        person: f"No card: {way.because.words[:1].lower()}{way.because.words[1:]}"
        for person, facts in sharing.contact_facts(seen, reader.today).items()
        for way in sharing.ways_to_reach(facts, reader.today)
        if way.way == "letter" and not way.allowed
    }


def _arrival(
    person: Shown, when: str, known: Mapping[int, bool], notes: Mapping[int, str]
) -> Arrival:
    registered = known.get(person.person_id, False)
    return Arrival(
        person=person.person_id,
        note=notes.get(person.person_id, ""),
        name=person.full_name,
        href=reverse("profile:person", args=[person.person_id]),
        when=when,
        address=heads.address_of(person),
        state="Known to the centre" if registered else "Not yet known",
        known=registered,
    )


def _list_of_births(named: list[Arrival]) -> ArrivalList:
    return ArrivalList(
        id="births",
        heading="Babies born",
        explained=BIRTHS,
        columns=("Baby", "Born", "Address", "At the centre"),
        people=tuple(named),
        nothing="No family has agreed to be named for this month yet.",
    )


def _list_of_expected(expected: list[Arrival]) -> ArrivalList:
    return ArrivalList(
        id="expected",
        heading="Babies expected soon",
        explained=EXPECTED,
        columns=("Mother", "Due", "Address", "At the centre"),
        people=tuple(expected),
        nothing="No woman who agreed to be named expects a baby in the next twelve weeks.",
    )


def _in_words(counted: Answer, births: int, named: int) -> str:
    """All births only where an agreement lets them be counted; else why they are not."""
    here = f"Named here: {how_many(named, 'family', 'families')}."
    if not counted.depth:
        return f"{here} How many were born is not shown. {counted.because.words}."
    every = small_numbers.protected(births, named=named)
    return f"Births in the reach area: {every}. {here}"


def _link(code: str, month: date) -> Place:
    asked = urlencode({"month": f"{month:%Y-%m}", "centre": code})
    return Place("month", months.name(month), f"?{asked}")
