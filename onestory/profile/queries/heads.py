"""Who a page is about: the head that all pages about one person share, and who they are."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse

from onestory.people.kinds import Shown, Told
from onestory.profile.rules import identity
from onestory.profile.rules.ages import age_in_words, months_between
from onestory.profile.rules.words import system_name
from onestory.profile.shown import Banner, Fact, Head, Place
from onestory.shared import nhs_number
from onestory.sharing.kinds import Answer
from onestory.web.jinja import day

OWN_DECISION = 16 * 12
PAGES = (
    ("person", "Who is involved"),
    ("chronology", "Chronology"),
    ("reach", "How to reach them"),
    ("agreed", "Agreed"),
    ("records", "Records"),
    ("why", "What I may see"),
)


def head_of(
    person: Shown, today: date, *, pages: bool = True, also: tuple[Banner, ...] = ()
) -> Head:
    """The top of the page; `pages` false where the reader may open no other page about them.

    `also`: banners that ask more than who this is.
    """
    life, name = life_of(person), person.full_name
    banners = identity.banners(
        life, address_hidden=person.address_hidden, name=name, written=day(life.died_on)
    )
    return Head(
        id=person.person_id,
        name=name,
        caption=identity.caption(life, today),
        born=day(life.born_on),
        nhs_number=value_of(person.nhs_number) or "",
        banners=(*banners, *also),
        places=_places(person.person_id) if pages else (),
    )


def _places(person: int) -> tuple[Place, ...]:
    return tuple(
        Place(name, words, reverse(f"profile:{name}", args=[person])) for name, words in PAGES
    )


def life_of(person: Shown) -> identity.Life:
    """The dates of a life, as they are shown."""
    return identity.Life(
        born_on=value_of(person.born_on),
        died_on=value_of(person.died_on),
        stillborn=bool(person.stillborn),
    )


def value_of(told: Told | None) -> Any:
    """What is told, or None."""
    return told.value if told else None


def facts_of(person: Shown, where: Answer) -> tuple[Fact, ...]:
    """Who this is: each value with its system and day. `where`: whether an address may be known."""
    also = f"Also written {', '.join(person.other_names)}" if person.other_names else ""
    return (
        _fact("Name", person.name, str, note=also),
        _fact("Born", person.born_on, day),
        _fact("NHS number", person.nhs_number, nhs_number.shown, note=_verified(person)),
        _fact("Sex", person.sex, str.capitalize),
        _where("Address", person, where),
        _where("Phone", person, where),
    )


def address_of(person: Shown) -> str:
    """The address in one line, for a list."""
    if person.address_hidden:
        return "Withheld to keep someone safe"
    street, postcode = value_of(person.address) or "", value_of(person.postcode) or ""
    written = street if postcode in street else f"{street}\n{postcode}"
    return _one_line(written) or "Not known"


def is_child(person: Shown, today: date) -> bool:
    """Under sixteen, as far as anybody says: from then on people decide for themselves."""
    born = value_of(person.born_on)
    return born is not None and months_between(born, today) < OWN_DECISION


def born_of(person: Shown) -> str:
    """The day of birth, in words."""
    return day(value_of(person.born_on))


def age_of(person: Shown, today: date) -> str:
    """How old, or that they have died: for a list."""
    life = life_of(person)
    if life.stillborn or life.died_on or not life.born_on:
        return identity.caption(life, today)
    return age_in_words(life.born_on, today)


def _fact(label: str, told: Told | None, write: Callable[[Any], str], *, note: str = "") -> Fact:
    if told is None:
        return Fact(label)
    return Fact(label, write(told.value), note, system_name(told.source), told.since)


def _where(label: str, person: Shown, where: Answer) -> Fact:
    if person.address_hidden or not where.depth:
        return Fact(label, withheld=where.because)
    if label == "Phone":
        return _fact(label, person.phone, str)
    return _fact(label, person.address or person.postcode, lambda _: address_of(person))


def _verified(person: Shown) -> str:
    return identity.number_status(person.nhs_number.status) if person.nhs_number else ""


def _one_line(address: str) -> str:
    return ", ".join(part.strip(" ,") for part in address.splitlines() if part.strip(" ,"))
