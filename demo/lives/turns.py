"""The turns a family's life takes: moves, parting, refuge, adoption, death, a new country."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from demo.lives.people import Family, Home, Person
from demo.lives.wishes import Wish
from demo.lives.world import World

# What may befall a family that nobody wished for, and how often.
_CHANCES = {
    "moved": 0.22,
    "arrived": 0.07,
    "left": 0.05,
    "apart": 0.12,
    "refuge": 0.003,
    "adopted": 0.002,
    "death": 0.0012,
    "neonatal_death": 0.002,
    "new_to_country": 0.03,
    "cousins": 0.004,
}


def chosen(rng: Random, wish: Wish) -> frozenset[str]:
    """What befalls a family: what was wished, else what chance brings."""
    return wish.turns if wish.showcase else _chance(rng)


def befall(family: Family, turns: frozenset[str], rng: Random, world: World) -> None:
    """Let it happen, in alphabetical order so that a seed always tells the same story."""
    for name in sorted(turns & set(_TURNS)):
        _TURNS[name](family, rng, world)


def _chance(rng: Random) -> frozenset[str]:
    chosen = {name for name, share in _CHANCES.items() if rng.random() < share}
    if chosen & {"adopted", "death", "neonatal_death", "refuge"}:  # one such story is enough
        return frozenset(sorted(chosen & {"adopted", "death", "neonatal_death", "refuge"})[:1])
    if "new_to_country" in chosen:
        chosen -= {"arrived", "left"}
    return frozenset(chosen)


def _moved(family: Family, rng: Random, world: World) -> None:
    on = _day(rng, world, 20, 1500)
    home = world.house(rng)
    _move(family.mother, on, home)
    if family.father is not None and (family.parents_apart is None or on < family.parents_apart):
        _move(family.father, on, home)
    _flag(family, "moved")


def _move(person: Person, on: date, home: Home) -> None:
    person.homes.append((on, home))
    person.homes.sort(key=lambda spell: spell[0])


def _arrived(family: Family, rng: Random, world: World) -> None:
    on = _day(rng, world, 30, 1200)
    _came(family, on)
    _flag(family, "moved")


def _came(family: Family, on: date) -> None:
    """What happened before they came was never known to our systems."""
    for person in [*family.parents(), *family.children]:
        if person.arrived < on:
            person.arrived = on
    for child in family.children:
        if child.born < on:
            child.place = "away"
    family.pregnancies = [p for p in family.pregnancies if (p.ended or on) >= on]
    for pregnancy in family.pregnancies:
        if pregnancy.booked is not None and pregnancy.booked < on:
            pregnancy.booked = (
                on + timedelta(days=7)
                if (pregnancy.ended or date.max) > on + timedelta(days=7)
                else None
            )
            if pregnancy.consent_on is not None:
                pregnancy.consent_on = pregnancy.booked


def _left(family: Family, rng: Random, world: World) -> None:
    on = _day(rng, world, 10, 400)
    for person in [*family.parents(), *family.children]:
        person.left = on
    _end_after(family, on)
    _flag(family, "moved")


def _end_after(family: Family, on: date) -> None:
    """Births and bookings after they left happened elsewhere."""
    family.children = [c for c in family.children if c.born < on]
    family.pregnancies = [p for p in family.pregnancies if (p.booked or p.conceived) < on]
    for pregnancy in family.pregnancies:
        if pregnancy.ended is None or pregnancy.ended >= on:
            pregnancy.outcome, pregnancy.ended, pregnancy.babies = "TO", on, []


def _apart(family: Family, rng: Random, world: World) -> None:
    if family.father is not None and family.children:
        since = family.children[0].born + timedelta(days=rng.randrange(60, 900))
        on = min(since, world.today - timedelta(days=rng.randrange(15, 60)))
        family.parents_apart = on
        family.father.homes.append((on, world.house(rng)))
        family.father.homes.sort(key=lambda spell: spell[0])


def _refuge(family: Family, rng: Random, world: World) -> None:
    _flee(family, world, _day(rng, world, 60, 280))


def _refuge_before_birth(family: Family, rng: Random, world: World) -> None:
    _flee(family, world, family.children[-1].born - timedelta(days=40))


def _flee(family: Family, world: World, on: date) -> None:
    """Mother and children go to the refuge; the father stays, and must not learn where."""
    family.mother.homes.append((on, world.refuge))
    family.parents_apart = on
    for person in [family.mother, *family.children]:
        person.flags.add("restricted")
    for pregnancy in family.pregnancies:
        pregnancy.restricted = pregnancy.ended is None or pregnancy.ended >= on


def _death(family: Family, rng: Random, world: World) -> None:
    child = family.children[-1] if family.children else None
    if child is not None and (world.today - child.born).days > 120:
        child.died = child.born + timedelta(
            days=rng.randrange(60, (world.today - child.born).days - 25)
        )


def _neonatal_death(family: Family, rng: Random, world: World) -> None:
    birth = next((p for p in reversed(family.pregnancies) if p.outcome == "LB"), None)
    if (
        birth is not None
        and birth.plurality == 1
        and (world.today - birth.babies[0].born).days > 30
    ):
        birth.outcome = "NND"
        birth.babies[0].died = birth.babies[0].born + timedelta(days=rng.randrange(1, 21))


def _new_to_country(family: Family, rng: Random, world: World) -> None:
    """They come without documents; NHS numbers follow, birthdays of the parents may be a guess."""
    on = _day(rng, world, 60, 500)
    family.new_to_country = on
    guessed = rng.random() < 0.4
    for person in [*family.parents(), *[c for c in family.children if c.born < on]]:
        person.nhs_from = on + timedelta(days=rng.randrange(60, 250))
    for parent in family.parents():
        if guessed:
            parent.born = parent.born.replace(month=1, day=1)
    _came(family, on)
    _flag(family, "new_to_country")


def _day(rng: Random, world: World, nearest: int, farthest: int) -> date:
    return world.today - timedelta(days=rng.randrange(nearest, farthest))


def _flag(family: Family, flag: str) -> None:
    for person in [*family.parents(), *family.children]:
        person.flags.add(flag)


_TURNS: dict[str, Callable[[Family, Random, World], None]] = {
    "apart": _apart,
    "arrived": _arrived,
    "death": _death,
    "left": _left,
    "moved": _moved,
    "neonatal_death": _neonatal_death,
    "new_to_country": _new_to_country,
    "refuge": _refuge,
    "refuge_before_birth": _refuge_before_birth,
}
