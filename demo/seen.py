"""A system's view of a person: what it holds, late and with its own mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from demo import names, numbers
from demo.lives.people import Child, Home, Person


class Seen(NamedTuple):
    """What a system says of a person on a day. nhs is empty where it has none."""

    forename: str
    middle: str
    surname: str
    born: date
    sex: str
    nhs: str
    home: Home
    phone: str
    email: str


@dataclass(frozen=True)
class Quality:
    """How well a system keeps people: shares of persons with each kind of fault."""

    typo: float = 0.012
    variant: float = 0.03
    wrong_birthday: float = 0.006
    no_number: float = 0.03
    wrong_number: float = 0.003
    twin_number: float = 0.05
    late: float = 0.2  # learns of new names and addresses only months after
    no_phone: float = 0.15
    middle: float = 0.8
    plain: bool = False  # keeps no diacritics


class View:
    """One person in one system; draws its faults once, so that every row tells the same."""

    def __init__(
        self, rng: Random, person: Person, quality: Quality, others: tuple[Person, ...] = ()
    ) -> None:
        self.person = person
        self._quality = quality
        self.lag = timedelta(days=rng.choice((30, 90, 300)) if rng.random() < quality.late else 0)
        self.wrong_nhs = False
        self.slips: dict[str, str] = {}
        self._nhs = self._number(rng, others)
        self._forename = self._form(rng)
        self._surname = self._form(rng)
        self._seed = rng.getrandbits(32)
        self.born = self._birthday(rng)
        self.phone = "" if rng.random() < quality.no_phone else person.phone
        self.middle = person.middle if rng.random() < quality.middle else person.middle[:1]

    def on(self, day: date) -> Seen:
        """What the system tells on a day."""
        person = self.person
        known = max(day - self.lag, person.born)
        called = person.called(known)
        home = person.home(known if known >= person.arrived else day)
        if person.home(day).restricted:  # that news is never late
            home = person.home(day)
        nhs = self._nhs if day >= max(person.nhs_from, person.born) else ""
        return Seen(
            forename=self._written(called.forename, self._forename, day),
            middle=self._plainly(self.middle) if not _unnamed(person, called.since, known) else "",
            surname=self._written(called.surname, self._surname, day),
            born=self.born,
            sex=person.sex,
            nhs=nhs,
            home=home,
            phone=self.phone,
            email=person.email,
        )

    def _number(self, rng: Random, others: tuple[Person, ...]) -> str:
        person, quality = self.person, self._quality
        draw = rng.random()
        twins = [o for o in others if isinstance(o, Child) and o.born == person.born]
        if twins and draw < quality.twin_number:
            self.wrong_nhs = True
            return twins[0].nhs_number
        if draw < quality.no_number:
            return ""
        draw = rng.random()
        if draw < quality.wrong_number:
            self.wrong_nhs = True
            mothers = [o for o in others if not isinstance(o, Child) and o is not person]
            if mothers and draw < quality.wrong_number / 2:
                return mothers[0].nhs_number
            return numbers.miskeyed(person.nhs_number, rng)
        return person.nhs_number

    def _form(self, rng: Random) -> str:
        draw = rng.random()
        if draw < self._quality.typo:
            return "typo"
        return "variant" if draw < self._quality.typo + self._quality.variant else ""

    def _written(self, name: str, form: str, day: date) -> str:
        if form and not name.startswith(("Baby", "Infant", "Twin", "Male", "Female", "Triplet")):
            if name not in self.slips:
                rng = Random(self._seed)
                slip = names.typo(rng, name) if form == "typo" else names.book().variant(rng, name)
                self.slips[name] = slip
            name = self.slips[name]
        return self._plainly(name)

    @property
    def slipped(self) -> bool:
        """Whether any name was told otherwise than it is borne."""
        return any(name != slip for name, slip in self.slips.items())

    def _plainly(self, name: str) -> str:
        return names.plain(name) if self._quality.plain else name

    def _birthday(self, rng: Random) -> date:
        born = self.person.born
        if rng.random() >= self._quality.wrong_birthday:
            return born
        if born.day <= 12 and born.day != born.month and rng.random() < 0.5:
            return _not_later(born.replace(month=born.day, day=born.month), born)
        return born - timedelta(days=rng.choice((1, 10, 30, 365)))


def _not_later(slip: date, born: date) -> date:
    """A swapped birthday must not lie after the true one: that would be a birth in the future."""
    return slip if slip <= born else born - timedelta(days=1)


def _unnamed(person: Person, since: date, known: date) -> bool:
    return (
        isinstance(person, Child) and "newborn_named_later" in person.flags and since == person.born
    )
