"""Second families that a family's story needs: adoptive parents, and cousins of one name."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from demo import names
from demo.lives import families, turns
from demo.lives.people import Called, Child, Family
from demo.lives.wishes import Wish
from demo.lives.world import World

EXTRA = 10_000_000  # added to a family's number for the second family its story needs


def household(number: int, rng: Random, world: World, wish: Wish) -> list[Family]:
    """A family with all that befell it, and the second family if its story needs one."""
    family = families.make(number, rng, world, wish)
    chosen = turns.chosen(rng, wish)
    turns.befall(family, chosen, rng, world)
    more: list[Family] = []
    if "adopted" in chosen:
        more += _adopted(family, rng, world)
    if "cousins" in chosen:
        more += _cousins(family, rng, world)
    return [family, *more]


def _adopted(family: Family, rng: Random, world: World) -> list[Family]:
    """The child leaves under one identity and lives on under another, number and all."""
    old = family.children[0] if family.children else None
    if old is None or old.twin or (world.today - old.born).days < 330:
        return []
    on = max(old.born + timedelta(days=300), world.today - timedelta(days=200))
    old.homes = list(old.homes)
    old.left = on
    old.flags.add("adopted")
    origin = old.origin
    surname = names.book().surname(rng, origin)
    wish = Wish("adoptive", origin, consent="X", centre_keen=1.0, centre_consent="Given", need=0)
    second = families.make(family.number + EXTRA, rng, world, wish)
    second.adoptive = True
    second.children = [_new_identity(old, second, rng, world, on, surname)]
    return [second]


def _new_identity(
    old: Child, family: Family, rng: Random, world: World, on: date, surname: str
) -> Child:
    surname = family.father.names[0].surname if family.father is not None else surname
    forename = names.book().forename(rng, old.origin, old.sex)
    return Child(
        key=next(world.keys),
        origin=old.origin,
        sex=old.sex,
        born=old.born,
        names=[Called(old.born, forename, surname)],
        homes=family.mother.homes,
        nhs_number=next(world.numbers),
        nhs_from=on,
        arrived=on,
        born_at=old.born_at,
        place="away",
        flags={"adopted", f"was:{old.key}"},
    )


def _cousins(family: Family, rng: Random, world: World) -> list[Family]:
    """Father's brother has a child of the same name, a little younger or older."""
    if family.father is None or not family.children:
        return []
    child = family.children[-1]
    surname = family.father.names[0].surname
    age = max((world.today - child.born).days + rng.choice((-150, -31, 45, 200)), 20)
    brother = names.book().forename(rng, family.father.origin, "M")
    same = child.names[-1].forename
    wish = Wish(
        "cousin",
        family.father.origin,
        None,
        (brother, surname),
        ((same, surname, child.sex, age),),
        consent="Y",
    )
    if child.names[-1].surname != surname or age >= families.FIVE_YEARS:
        return []
    return [families.make(family.number + EXTRA, rng, world, wish)]
