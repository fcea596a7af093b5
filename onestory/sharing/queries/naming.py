"""Names for a privacy officer: whom a look was about, and no more of them than that."""

from collections.abc import Iterable

from django.db import connection

from onestory.people import queries as people
from onestory.people.kinds import Shown
from onestory.sharing import guard
from onestory.web.jinja import day


def names_of(people_ids: Iterable[int]) -> dict[int, str]:
    """Name and date of birth of each; a sealed identity has none here either."""
    with guard.as_system("who looked at whom is the privacy officer's business: a name, no more"):
        shown = people.shown(people_ids)
    return {one: _named(person) for one, person in shown.items()}


def ids_of(person: int) -> list[int]:
    """The person's own id, and every one that has become theirs: rows of the trail keep the old."""
    with guard.as_system("by which ids a person was looked at"), connection.cursor() as cursor:
        cursor.execute("select id from people_person where continued_as_id = %s", [person])
        return [person, *(one for (one,) in cursor.fetchall())]


def _named(person: Shown) -> str:
    if person.sealed:
        return "Sealed identity"
    born = day(person.born_on.value) if person.born_on else ""
    return f"{person.full_name}, born {born}" if born else person.full_name
