"""Searches as people type them, from the form sent to the page drawn: lens and audit included."""

import time
from datetime import date
from random import Random

from django.db import connection

from benchmarks.pages import signed_in
from benchmarks.results import Result, milliseconds, percentile

Person = tuple[str, str, str, date, str]
SEARCHES = 300
PEOPLE = """
    SELECT nhs_number, forename, surname, born_on, postcode FROM people_sourcerecord
    WHERE source = 'health_visiting_contacts' AND born_on IS NOT NULL AND forename <> ''
    ORDER BY id %% 7919 LIMIT %s
"""
SCAN = """
    SELECT count(*) FROM people_sourcerecord
    WHERE surname ILIKE %s AND born_on = %s
"""


def results() -> list[Result]:
    """By number, and by a misspelt name with date of birth or postcode; beside one plain look-up."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [SEARCHES])
        people = cursor.fetchall()
    by_number = [{"nhs_number": number} for number, *_ in people if number]
    by_birth = [_typed(f"{one} {two}") | _born(born) for _, one, two, born, _ in people]
    by_place = [
        _typed(f"{one} {two}") | {"postcode": place} for _, one, two, _, place in people if place
    ]
    plain = _plain(people)
    return [
        _line("search by NHS number", by_number, plain),
        _line("search by misspelt name and date of birth", by_birth, plain),
        _line("search by misspelt name and postcode", by_place, plain),
    ]


def _line(what: str, forms: list[dict[str, object]], plain: float) -> Result:
    client, taken, found = signed_in()[0], [], 0
    for form in forms:
        begun = time.perf_counter()
        answer = client.post("/find/", form, follow=True)
        taken.append(time.perf_counter() - begun)
        found += b'href="/person/' in answer.content
    middle = percentile(taken, 0.5)
    return Result(
        f"{what} ({found} of {len(forms)} found somebody)",
        f"p50 {milliseconds(middle)}, p99 {milliseconds(percentile(taken, 0.99))}",
        f"exact look-up without lens, p50 {milliseconds(plain)}",
        middle / plain,
    )


def _plain(people: list[Person]) -> float:
    taken = []
    with connection.cursor() as cursor:
        for _, _, surname, born, _ in people:
            begun = time.perf_counter()
            cursor.execute(SCAN, [surname, born])
            taken.append(time.perf_counter() - begun)
    return percentile(taken, 0.5)


def _typed(name: str) -> dict[str, object]:
    """The name with two neighbouring letters changed about, always the same two for one name."""
    at = Random(name).randrange(1, max(2, len(name) - 1))
    return {"name": name[: at - 1] + name[at : at + 1] + name[at - 1 : at] + name[at + 1 :]}


def _born(born: date) -> dict[str, object]:
    return {"born_on_day": born.day, "born_on_month": born.month, "born_on_year": born.year}
