"""Making a family: parents, their children, and what will be known of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from demo import names
from demo.lives import births
from demo.lives.people import Called, Child, Family, Person
from demo.lives.wishes import Wish
from demo.lives.world import World

FIVE_YEARS = 1826
_LANGUAGES = {
    "british": "en",
    "irish": "en",
    "caribbean": "en",
    "south_asian": "ur",
    "arabic": "ar",
    "somali": "so",
    "west_african": "en",
    "east_asian": "zh",
    "east_european": "pl",
    "portuguese": "pt",
}
_ETHNICITY = {
    "british": "A",
    "irish": "B",
    "caribbean": "M",
    "south_asian": "J",
    "arabic": "S",
    "somali": "N",
    "west_african": "N",
    "east_asian": "R",
    "east_european": "C",
    "portuguese": "C",
}
_NOTICES = ("NA", "NA", "NA", "RP", "RP", "RP", "OC", "OC", "NP")


def make(number: int, rng: Random, world: World, wish: Wish) -> Family:
    """A family as it would be if nothing ever befell it."""
    ages = _ages(rng, wish)
    family = _parents(number, rng, world, wish, oldest=max(ages, default=30))
    births.pregnancies(family, rng, world, wish, ages)
    _known_to(family, rng, wish)
    return family


def _ages(rng: Random, wish: Wish) -> list[int]:
    """Ages in days of the births of the last five years, oldest first; twins count once."""
    if wish.showcase:
        return sorted({age for *_, age in wish.children}, reverse=True)
    # A little younger than evenly spread, as the elder brothers and sisters are added.
    ages = [2 + int((FIVE_YEARS - 2) * rng.random() ** 1.15)]
    while rng.random() < 0.36 and len(ages) < 4:
        older = ages[0] + rng.randrange(400, 1500)
        if older >= FIVE_YEARS:
            break
        ages.insert(0, older)
    return ages


def _parents(number: int, rng: Random, world: World, wish: Wish, oldest: int) -> Family:
    book = names.book()
    origin = wish.origin or book.origin(rng)
    home = world.house(rng, wish.sector)
    first_birth = world.today - timedelta(days=oldest)
    mother_born = _years_before(rng, first_birth, mean=29, low=16, high=43)
    surname = wish.mother[1] if wish.mother else book.surname(rng, origin)
    forename = wish.mother[0] if wish.mother else book.forename(rng, origin, "F")
    mother = world.person(
        rng, origin=origin, sex="F", born=mother_born, forename=forename, surname=surname, home=home
    )
    father = _father(rng, world, wish, mother, first_birth)
    family = Family(number, mother, father, showcase=wish.showcase)
    if father is not None and not wish.showcase:
        _marriage(rng, world.today, mother, father)
    family.language = wish.language or (_LANGUAGES[origin] if rng.random() < 0.6 else "en")
    family.ethnicity = _ETHNICITY[origin] if rng.random() < 0.93 else "Z"
    return family


def _father(
    rng: Random, world: World, wish: Wish, mother: Person, first_birth: date
) -> Person | None:
    if wish.father == () or (wish.father is None and rng.random() < 0.1):
        return None
    book = names.book()
    origin = mother.origin if rng.random() < 0.8 or wish.showcase else book.origin(rng)
    chance = (book.forename(rng, origin, "M"), book.surname(rng, origin))
    forename, surname = wish.father or chance
    born = _years_before(rng, first_birth, mean=32, low=17, high=52)
    home = mother.homes[0][1]
    return world.person(
        rng, origin=origin, sex="M", born=born, forename=forename, surname=surname, home=home
    )


def _marriage(rng: Random, today: date, mother: Person, father: Person) -> None:
    """Many share a surname before the first birth; some marry in the years we see."""
    draw = rng.random()
    first = mother.names[0]
    surname = father.names[0].surname
    if draw < 0.40:
        mother.names.append(Called(date(mother.born.year + 16, 1, 1), first.forename, surname))
    elif draw < 0.50:
        on = today - timedelta(days=rng.randrange(30, FIVE_YEARS))
        mother.names.append(Called(on, first.forename, surname))
        mother.flags.add("renamed")


def _known_to(family: Family, rng: Random, wish: Wish) -> None:
    """How much help they need, whether they rent from Weirside, whether they use a centre."""
    family.need = rng.choices((0, 1, 2), (0.80, 0.15, 0.05))[0] if wish.need is None else wish.need
    family.vulnerabilities = wish.vulnerabilities or _vulnerabilities(rng, family)
    if wish.tenant is not None:
        family.tenant, family.notices = wish.tenant, wish.notices
    elif rng.random() < 0.22:
        family.tenant = "father" if family.father is not None and rng.random() < 0.35 else "mother"
        family.notices = tuple(
            rng.choices(_NOTICES, k=rng.choices((0, 1, 2, 3, 4), (3, 3, 3, 2, 1))[0])
        )
    registered = rng.random() < 0.58
    keen = rng.choice((0.05, 0.2, 0.5, 1.0, 1.5, 3.0)) if registered else 0.0
    family.centre_keen = keen if wish.centre_keen is None else wish.centre_keen
    drawn = rng.choices(("Given", "Refused", "Withdrawn", ""), (0.80, 0.11, 0.01, 0.08))[0]
    family.centre_consent = drawn if wish.centre_consent is None else wish.centre_consent


def _vulnerabilities(rng: Random, family: Family) -> tuple[str, ...]:
    codes = ("V02", "V03", "V04", "V05", "V06", "V07", "V08")
    count = (0, 1, 3)[family.need] if rng.random() < 0.8 else 0
    found = set(rng.choices(codes, (8, 3, 2, 4, 1, 1, 1), k=count))
    return tuple(sorted(found))


def _years_before(rng: Random, day: date, *, mean: int, low: int, high: int) -> date:
    years = min(max(rng.gauss(mean, 5.5), low), high)
    return day - timedelta(days=int(years * 365.25) + rng.randrange(300))


def under_fives(family: Family, today: date) -> list[Child]:
    """The children alive, here and not yet five."""
    return [c for c in family.children if c.here(today) and (today - c.born).days < FIVE_YEARS]
