"""The letter that tells a family who looked: to whom, and whether an address may stand on it."""

from dataclasses import dataclass
from datetime import date

from onestory.people import queries as people
from onestory.people.kinds import Shown
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.sharing.models import ContactRule
from onestory.sharing.queries.family_view import TELLING, FamilyView, in_terms, who_looked

GROWN_UP = 16


@dataclass(frozen=True)
class Letter:
    """The view as a letter: to whom, and where to; without an address it is handed over."""

    about: str
    to: str
    address: tuple[str, ...]
    no_address: Because | None
    view: FamilyView


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
        guard.log(reader, "print", TELLING, subject=person, terms=f"letter; {in_terms(view)}")
    return Letter(
        about=shown.full_name,
        to=_to(shown, reader.today),
        address=() if no_address else _address(shown),
        no_address=no_address,
        view=view,
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
