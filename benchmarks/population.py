"""Invents populations of families and the messy lists nineteen systems keep of them, with the truth beside.

Written from what is known of such feeds, never from how a matcher behaves, so that it can judge one.
Every run is decided by its settings and seed. Invented NHS numbers are of the range never issued.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.population_feeds import FEEDS, Feed
from benchmarks.population_names import MIX, Names

TODAY = date(2026, 6, 30)
STREETS = """Alder Birch Cedar Church Station Mill Park Queen Victoria High Elm Oak Ash Chapel Bridge Canal
Albert Grove Meadow Orchard""".split()  # noqa: SIM905 - a list to read
ENDINGS = ["", "field", "wood", " Hill", "ton"]
KINDS = ["Street", "Road", "Avenue", "Lane", "Close", "Drive", "Terrace", "Court", "Place", "Way"]
Dated = list[tuple[date, Any]]
COLUMNS = [
    "record_id",
    "event_date",
    "nhs_number",
    "forename",
    "middle_name",
    "surname",
    "dob",
    "sex",
    "address",
    "postcode",
    "uprn",
    "phone",
    "birth_order",
    "plurality",
    "mother_nhs_number",
    "mother_forename",
    "mother_surname",
    "mother_dob",
]


@dataclass(frozen=True)
class Settings:
    """What a population is like; rates are shares of persons or of records as said."""

    families: int = 4000
    seed: int = 1
    mix: dict[str, int] = field(default_factory=lambda: dict(MIX))
    tail: float = 0.45  # share of names from the long tail
    nhs_missing: float = 1.0  # times the feed's own share without a number
    errors: float = 1.0  # times every error rate
    twins: float = 0.016  # of births
    second_child: float = 0.45  # of families
    partner: float = 0.6  # of families have a second adult in some list
    separated: float = 0.12  # of families: children also at another address
    moves: float = 0.35  # of families, at some time
    married: float = 0.08  # of mothers change surname while we watch
    registered_other: float = (
        0.3  # of newborns take another surname than the mother's at registration
    )
    unnamed: float = 0.7  # of newborn records come before the name
    superseded: float = 0.004  # of persons have two numbers in turn
    wrong_number: float = 0.006  # of numbers recorded belong to another or to none
    default_date: float = 0.004  # of records
    typo: float = 0.02
    nickname: float = 0.03
    spelling: float = 0.06
    swapped: float = 0.003
    date_swapped: float = 0.004
    date_slip: float = 0.008
    plurality_known: float = 0.8
    feeds: tuple[Feed, ...] = FEEDS


@dataclass
class Person:
    """One true person; names, numbers and homes are lists of (from, value)."""

    entity: int
    family: int
    role: str
    origin: str
    sex: str
    born: date
    forename: str
    middle: str
    surnames: list[tuple[date, str]]
    homes: list[tuple[date, tuple[str, str, str]]]
    phones: list[tuple[date, str]]
    numbers: list[tuple[date, str]]
    mother: Person | None = None
    order: int = 1
    plural: int = 1
    named: date = date(1900, 1, 1)
    twin: Person | None = None
    siblings: list[Person] = field(default_factory=list)


def at(values: Dated, day: date) -> Any:
    """The value in force on a day; the first before all."""
    found = values[0][1]
    for since, value in values[1:]:
        if since <= day:
            found = value
    return found


def check_digit(nine: str) -> str | None:
    total = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=False))
    digit = (11 - total % 11) % 11
    return None if digit == 10 else str(digit)


class World:
    """Families first, then what each feed wrote about them."""

    def __init__(self, settings: Settings) -> None:
        self.s = settings
        self.rng = random.Random(settings.seed)
        self.names = {o: Names(self.rng, o) for o in settings.mix}
        self.people: list[Person] = []
        self.used: set[str] = set()
        self.streets = [
            f"{self.rng.choice(STREETS)}{self.rng.choice(ENDINGS)} {self.rng.choice(KINDS)}"
            for _ in range(max(60, settings.families // 40))
        ]
        self.codes = [
            f"ZQ{self.rng.randint(1, 29)} {self.rng.randint(1, 9)}"
            f"{self.rng.choice('ABDEFGHJLNPQRSTUWXYZ')}{self.rng.choice('ABDEFGHJLNPQRSTUWXYZ')}"
            for _ in self.streets
            for _ in range(3)
        ]
        for family in range(settings.families):
            self.family(family)

    def number(self) -> str:
        while True:
            nine = "9" + "".join(self.rng.choices("0123456789", k=8))
            digit = check_digit(nine)
            if digit and nine not in self.used:
                self.used.add(nine)
                return nine + digit

    def home(self) -> tuple[str, str, str]:
        i = self.rng.randrange(len(self.streets))
        code = self.codes[3 * i + self.rng.randrange(3)]
        house = str(self.rng.randint(1, 140)) + (
            self.rng.choice("AB") if self.rng.random() < 0.05 else ""
        )
        if self.rng.random() < 0.15:
            house = f"Flat {self.rng.randint(1, 24)}, {house}"
        return f"{house} {self.streets[i]}", code, str(100000000 + self.rng.randrange(10**8))

    def phone(self) -> str:
        return "07" + "".join(self.rng.choices("0123456789", k=9))

    def add(self, **values: object) -> Person:
        person = Person(entity=len(self.people), **values)  # type: ignore[arg-type]
        self.people.append(person)
        return person

    def family(self, family: int) -> None:  # noqa: C901 - a family's life, told once
        s, rng = self.s, self.rng
        origin = rng.choices(list(s.mix), list(s.mix.values()))[0]
        names = self.names[origin]
        surname = names.draw("s", s.tail)
        if rng.random() < 0.04:
            surname = f"{surname}{rng.choice(['-', ' '])}{names.draw('s', s.tail)}"
        other = surname if rng.random() < 0.55 else names.draw("s", s.tail)
        first = TODAY - timedelta(days=rng.randint(30, 6 * 365))
        homes = [(date(1900, 1, 1), self.home())]
        if rng.random() < s.moves:
            homes.append((TODAY - timedelta(days=rng.randint(0, 5 * 365)), self.home()))
        phones = [(date(1900, 1, 1), self.phone())]
        if rng.random() < 0.25:
            phones.append((TODAY - timedelta(days=rng.randint(0, 4 * 365)), self.phone()))
        mother = self.adult(family, "mother", "F", origin, surname, first, homes, phones)
        if rng.random() < s.married:
            mother.surnames.append((TODAY - timedelta(days=rng.randint(0, 4 * 365)), other))
        father = None
        if rng.random() < s.partner:
            apart = rng.random() < s.separated
            father = self.adult(
                family,
                "partner",
                "M",
                origin,
                other,
                first,
                [(date(1900, 1, 1), self.home())] if apart else homes,
                [(date(1900, 1, 1), self.phone())],
            )
        born, children = first, []
        while born <= TODAY:
            children += self.birth(family, origin, mother, father, other, born, homes, phones)
            if rng.random() > s.second_child:
                break
            born += timedelta(days=rng.randint(330, 1500))
        for child in children:
            child.siblings = [c for c in children if c is not child and c is not child.twin]

    def adult(
        self,
        family: int,
        role: str,
        sex: str,
        origin: str,
        surname: str,
        first: date,
        homes: Dated,
        phones: Dated,
    ) -> Person:
        rng, names = self.rng, self.names[origin]
        born = first - timedelta(days=rng.randint(18 * 365, 42 * 365))
        if origin in ("arabic_somali", "south_asian", "african") and rng.random() < 0.06:
            born = date(born.year, 1, 1)
        forename = names.draw(sex.lower(), self.s.tail)
        middle = names.draw(sex.lower(), self.s.tail) if rng.random() < 0.45 else ""
        return self.add(
            family=family,
            role=role,
            origin=origin,
            sex=sex,
            born=born,
            forename=forename,
            middle=middle,
            surnames=[(date(1900, 1, 1), surname)],
            homes=list(homes),
            phones=list(phones),
            numbers=self.numbers(),
        )

    def numbers(self) -> list[tuple[date, str]]:
        numbers = [(date(1900, 1, 1), self.number())]
        if self.rng.random() < self.s.superseded:
            numbers.append((TODAY - timedelta(days=self.rng.randint(100, 1200)), self.number()))
        return numbers

    def birth(  # noqa: C901 - a birth, told once
        self,
        family: int,
        origin: str,
        mother: Person,
        father: Person | None,
        other: str,
        born: date,
        homes: Dated,
        phones: Dated,
    ) -> list[Person]:
        rng, names, s = self.rng, self.names[origin], self.s
        plural = 2 if rng.random() < s.twins else 1
        if plural == 2 and rng.random() < 0.02:
            plural = 3
        registered = born + timedelta(days=rng.randint(5, 42))
        surname = str(at(mother.surnames, born))
        later = other if rng.random() < s.registered_other else surname
        if rng.random() < 0.03:
            later = f"{surname}-{other}"
        elsewhere = (
            [(date(1900, 1, 1), father.homes[0][1])]
            if father and father.homes[0] != homes[0]
            else None
        )
        babies: list[Person] = []
        same_sex = rng.choice("MF") if rng.random() < 0.65 else None
        for order in range(1, plural + 1):
            sex = same_sex or rng.choice("MF")
            taken = {b.forename for b in babies} | {c.forename for c in mother.siblings}
            forename = names.draw(sex.lower(), s.tail)
            while forename in taken:
                forename = names.draw(sex.lower(), s.tail)
            baby = self.add(
                family=family,
                role="child",
                origin=origin,
                sex=sex,
                born=born,
                forename=forename,
                middle=names.draw(sex.lower(), s.tail) if rng.random() < 0.5 else "",
                surnames=[(date(1900, 1, 1), surname), (registered, later)],
                homes=list(homes),
                phones=list(phones),
                numbers=self.numbers(),
                mother=mother,
                order=order,
                plural=plural,
                named=registered - timedelta(days=rng.randint(0, 20)),
            )
            if elsewhere:
                baby.homes.append((born + timedelta(days=rng.randint(100, 900)), elsewhere[0][1]))
            while baby.middle in taken | {forename}:
                baby.middle = names.draw(sex.lower(), s.tail)
            babies.append(baby)
            mother.siblings.append(baby)
        if plural > 1:
            called = {b.forename for b in babies}
            for baby in babies:
                baby.middle = "" if baby.middle in called else baby.middle
            for i, baby in enumerate(babies):
                baby.twin = babies[(i + 1) % plural]
        return babies


def main() -> None:
    """Write one CSV a feed and truth.parquet into a folder."""
    from benchmarks.population_write import write

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--families", type=int, default=4000)
    parser.add_argument("--setting", default="plain", help="plain, harsh, or other")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    settings = replace(SETTINGS[wanted.setting], families=wanted.families, seed=wanted.seed)
    truth = write(World(settings), wanted.folder)
    print(f"{truth.height:,} records of {truth['entity'].n_unique():,} people in {wanted.folder}")


SETTINGS = {
    "plain": Settings(),
    "harsh": Settings(
        nhs_missing=2.0,
        errors=1.8,
        wrong_number=0.012,
        twins=0.03,
        superseded=0.008,
        unnamed=0.9,
        tail=0.3,
        moves=0.5,
        plurality_known=0.5,
    ),
    "other": Settings(
        mix=dict.fromkeys(MIX, 10),
        tail=0.2,
        nhs_missing=1.5,
        registered_other=0.5,
        spelling=0.1,
        married=0.2,
        nickname=0.06,
        plurality_known=0.0,
        twins=0.02,
        default_date=0.01,
    ),
}

if __name__ == "__main__":
    main()
