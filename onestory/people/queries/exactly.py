"""Who is meant exactly: one person or nobody, never a list."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef

from onestory.people.queries.find import by_number, living, not_hidden
from onestory.people.rules.names import fold, fold_postcode
from onestory.shared.nhs_number import tidy


def find_exactly(
    *, nhs_number: str = "", name: str = "", born_on: date | None = None, postcode: str = ""
) -> int | None:
    """The one person who fits exactly; None where nobody or more than one does. Before the lens.

    By an NHS number alone; or by first and last name, date of birth and postcode together. Nobody
    sealed is found, and nobody whose address must not be known by it.
    """
    if tidy(nhs_number):
        found = {one.person_id for one in by_number(tidy(nhs_number))}
    elif len(fold(name).split()) > 1 and born_on and fold_postcode(postcode):
        found = _by_words(fold(name), born_on, fold_postcode(postcode))
    else:
        found = set()
    return found.pop() if len(found) == 1 else None


def _by_words(name: str, born_on: date, postcode: str) -> set[int]:
    lived_there = not_hidden(living()).filter(
        person_id=OuterRef("person_id"), folded_postcode=postcode
    )
    rows: list[tuple[int, str]] = list(
        living()
        .filter(Exists(lived_there), born_on=born_on)
        .values_list("person_id", "folded_name")
    )
    return {person for person, written in rows if sorted(written.split()) == sorted(name.split())}
