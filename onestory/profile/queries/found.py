"""Finding someone: candidates come before the lens, and only what it opens reaches the page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from onestory.people import queries as people
from onestory.people.kinds import Candidate, Shown
from onestory.profile.queries import heads, who
from onestory.profile.queries.opening import MATCHING, PURPOSE
from onestory.profile.rules.words import how_many
from onestory.profile.shown import Found, Search
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.kinds import Answer, Depth, Reader
from onestory.web.jinja import day

MOST = 20
CANDIDATES = 80  # before the lens: how many there are is told to nobody


def search(*, reader: Reader, asked: Mapping[str, Any]) -> Search:
    """People who fit what was typed and whom the reader may know; logged with what was typed.

    `asked` holds nhs_number, name, born_on and postcode, each empty where not typed.
    """
    with guard.as_system("candidates of a search, before the lens has been asked"):
        candidates = _candidates(reader, asked)
    order = [one.person_id for one in candidates]
    answers = guard.visible_people(reader, PURPOSE, order, terms=typed(asked), action="search")
    shown = who.shown(answers, reader.today)
    found = tuple(
        line(shown[one], reader.today, note=_note(asked, shown[one], answer))
        for one, answer in answers.items()
    )
    return Search(
        heading=_heading(found),
        people=found[:MOST],
        advice=() if found else tuple(_advice(asked)),
        too_many=_too_many(len(found)),
    )


def search_records(*, reader: Reader, asked: Mapping[str, Any]) -> Search:
    """People whose records fit, for those who look after links; logged with what was typed."""
    with guard.as_system("candidates of a search; row-level security then shows identities only"):
        candidates = _candidates(reader, asked)
    shown = who.shown((one.person_id for one in candidates), reader.today)
    guard.log(reader, "search", MATCHING, subject=shown, terms=typed(asked))
    found = tuple(line(one, reader.today, page="linked") for one in shown.values())
    return Search(
        heading=_heading(found),
        people=found[:MOST],
        advice=() if found else tuple(_advice(asked)),
        too_many=_too_many(len(found)),
    )


def _candidates(reader: Reader, asked: Mapping[str, Any]) -> list[Candidate]:
    """Nobody is found by an address that must not be known, whichever system or rule hides it."""
    hidden = sharing.hidden_by_rule(reader.today) if asked.get("postcode") else ()
    return people.find(**asked, limit=CANDIDATES, not_where=hidden)


def line(person: Shown, today: date, *, note: str = "", page: str = "person") -> Found:
    """One person of a list, as much as tells them from the next."""
    return Found(
        name=person.full_name,
        href=reverse(f"profile:{page}", args=[person.person_id]),
        born=heads.born_of(person),
        age=heads.age_of(person, today),
        nhs_number=heads.value_of(person.nhs_number) or "",
        address=heads.address_of(person),
        note=note,
    )


def typed(asked: Mapping[str, Any]) -> str:
    """What was typed, for the audit trail."""
    parts = (
        ("NHS number", asked.get("nhs_number")),
        ("name", asked.get("name")),
        ("born", day(asked.get("born_on"))),
        ("postcode", asked.get("postcode")),
    )
    return ", ".join(f"{label} {value}" for label, value in parts if value)


def _note(asked: Mapping[str, Any], person: Shown, answer: Answer) -> str:
    """Why someone with another name was found, and that of some only who they are is open."""
    family = f". {answer.because.words}" if answer.depth == Depth.KNOWN_TO else ""
    return (_spelling(asked, person) + family).strip(". ")


def _spelling(asked: Mapping[str, Any], person: Shown) -> str:
    name = str(asked.get("name") or "").casefold()
    if not name or name in person.full_name.casefold():
        return ""
    also = [one for one in person.other_names if name in one.casefold()]
    return f"Also written {also[0]}" if also else "A name like the one typed"


def _heading(found: Iterable[Found]) -> str:
    number = len(tuple(found))
    return f"{how_many(number, 'person', 'people')} found" if number else "Nobody found"


def _advice(asked: Mapping[str, Any]) -> Iterable[str]:
    """What may help, fitting what was typed."""
    if asked.get("nhs_number"):
        yield "reading the NHS number again, digit by digit"
        yield "the name with the date of birth: not every system has the NHS number"
        return
    yield "only the last name, or only the first name, with the date of birth"
    yield "the other way of writing the date: day and month are easily swapped"
    if asked.get("born_on"):
        yield "the name with the postcode, also of an earlier address"
    yield "for a new baby: the mother’s last name with the baby’s date of birth, or the mother"
    yield "a name they had before, such as before a marriage or a registration"


def _too_many(found: int) -> str:
    if found <= MOST:
        return ""
    return "More people may fit. Add a date of birth, a postcode or the NHS number."
