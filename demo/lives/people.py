"""The shapes of a family's life: persons with dated names and homes, pregnancies, a family."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from demo.borough import Postcode

UNKNOWN_LONG_AGO = date(1900, 1, 1)
_LONG_AGO_AT_NIGHT = datetime.combine(UNKNOWN_LONG_AGO, time())


@dataclass(frozen=True)
class Home:
    """A dwelling. A restricted one must be shown to nobody who need not know it."""

    line: str
    postcode: str
    ward: str
    centre: str
    uprn: str
    restricted: bool = False

    @staticmethod
    def at(postcode: Postcode, house: int) -> Home:
        uprn = f"99{postcode.number:06d}{house:03d}"
        line = f"{house} {postcode.street}"
        return Home(line, postcode.code, postcode.ward, postcode.centre, uprn)


@dataclass(frozen=True)
class Called:
    """What someone is called from a day on."""

    since: date
    forename: str
    surname: str


@dataclass(eq=False)
class Person:
    """Someone, with what is true of them; `entity` is what the truth files call them."""

    key: int
    origin: str
    sex: str
    born: date
    names: list[Called]
    homes: list[tuple[date, Home]]
    middle: str = ""
    nhs_number: str = ""
    nhs_from: date = UNKNOWN_LONG_AGO
    phone: str = ""
    email: str = ""
    died: date | None = None
    arrived: date = UNKNOWN_LONG_AGO
    left: date | None = None
    flags: set[str] = field(default_factory=set)

    @property
    def entity(self) -> str:
        return f"E{self.key:07d}"

    def called(self, on: date) -> Called:
        """The name borne on a day (the first one before that)."""
        for name in reversed(self.names):
            if name.since <= on:
                return name
        return self.names[0]

    def home(self, on: date) -> Home:
        """The home lived in on a day (the first one before that)."""
        for since, home in reversed(self.homes):
            if since <= on:
                return home
        return self.homes[0][1]

    def here(self, on: date) -> bool:
        """Alive and living in the borough on a day."""
        gone = (self.left is not None and on >= self.left) or (
            self.died is not None and on >= self.died
        )
        return on >= self.born and on >= self.arrived and not gone


@dataclass(eq=False)
class Child(Person):
    """A child: how it was born, and what it was called before it had a name."""

    born_at: datetime = _LONG_AGO_AT_NIGHT
    order: int = 1
    plurality: int = 1
    gestation_days: int = 280
    place: str = "hospital"  # hospital, midwife_unit, home, before_arrival, elsewhere
    delivery: str = "0"
    weight: int = 3400

    @property
    def twin(self) -> bool:
        return self.plurality > 1


@dataclass
class Pregnancy:
    """A pregnancy from booking to its end; the consent is that asked at booking."""

    key: int
    conceived: date  # first day counted, 280 days before the due date
    booked: date | None
    plurality: int
    consent: str  # Y, N, X
    consent_on: date | None
    withdrawn_on: date | None = None
    outcome: str = ""  # LB, SB, MC, TP, NND, TO; blank while pregnant
    ended: date | None = None
    babies: list[Child] = field(default_factory=list)
    restricted: bool = False

    @property
    def due(self) -> date:
        return self.conceived + timedelta(days=280)


@dataclass
class Family:
    """A mother, perhaps a father, their children, and what bears on which services know them."""

    number: int
    mother: Person
    father: Person | None
    children: list[Child] = field(default_factory=list)
    pregnancies: list[Pregnancy] = field(default_factory=list)
    language: str = "en"
    ethnicity: str = "A"
    need: int = 0  # 0 universal, 1 universal plus, 2 universal partnership plus
    vulnerabilities: tuple[str, ...] = ()
    tenant: str = ""  # "", mother, father: who rents from the housing association
    notices: tuple[str, ...] = ()
    centre_keen: float = 0.0  # sessions a month; 0 = never registered
    centre_consent: str = ""  # Given, Refused, Withdrawn, ""
    parents_apart: date | None = None
    adoptive: bool = False
    new_to_country: date | None = None
    showcase: str = ""

    def parents(self) -> list[Person]:
        return [self.mother] if self.father is None else [self.mother, self.father]
