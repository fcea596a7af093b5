"""The people around a person: each named and linked only where the reader may know them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from onestory.people import queries as people
from onestory.people.kinds import Family, Shown
from onestory.people.kinds import Relative as Told
from onestory.profile.queries import heads, who
from onestory.profile.queries.opening import PURPOSE
from onestory.profile.rules import identity, words
from onestory.profile.shown import Relative
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Because, Reader

NOT_OPEN = Because(
    "Your service is not involved with them today, and no agreement opens them to you",
    help="Ask the service that works with them, or your privacy officer.",
)
NOT_TO_BE_FOUND = "Must not be found by {}: never say where they are, or that you know them"
# The more telling word first: what one system calls a mother, another calls a parent.
ADULTS = {
    "mother": "Mother",
    "father": "Father",
    "adoptive_parent": "Adoptive parent",
    "carer": "Carer",
    "parent": "Parent",
}
HOUSEHOLD = {"tenant": "Holds the tenancy", "child": "Child of the household"}


@dataclass(frozen=True)
class Around:
    """Who is around a person, as told, without those of whom this page must not speak."""

    lens: Lens
    family: Family
    shown: dict[int, Shown]
    not_to_be_found: Mapping[int, int]
    """Those of the family who must not be found by this very person, or by another of the family."""


def around(reader: Reader, person_id: int) -> Around:
    """The lens on the person, the family, and what may be shown of all of them.

    Refused, and written down, where nothing of the person is open.
    """
    with guard.as_system("who the family are, before the lens has been asked of each"):
        family = people.family(person_id, on=reader.today)
        near = [one.person_id for one in everyone(family)]
        safety = sharing.safety_of([family.person_id, *near], reader.today)
        protected = _protected(safety, family.person_id, near)
        gone = protected.keys() - _worked_with(protected, reader)
    family = _safe(family, gone, safety.hidden)
    known = [one.person_id for one in everyone(family)]
    lens, visible = guard.open_family(reader, person_id, known, PURPOSE)
    shown = who.without(people.shown([person_id, *visible]), safety.hidden)
    return Around(lens, family, shown, protected)


def _protected(safety: sharing.Safety, me: int, near: Collection[int]) -> dict[int, int]:
    """Of those near, who must not be found by somebody of this page: a brother's page tells his
    father too. Each with the adult."""
    here = {me, *near}
    return {
        one: next(iter(adults & here))
        for one, adults in safety.protected.items()
        if one in near and adults & here
    }


def _safe(family: Family, gone: Collection[int], hidden: Collection[int]) -> Family:
    """Without those who must not be found by this person, unless the reader's own service works
    with them; and without the household of anybody whose address must not be known."""
    away = {*gone, *hidden}
    return replace(
        family,
        adults=_without(family.adults, gone),
        siblings=_without(family.siblings, gone),
        children=_without(family.children, gone),
        household=() if family.person_id in hidden else _without(family.household, away),
    )


def _without(relatives: tuple[Told, ...], gone: Collection[int]) -> tuple[Told, ...]:
    return tuple(one for one in relatives if one.person_id not in gone)


def _worked_with(protected: Collection[int], reader: Reader) -> set[int]:
    """Those with whom a service of the reader is itself involved today."""
    lenses = guard.lenses_of(reader, protected) if protected else {}
    return {
        one
        for one, lens in lenses.items()
        if any(it.today for code, it in lens.facts.involved.items() if code in reader.services)
    }


def everyone(family: Family) -> tuple[Told, ...]:
    """Adults, brothers and sisters, children, and who else lives there; each person once."""
    adults = sorted(family.adults, key=lambda one: [*ADULTS].index(one.kind))
    every: dict[int, Told] = {}
    for one in (*adults, *family.siblings, *family.children, *family.household):
        every.setdefault(one.person_id, one)
    return tuple(every.values())


def relatives(reader: Reader, near: Around) -> tuple[Relative, ...]:
    """The family block of the first screen. Who else lives there is told only of people known."""
    me = near.shown[near.family.person_id]
    return tuple(
        _relative(
            reader,
            one,
            _kinship(one, near.family, me, near.shown),
            near.shown,
            _warning(near, one.person_id),
        )
        for one in everyone(near.family)
        if one.person_id in near.shown or one not in near.family.household
    )


def _warning(near: Around, person: int) -> str:
    if person not in near.not_to_be_found:
        return ""
    adult = near.shown.get(near.not_to_be_found[person])
    return NOT_TO_BE_FOUND.format(adult.full_name if adult else "somebody of this family")


def _relative(
    reader: Reader, one: Told, kind: str, shown: Mapping[int, Shown], warning: str
) -> Relative:
    source = words.system_name(one.source)
    person = shown.get(one.person_id)
    if person is None:
        return Relative(kind, "Not shown", because=NOT_OPEN, source=source, since=one.since)
    return Relative(
        kind=kind,
        name=person.full_name,
        note=identity.caption(heads.life_of(person), reader.today),
        warning=warning,
        href=reverse("profile:person", args=[person.person_id]),
        source=source,
        since=one.since,
    )


def _kinship(one: Told, family: Family, me: Shown, shown: Mapping[int, Shown]) -> str:
    other = shown.get(one.person_id)
    sex = str(heads.value_of(other.sex) or "") if other else ""
    if one in family.siblings:
        born = heads.value_of(other.born_on) if other else None
        return words.sibling(sex, heads.value_of(me.born_on), born)
    if one in family.children:
        return words.child(sex)
    if one in family.adults:
        return ADULTS[one.kind]
    return HOUSEHOLD.get(one.kind, "Lives in the household")
