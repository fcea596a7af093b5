"""What all families draw from: keys, NHS numbers, telephones, empty houses, the day it is."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from datetime import date
from random import Random

from demo import names, numbers
from demo.borough import Borough, Postcode
from demo.lives.people import Called, Home, Person


@dataclass
class World:
    """The borough on a day, and counters, so that no two people share what only one can have."""

    borough: Borough
    today: date
    postcodes: list[Postcode]
    keys: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    phones: itertools.count[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.numbers = numbers.nhs_numbers()
        self.taken = [0] * len(self.postcodes)
        need = {ward.id: 7 - ward.need for ward in self.borough.wards}
        self._weights = list(itertools.accumulate(need[p.ward] for p in self.postcodes))
        self._houses = self.borough.description["postcodes"]["houses_a_street"]
        rule = self.borough.description["postcodes"]["refuge"]
        ward = rule["ward"]
        centre = self.borough.centre_of_sector[rule["postcode"][:-2]]
        self.refuge = Home(rule["line"], rule["postcode"], ward, centre, "99999999003", True)

    @staticmethod
    def of(borough: Borough, today: date, under_fives: int) -> World:
        """A world with streets enough for this many children under five."""
        sectors = sum(len(ward.sectors) for ward in borough.wards)
        houses = borough.description["postcodes"]["houses_a_street"]
        units = max(8, math.ceil(under_fives * 2.4 / (sectors * houses)))
        return World(borough, today, borough.postcodes(units))

    def house(self, rng: Random, sector: str | None = None) -> Home:
        """A house that no other family of ours has lived in; more of them where need is greater."""
        if sector is None:
            at = rng.choices(range(len(self.postcodes)), cum_weights=self._weights)[0]
        else:
            at = next(i for i, p in enumerate(self.postcodes) if p.sector == sector)
        while self.taken[at] >= self._houses or self.postcodes[at].code == self.refuge.postcode:
            at = (at + 1) % len(self.postcodes)
        self.taken[at] += 1
        house = (self.taken[at] * 7 + at * 3) % 41 or 41
        return Home.at(self.postcodes[at], house)

    def person(
        self,
        rng: Random,
        *,
        origin: str,
        sex: str,
        born: date,
        forename: str,
        surname: str,
        home: Home,
    ) -> Person:
        """A grown-up with an NHS number and, mostly, a telephone."""
        person = Person(
            key=next(self.keys),
            origin=origin,
            sex=sex,
            born=born,
            names=[Called(born, forename, surname)],
            homes=[(born, home)],
            middle=names.book().forename(rng, origin, sex) if rng.random() < 0.35 else "",
            nhs_number=next(self.numbers),
            nhs_from=born,
        )
        if rng.random() < 0.85:
            person.phone = numbers.telephone(next(self.phones))
        if rng.random() < 0.6:
            first = "".join(c for c in names.plain(forename).lower() if c.isalnum())
            person.email = f"{first}{person.key}@example.org"
        return person
