"""The words of the lens: who reads, for what purpose, at what depth, and because of what."""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

DEEDS = {
    "find_people": "find a child or an adult",
    "open_people": "open a person's page",
    "see_new_arrivals": "see this month's births",
    "see_deliveries": "see what the systems sent",
    "answer_questions": "answer the questions of a delivery",
    "review_links": "say whether two records are one person",
    "undo_links": "undo a link",
    "see_audit": "see who looked at whom",
}
RELATIONSHIPS = ("own_service", "involved", "reach", "family", "none")
CONSENTS = ("asked", "informed", "not_needed")
ANSWERS = ("given", "refused", "withdrawn", "not_asked")
OFFICES = {
    "caldicott_guardian": "Caldicott guardian",
    "data_protection_officer": "data protection officer",
    "siro": "senior information risk owner",
}


class Depth(IntEnum):
    """What a reader may see of an entry."""

    NOTHING = 0
    KNOWN_TO = 1
    """The service is involved, and how many contacts."""
    EVENT = 2
    """What, when, outcome."""
    DETAIL = 3
    """Notes and answers."""


@dataclass(frozen=True)
class Because:
    """Why more is not shown, or why this is: in words, with the agreement and who could help."""

    words: str
    agreement: str = ""
    clause: str = ""
    help: str = ""


@dataclass(frozen=True)
class Answer:
    """How deep a reader may see, and why."""

    depth: Depth
    because: Because


@dataclass(frozen=True)
class Withheld:
    """Stands where a value would: there is something, and this is why it is not shown."""

    because: Because


@dataclass(frozen=True)
class PostHeld:
    """A post that the reader holds today."""

    role: str
    service: str
    service_kind: str
    organisation: str
    profession: str
    team: str = ""


@dataclass(frozen=True)
class Reader:
    """Who asks, with the posts held on the day of asking. `practitioner` is its database id."""

    practitioner: int
    name: str
    today: date
    posts: tuple[PostHeld, ...] = ()

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(post.role for post in self.posts)

    @property
    def services(self) -> frozenset[str]:
        return frozenset(post.service for post in self.posts)


@dataclass(frozen=True)
class Role:
    """What holders of a post do; people are seen by agreements, never by role alone."""

    id: str
    name: str
    profession: str
    may: frozenset[str]
    """Names of `DEEDS`."""
    home: str
    """URL name of the page this role begins its day on."""
    owner: str = "sharing"


@dataclass(frozen=True)
class Clause:
    """One thing an agreement opens: to whom, of what, how deep, on which conditions.

    Empty tuples mean any. `relationship`: "own_service" (the entry's service is the reader's and is
    or was involved), "involved" (the reader's service is involved today), "reach" (the address lies
    in the reach area of the reader's service), "family" (the reader's service is involved today
    with their child, parent, brother or sister; opens who they are and no entry), "none".
    `consent`: "asked" (given to this agreement, in force on the day), "informed" (unless refused
    or withdrawn), "not_needed".
    """

    id: str
    depth: Depth
    relationship: str
    consent: str
    to_roles: tuple[str, ...] = ()
    to_service_kinds: tuple[str, ...] = ()
    of_service_kinds: tuple[str, ...] = ()
    of_entry_kinds: tuple[str, ...] = ()
    same_profession: bool = False
    """Only where the reader's profession is that of the service's notes."""
    opens_restricted: bool = False
    """Also entries that say a restriction, other than sealed."""
    words: str = ""


@dataclass(frozen=True)
class Agreement:
    """An information-sharing agreement that runs: what is enforced is what is printed.

    `parties` are kinds of service; which organisations signed is the partnership's own data.
    """

    id: str
    version: int
    name: str
    tier: str
    purpose: str
    parties: tuple[str, ...]
    lawful_basis: str
    confidentiality_basis: str
    family_is_told: str
    clauses: tuple[Clause, ...]
    held_from: date
    held_until: date
    review_on: date
    dpia: str
    allowed: tuple[str, ...] = field(default=())
    """Worked examples in words; the tests of the agreement name the same."""
    refused: tuple[str, ...] = field(default=())
    owner: str = "sharing"


class Refused(Exception):
    """The lens says no. Carries what is missing and who can help; drawn as a page of its own."""

    def __init__(self, because: Because) -> None:
        super().__init__(because.words)
        self.because = because
        self.about: tuple[int, ...] = ()
        self.purpose = ""
