"""What the lens looks at: of the partnership, and of one person. Read once, then thought about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onestory.sharing.kinds import Clause, Restriction

EVERY_KIND = "*"
SEALED = "sealed"
ASKED_NOBODY = "not_asked"


@dataclass(frozen=True)
class ServiceFact:
    """A service of the partnership, as far as the lens asks."""

    code: str
    name: str
    kind: str
    profession: str
    organisation: str
    sensitive: bool = False
    help_line: str = ""


@dataclass(frozen=True)
class Term:
    """A clause, with how its agreement stands on the day. A standing clause has none."""

    clause: Clause
    agreement: str = ""
    agreement_name: str = ""
    organisations: frozenset[str] = frozenset()
    """Who signed."""
    why_not: str = ""
    """Why the agreement is not in force; empty where it is."""


@dataclass(frozen=True)
class Partnership:
    """What holds for every person on the day."""

    services: Mapping[str, ServiceFact]
    terms: tuple[Term, ...]
    may: Mapping[str, frozenset[str]]
    """Role → deeds."""
    restrictions: Mapping[str, Restriction]
    thought_out: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """Reader → what is offered to them; kept by `lens.offers`."""


@dataclass(frozen=True)
class Involved:
    """A service's involvement with the person; `today` is false once it has closed."""

    today: bool
    contacts: int = 0


@dataclass(frozen=True)
class Facts:
    """What is so of one person on the day."""

    person: int
    known: bool = True
    """False where there is no such person, or another has taken its place."""
    sealed: bool = False
    address_hidden: bool = False
    involved: Mapping[str, Involved] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(agreement, clause) → one of `STATES`; nothing where nobody was asked."""
    reach: frozenset[str] = frozenset()
    """Services in whose reach area the address lies; none where the address is hidden."""
    family: frozenset[str] = frozenset()
    """Services involved today with a parent, child, brother or sister."""
    referred: frozenset[str] = frozenset()
    """Services in whose hands a referral about the person is."""
    overridden: bool = False
    """Whether the present reader has opened the person for safety within the hour."""

    def answer(self, agreement: str, clause: str) -> str:
        """How the family stands to one clause."""
        return self.answers.get((agreement, clause), ASKED_NOBODY)
