"""Pregnancies and births: bookings, consents, losses, twins, and how the newborn are named."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from demo import names
from demo.lives.people import Called, Child, Family, Pregnancy
from demo.lives.wishes import Wish
from demo.lives.world import World

_PLACES = ("hospital", "midwife_unit", "home", "before_arrival", "elsewhere")
_DELIVERIES = ("0", "2", "5", "7", "8")


def pregnancies(family: Family, rng: Random, world: World, wish: Wish, ages: list[int]) -> None:
    """One pregnancy for each birth, then perhaps a loss and one not yet over."""
    for age in ages:
        youngest = age == min(ages)
        plurality = wish.plurality if youngest and wish.showcase else _plurality(rng, wish)
        _birth(family, rng, world, wish, age, plurality)
    if not wish.showcase and rng.random() < 0.09:
        lost(family, rng, world, rng.choices(("MC", "TP", "SB", "TO"), (78, 9, 4, 9))[0])
    if "stillbirth" in wish.turns:
        lost(family, rng, world, "SB")
    latest = min(ages, default=10_000)
    if "expecting" in wish.turns or (not wish.showcase and latest > 330 and rng.random() < 0.10):
        _expecting(family, rng, world, wish)
    family.pregnancies.sort(key=lambda p: p.conceived)


def _birth(family: Family, rng: Random, world: World, wish: Wish, age: int, plurality: int) -> None:
    born = world.today - timedelta(days=age)
    gestation = round(rng.gauss(278, 9)) if plurality == 1 else round(rng.gauss(255, 12))
    gestation = min(max(gestation, 196), 295)
    pregnancy = _pregnancy(rng, world, wish, born - timedelta(days=gestation), plurality)
    pregnancy.outcome, pregnancy.ended = "LB", born
    place = rng.choices(_PLACES, (66, 20, 3, 1, 10))[0] if not wish.showcase else "hospital"
    if place == "elsewhere":
        pregnancy.booked = None
    delivery = rng.choices(_DELIVERIES, (60, 6, 6, 14, 14))[0]
    minute = rng.randrange(1440 - 60)
    surname = _surname(family, rng, born)
    for order in range(1, plurality + 1):
        moment = datetime.combine(born, time(minute // 60, minute % 60)) + timedelta(
            minutes=order * 9
        )
        child = _child(family, rng, world, wish, moment, order, surname)
        child.plurality, child.gestation_days, child.place = plurality, gestation, place
        child.delivery, child.weight = delivery, int(rng.gauss(3400 - 800 * (plurality > 1), 450))
        pregnancy.babies.append(child)
        family.children.append(child)
    family.pregnancies.append(pregnancy)


def _child(
    family: Family,
    rng: Random,
    world: World,
    wish: Wish,
    moment: datetime,
    order: int,
    surname: str,
) -> Child:
    born = moment.date()
    age = (world.today - born).days
    asked = [c for c in wish.children if c[3] == age][order - 1 : order]
    sex = asked[0][2] if asked else rng.choice("FM")
    forename = asked[0][0] if asked else _new_name(family, rng, sex)
    surname = asked[0][1] if asked else surname
    child = Child(
        key=next(world.keys),
        origin=family.mother.origin,
        sex=sex,
        born=born,
        names=[],
        homes=family.mother.homes,
        nhs_number=next(world.numbers),
        nhs_from=born,
        born_at=moment,
        order=order,
        middle=names.book().forename(rng, family.mother.origin, sex) if rng.random() < 0.55 else "",
    )
    _naming(child, family, rng, forename, surname)
    return child


def _naming(child: Child, family: Family, rng: Random, forename: str, surname: str) -> None:
    """Two in three are "Baby" with the mother's surname until the birth is registered."""
    mothers = family.mother.called(child.born).surname
    if rng.random() < 0.65 or family.showcase == "newborn":
        girl = child.sex == "F"
        unnamed = rng.choice(
            (
                "Baby",
                "Baby",
                "Baby Girl" if girl else "Baby Boy",
                "Infant",
                "Female" if girl else "Male",
            )
        )
        child.names.append(Called(child.born, unnamed, mothers))
        child.flags.add("newborn_named_later")
    registered = child.born + timedelta(days=rng.randrange(6, 42))
    since = registered if child.names else child.born
    child.names.append(Called(since, forename, surname))
    if surname == mothers and family.father is not None and rng.random() < 0.04:
        later = child.born + timedelta(days=rng.randrange(120, 700))
        child.names.append(Called(later, forename, family.father.names[0].surname))
        child.flags.add("renamed")


def _new_name(family: Family, rng: Random, sex: str) -> str:
    """A forename that no brother or sister has (a twin certainly not)."""
    used = {child.names[-1].forename for child in family.children}
    while True:
        name = names.book().forename(rng, family.mother.origin, sex)
        if name not in used:
            return name


def _surname(family: Family, rng: Random, born: date) -> str:
    mothers = family.mother.called(born).surname
    if family.children and rng.random() < 0.93:
        return family.children[-1].names[-1].surname
    if family.father is None:
        return mothers
    fathers = family.father.names[0].surname
    draw = rng.random()
    if draw < 0.62 or fathers == mothers:
        return fathers
    return mothers if draw < 0.86 else f"{mothers}-{fathers}"


def _pregnancy(rng: Random, world: World, wish: Wish, conceived: date, plurality: int) -> Pregnancy:
    late = rng.random() < 0.1
    booked = conceived + timedelta(days=rng.randrange(98, 180) if late else rng.randrange(54, 98))
    consent = wish.consent or rng.choices("YNX", (0.74, 0.14, 0.12))[0]
    asked = booked if consent in "YN" else None
    withdrawn = None
    if consent == "Y" and not wish.consent and rng.random() < 0.015:
        withdrawn = booked + timedelta(days=rng.randrange(60, 250))
    return Pregnancy(next(world.keys), conceived, booked, plurality, consent, asked, withdrawn)


def lost(family: Family, rng: Random, world: World, outcome: str) -> None:
    """A pregnancy that ended without a live birth here, at a time when there was no other."""
    days = {
        "MC": rng.randrange(70, 150),
        "TP": rng.randrange(75, 160),
        "SB": rng.randrange(170, 285),
        "TO": rng.randrange(120, 240),
    }[outcome]
    for _ in range(8):
        ended = world.today - timedelta(days=rng.randrange(20, 700))
        pregnancy = _pregnancy(rng, world, Wish(), ended - timedelta(days=days), 1)
        if (
            pregnancy.booked is not None
            and pregnancy.booked < ended
            and _free(family, pregnancy.conceived, ended)
        ):
            pregnancy.outcome, pregnancy.ended, pregnancy.withdrawn_on = outcome, ended, None
            family.pregnancies.append(pregnancy)
            return


def _free(family: Family, start: date, end: date) -> bool:
    gap = timedelta(days=45)
    return all(
        end + gap < p.conceived or (p.ended is not None and p.ended + gap < start)
        for p in family.pregnancies
    )


def _expecting(family: Family, rng: Random, world: World, wish: Wish) -> None:
    days = 160 if wish.showcase else rng.randrange(60, 276)
    conceived = world.today - timedelta(days=days)
    if _free(family, conceived, world.today):
        family.pregnancies.append(_pregnancy(rng, world, wish, conceived, _plurality(rng, wish)))


def _plurality(rng: Random, wish: Wish) -> int:
    return 1 if wish.showcase else rng.choices((1, 2, 3), (0.9838, 0.0157, 0.0005))[0]
