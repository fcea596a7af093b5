"""The shape of a kind of entry, and the shapes in which the timeline answers."""

from dataclasses import dataclass
from datetime import date, datetime, time

from onestory.sharing.kinds import Because


@dataclass(frozen=True)
class EntryKind:
    """One kind of line on the timeline.

    `contact`: counts among a service's appointments and contacts with the person.
    `closes`: ends the service's involvement on that day.
    `opens_nothing`: says nothing of involvement, such as a notice about the household.
    """

    id: str
    name: str
    contact: bool = False
    closes: bool = False
    opens_nothing: bool = False
    owner: str = "record"


@dataclass(frozen=True)
class Involved:
    """A service that is or was involved with a person, and since when."""

    person_id: int
    service: str
    organisation: str
    contacts: int
    first_on: date
    last_on: date
    closed_on: date | None


@dataclass(frozen=True)
class LineTold:
    """One line of the timeline, as deep as the lens opens it; what is kept back says why."""

    id: int
    service: str
    kind: str
    kind_name: str
    happened_on: date
    happened_at: time | None
    outcome: str
    line: str
    detail: dict[str, str]
    detail_withheld: Because | None
    source: str
    learned_at: datetime
    because: Because
    """Why the line is open."""


@dataclass(frozen=True)
class WithheldLines:
    """How many lines of a service a restriction keeps back; which and when is told to nobody."""

    service: str
    restriction: str
    lines: int


@dataclass(frozen=True)
class Seen:
    """Someone whom a service saw lately."""

    person_id: int
    last_on: date


@dataclass(frozen=True)
class Happened:
    """That something of a kind happened to someone on a day."""

    person_id: int
    happened_on: date
