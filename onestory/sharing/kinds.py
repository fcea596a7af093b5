"""The words of the lens: who reads, for what purpose, at what depth, and because of what."""

from dataclasses import dataclass
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
    "see_agreements": "see what is agreed between the services",
    "approve_agreements": "approve an agreement",
    "record_consents": "write down what a family says to sharing",
    "keep_contact_safe": "say how a family may safely be reached",
    "override_lens": "open what is withheld, for a child's safety",
    "review_overrides": "review what was opened for safety",
    "tell_families": "tell every family of an agreement",
}
RELATIONSHIPS = ("caseload", "involved", "reach", "referral", "family", "override", "none")
CONSENTS = ("asked", "informed", "not_needed")
ANSWERS = {
    "given": "agreed",
    "refused": "said no",
    "withdrawn": "no longer agrees",
    "unable_to_ask": "could not be asked",
    "not_needed": "need not be asked",
    "not_asked": "nobody asked",
}
"""Only the first three decide anything; the others say why nothing was decided."""
STATES = ("given", "refused", "withdrawn", "disputed", "not_asked")
"""How the answers of all who decide stand together."""
STANDINGS = {
    "own": "decides about herself or himself",
    "parental_responsibility": "has parental responsibility",
    "competent": "a young parent under 16 who understands what is asked (Gillick)",
    "no_parental_responsibility": "has no parental responsibility",
    "not_competent": "a young parent under 16 who does not understand what is asked",
    "not_recorded": "nobody wrote down by what right",
}
NO_STANDING = frozenset({"no_parental_responsibility", "not_competent"})
"""Whose answer is kept, and decides nothing."""
DECIDERS = {
    "mother": "mother",
    "father": "father",
    "other_parent": "another parent",
    "guardian": "a guardian or carer",
    "local_authority": "the local authority, which has parental responsibility",
}
ABOUT = {
    "mother": "the mother",
    "child": "the child",
    "household": "everyone in the household",
    "self": "herself or himself",
}
ASKED_HOW = {
    "in_person": "in person",
    "phone": "by telephone",
    "letter": "by letter",
    "form": "on a form",
    "portal": "online",
}
EVERY_AGREEMENT = "*"
"""An answer to every sharing that asks the family, rather than to one agreement."""
WAYS = {
    "letter": "letter",
    "phone": "telephone call",
    "text": "text message",
    "email": "email",
    "voicemail": "message on an answering machine",
    "visit": "visit at home",
}
CONTACT_RULES = {
    "hidden_address": "the address must not be known",
    "preferred": "prefers to be contacted by",
    "forbidden": "must not be contacted by",
    "covert": "nobody else may notice who is in touch",
    "protected_from": "must not be found by",
}
OVERRIDE_REASONS = {
    "immediate_danger": "A child or adult may be in danger now",
    "safeguarding_enquiry": "A safeguarding enquiry or strategy discussion",
    "missing": "A child or adult is missing",
    "unborn_child": "An unborn child may be at risk",
}
VERDICTS = {"proper": "proper", "not_proper": "not proper", "ask_more": "more is asked"}
OFFICES = {
    "caldicott_guardian": "Caldicott guardian",
    "data_protection_officer": "data protection officer",
    "siro": "senior information risk owner",
}

TIERS = {
    "partnership": "of the whole partnership",
    "specific": "for one purpose, between some of its services",
}
GIVES = {
    "people": "people by name, on pages, as deep as the clause says",
    "numbers": "numbers only: nobody is opened, and small numbers are protected",
    "extract": "rows without names, numbers or addresses, in a file: nobody is opened",
}
STATES_OF_AGREEMENTS = {
    "unsigned": "not put forward",
    "draft": "in draft",
    "approved": "approved, not begun",
    "in_force": "in force",
    "review_due": "due for review",
    "lapsed": "lapsed",
    "ended": "ended",
}
STANDS = ("involved", "was_involved", "reach", "referral", "none")
"""How the reader of an example stands to the person."""


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
class SaidNo:
    """Who says no about whom, and by what right."""

    person: int
    about: str
    """One of `ABOUT`: herself or himself, or the child."""
    decided_by_role: str
    standing: str


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

    Empty tuples mean any. `relationship`: "caseload" (the entry's service is the reader's and is
    or was involved), "involved" (the reader's service is involved today), "reach" (the address lies
    in the reach area of the reader's service), "referral" (a referral or request about the person
    is in the hands of the reader's service), "family" (the reader's service is involved today
    with their child, parent, brother or sister; opens who they are and no entry), "override" (the
    reader opened this person for safety, and the hour is not over), "none".
    `consent`: "asked" (given to this clause, in force on the day), "informed" (unless refused,
    withdrawn or disputed), "not_needed" (`statute` says by which law).
    """

    id: str
    depth: Depth
    relationship: str
    consent: str
    to_roles: tuple[str, ...] = ()
    to_service_kinds: tuple[str, ...] = ()
    of_service_kinds: tuple[str, ...] = ()
    of_entry_kinds: tuple[str, ...] = ()
    to_professions: tuple[str, ...] = ()
    same_profession: bool = False
    """Only where the reader's profession is that of the service's notes."""
    opens_restricted: tuple[str, ...] = ()
    """Ids of `restrictions/` whose entries it opens too, as deep as the others."""
    stands_for_child: bool = True
    """Whether what a mother says of her pregnancy stands for her child too, until asked for it."""
    statute: str = ""
    words: str = ""
    gives: str = "people"
    """One of `GIVES`; only "people" opens anybody."""


@dataclass(frozen=True)
class Example:
    """A worked example of an agreement, allowed or refused: its words, and its test.

    A reader with a `role` in a service of kind `at` stands to a person in the way `stands` says, and
    asks for entries of `kind` (all kinds, if empty) of a service of kind `of` that is involved too.
    """

    words: str
    role: str
    at: str
    of: str
    depth: Depth = Depth.NOTHING
    """How deep this agreement opens them, with what every service may see of its own."""
    kind: str = ""
    stands: str = "involved"
    answer: str = "not_asked"
    """One of `STATES`: how the family stands to the agreement."""
    restriction: str = ""
    hidden_address: bool = False
    unsigned: bool = False
    """Whether the organisation of the record's service has not signed."""
    counted: bool = False
    """Whether such entries are among the numbers, or the rows without names, that are told."""


@dataclass(frozen=True)
class Restriction:
    """Why an entry is shown to fewer than its service and kind would be."""

    id: str
    name: str
    cap: Depth
    """How deep it is shown to those for whom no clause opens the restriction: NOTHING hides even
    that it exists; KNOWN_TO says that something is withheld."""
    words: str
    """What stands in its place."""
    told_to_family: bool
    """Whether the family's own view may show it."""
    owner: str = "sharing"


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
    retention: str
    """What the receiving side does with it, and for how long."""
    approvals: tuple[str, ...] = tuple(OFFICES)
    """Which officers of each party must approve."""
    allowed: tuple[Example, ...] = ()
    """At least one; the tests run each by the lens and by the SQL, and the document prints them."""
    refused: tuple[Example, ...] = ()
    owner: str = "sharing"


class Refused(Exception):
    """The lens says no. Carries what is missing and who can help; drawn as a page of its own."""

    def __init__(self, because: Because) -> None:
        super().__init__(because.words)
        self.because = because
        self.about: tuple[int, ...] = ()
        self.purpose = ""
