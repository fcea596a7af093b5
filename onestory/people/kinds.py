"""The shapes in which the people area answers, and the signal sent when records change person."""

from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

from django.dispatch import Signal

records_moved = Signal()
"""Sent inside the transaction with `moved`: (record id, old person id, new person id) in a list.

Whoever keeps rows about a record's person (entries, consents) points them to the new one.
"""


@dataclass(frozen=True)
class Told:
    """A value, and who said it: the answer to "how do you know?"."""

    value: Any
    source: str
    since: date
    record_id: int
    because: str
    status: str = ""
    """Of an NHS number: how far its source verified it."""


@dataclass(frozen=True)
class Shown:
    """What is shown of a person, chosen from their records by the rule of trust.

    Address, postcode and phone are None, and `address_hidden` is true, where any record of the
    person says that the address must not be known.
    """

    person_id: int
    name: Told | None = None
    forename: str = ""
    surname: str = ""
    born_on: Told | None = None
    sex: Told | None = None
    nhs_number: Told | None = None
    address: Told | None = None
    postcode: Told | None = None
    phone: Told | None = None
    died_on: Told | None = None
    stillborn: Told | None = None
    other_names: tuple[str, ...] = ()
    address_hidden: bool = False
    sealed: bool = False

    @property
    def full_name(self) -> str:
        """As it is written at the top of the page."""
        return self.name.value if self.name else "Name not known"


@dataclass(frozen=True)
class Relative:
    """Someone in the family; `kind` reads "mother", "brother or sister", "child" …"""

    person_id: int
    kind: str
    since: date | None
    until: date | None
    source: str
    because: str
    parental_responsibility: bool | None = None


@dataclass(frozen=True)
class PregnancyTold:
    """A pregnancy and the children it became."""

    pregnancy_id: int
    mother_id: int
    due_on: date | None
    booked_on: date | None
    babies: int | None
    outcome: str
    ended_on: date | None
    children: tuple[int, ...]
    source: str
    because: str


@dataclass(frozen=True)
class Family:
    """The people around a person; sealed identities are never among them."""

    person_id: int
    adults: tuple[Relative, ...] = ()
    siblings: tuple[Relative, ...] = ()
    children: tuple[Relative, ...] = ()
    household: tuple[Relative, ...] = ()

    def of_kind(self, kind: str) -> tuple[Relative, ...]:
        """The adults who are this to the person: `of_kind("mother")`."""
        return tuple(one for one in self.adults if one.kind == kind)


@dataclass(frozen=True)
class Candidate:
    """Someone who may be meant by a search, before the lens has been asked."""

    person_id: int
    score: float
    because: str


@dataclass(frozen=True)
class LinkTold:
    """One link, in force or ended."""

    link_id: int
    record_id: int
    person_id: int
    method: str
    weight: float | None
    because: str
    evidence: list[dict[str, Any]]
    model: str
    decided_by: str
    decided_at: datetime
    ended_at: datetime | None
    ended_by: str
    ended_because: str


@dataclass(frozen=True)
class RecordView:
    """A record in its source's own words, with the link that makes it this person's."""

    record_id: int
    source: str
    local_id: str
    role: str
    words: dict[str, str]
    held_from: date
    learned_at: datetime
    superseded: bool
    link: LinkTold | None
    past_links: tuple[LinkTold, ...] = ()


@dataclass(frozen=True)
class FieldCompared:
    """One field of two records side by side."""

    field: str
    a: str
    b: str
    words: str
    weight: float | None


@dataclass(frozen=True)
class Question:
    """Two records that may be one person, for someone to say."""

    question_id: int
    record_a: int
    record_b: int
    person_a: int | None
    person_b: int | None
    probability: float
    because: str
    asked_at: datetime
    fields: tuple[FieldCompared, ...] = ()
    sources: tuple[str, str] = ("", "")
    answered: str = ""
    withdrawn: bool = False


@dataclass(frozen=True)
class DecisionTold:
    """What somebody decided of two records; the newest of the two holds."""

    decision_id: int
    record_a: int
    record_b: int
    answer: str
    reason: str
    decided_by: str
    decided_at: datetime
    in_force: bool


@dataclass(frozen=True)
class Matched:
    """What one run of matching did."""

    records: int = 0
    links: int = 0
    persons: int = 0
    moved: int = 0
    questions: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Matched") -> "Matched":
        both = zip(astuple(self), astuple(other), strict=True)
        return Matched(*(one + another for one, another in both))


@dataclass(frozen=True)
class LiveAnswer:
    """The matcher's word on one person at the desk: "link", "review" or "new"."""

    decision: str
    record_id: int | None
    person_id: int | None
    probability: float
    because: str


class Refused(Exception):
    """The deed is not possible; the words say why and what can be done."""
