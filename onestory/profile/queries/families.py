"""The people around a person: each named and linked only where the reader may know them."""

from collections.abc import Mapping

from django.urls import reverse

from onestory.people import queries as people
from onestory.people.kinds import Family, Shown
from onestory.people.kinds import Relative as Told
from onestory.profile.queries import heads
from onestory.profile.queries.opening import PURPOSE
from onestory.profile.rules import identity, words
from onestory.profile.shown import Relative
from onestory.sharing import guard
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Answer, Because, Reader

NOT_OPEN = Because(
    "Your service is not involved with them today, and no agreement opens them to you",
    help="Ask the service that works with them, or your privacy officer.",
)
# The more telling word first: what one system calls a mother, another calls a parent.
ADULTS = {
    "mother": "Mother",
    "father": "Father",
    "adoptive_parent": "Adoptive parent",
    "carer": "Carer",
    "parent": "Parent",
}
HOUSEHOLD = {"tenant": "Holds the tenancy", "child": "Child of the household"}


def around(
    reader: Reader, person_id: int
) -> tuple[Lens, Family, dict[int, Shown], dict[int, Answer]]:
    """The lens on the person, the family as told, what may be shown of all of them, and why.

    Refused, and written down, where nothing of the person is open.
    """
    with guard.as_system("who the family are, before the lens has been asked of each"):
        family = people.family(person_id, on=reader.today)
    near = [one.person_id for one in everyone(family)]
    lens, visible = guard.open_family(reader, person_id, near, PURPOSE)
    return lens, family, people.shown([person_id, *visible]), visible


def everyone(family: Family) -> tuple[Told, ...]:
    """Adults, brothers and sisters, children, and who else lives there; each person once."""
    adults = sorted(family.adults, key=lambda one: [*ADULTS].index(one.kind))
    every: dict[int, Told] = {}
    for one in (*adults, *family.siblings, *family.children, *family.household):
        every.setdefault(one.person_id, one)
    return tuple(every.values())


def relatives(
    reader: Reader,
    family: Family,
    shown: Mapping[int, Shown],
    answers: Mapping[int, Answer],
) -> tuple[Relative, ...]:
    """The family block of the first screen. Who else lives there is told only of people known."""
    me = shown[family.person_id]
    return tuple(
        _relative(reader, one, _kinship(one, family, me, shown), shown, answers)
        for one in everyone(family)
        if one.person_id in shown or one not in family.household
    )


def _relative(
    reader: Reader,
    one: Told,
    kind: str,
    shown: Mapping[int, Shown],
    answers: Mapping[int, Answer],
) -> Relative:
    source = words.system_name(one.source)
    person = shown.get(one.person_id)
    if person is None:
        return Relative(kind, "Not shown", because=NOT_OPEN, source=source, since=one.since)
    return Relative(
        kind=kind,
        name=person.full_name,
        note=identity.caption(heads.life_of(person), reader.today),
        href=reverse("profile:person", args=[person.person_id]),
        because=answers[one.person_id].because,
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
