"""Whether and how somebody may safely be reached: values in, an answer with its because out.

A campaign, a letter, a list or a page asks here before anything leaves; `queries.contact_facts`
reads the facts. What is not known is never taken as leave to write.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from onestory.sharing.kinds import WAYS, Because

ASK_THEIR_SERVICE = "Ask the service that works with the family."
ASK_WHO_SAID = "Ask who wrote down how they may be reached: it stands on their page."
LEAVES_A_TRACE = frozenset({"letter", "text", "voicemail", "email", "visit"})
"""What somebody else at home can see, hear or read."""
BY_ADDRESS_OR_NUMBER = frozenset({"phone", "text", "voicemail", "visit"})
"""What needs an address or number, which nobody here has where the address must not be known."""


@dataclass(frozen=True)
class Rule:
    """One rule of how a person may be reached; `until` is not among its days."""

    kind: str
    """One of `CONTACT_RULES`."""
    since: date
    until: date | None = None
    way: str = ""
    """Of a covert rule: only that way; none: every way."""
    protected_from: int | None = None
    words: str = ""

    def holds(self, on: date) -> bool:
        """The first day counts, the day it ended does not."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class ContactFacts:
    """What is so of one person; made by `queries.contact_facts`."""

    person: int
    rules: tuple[Rule, ...] = ()
    known: bool = True
    """False where there is no such person, or the identity is sealed: never written to."""
    hidden_by_a_system: bool = False
    died: bool = False
    stillborn: bool = False

    def in_force(self, kind: str, on: date) -> tuple[Rule, ...]:
        """The rules of a kind that hold on the day, the last made first."""
        held = [rule for rule in self.rules if rule.kind == kind and rule.holds(on)]
        return tuple(sorted(held, key=lambda rule: rule.since, reverse=True))

    def address_hidden(self, on: date) -> bool:
        """By one of the systems, or because a practitioner was asked to."""
        return self.hidden_by_a_system or bool(self.in_force("hidden_address", on))

    def protected_from(self, on: date) -> frozenset[int]:
        """Adults who must not learn where this person is."""
        rules = self.in_force("protected_from", on)
        return frozenset(rule.protected_from for rule in rules if rule.protected_from is not None)


@dataclass(frozen=True)
class Allowed:
    """It may be done this way. What limits it must be kept to."""

    way: str
    because: Because
    by_hand: bool = False
    """The address may stand nowhere: the family's own service hands the letter over."""
    discreet: bool = False
    """Speak to nobody else, and leave no message."""


@dataclass(frozen=True)
class NotAllowed:
    """It may not be done, and why."""

    because: Because
    never: bool = False
    """No way at all, on any day: they have died, or are not known."""
    reasons: tuple[Because, ...] = field(default=())
    """Of `best_way`: why each way was refused."""


Answer = Allowed | NotAllowed


def may_contact(facts: ContactFacts, way: str, on: date) -> Answer:
    """Whether the person may be reached this way on the day."""
    if way not in WAYS:
        raise ValueError(f"there is no way '{way}'; there are {', '.join(WAYS)}")
    refused = _never(facts) or _forbidden(facts, way, on) or _noticed(facts, way, on)
    if refused or (refused := _without_address(facts, way, on)):
        return refused
    return Allowed(
        way,
        _why(facts, way, on),
        by_hand=way == "letter" and facts.address_hidden(on),
        discreet=bool(_covert(facts, way, on)),
    )


def best_way(facts: ContactFacts, ways: Sequence[str], on: date) -> Answer:
    """The first way that is allowed: those they prefer first, then in the order given."""
    if never := _never(facts):
        return never
    answers = [may_contact(facts, way, on) for way in _preferred_first(facts, ways, on)]
    for answer in answers:
        if isinstance(answer, Allowed):
            return answer
    reasons = tuple(answer.because for answer in answers)
    words = "; ".join(dict.fromkeys(reason.words for reason in reasons)) or "No way was offered"
    return NotAllowed(Because(words, help=ASK_THEIR_SERVICE), reasons=reasons)


def may_print_address(facts: ContactFacts, on: date) -> Answer:
    """Whether address or telephone may stand on a list, an export, an envelope or a page."""
    if never := _never(facts):
        return never
    if facts.address_hidden(on):
        return NotAllowed(Because("The address must not be known", help=ASK_THEIR_SERVICE))
    return Allowed("letter", Because("The address is not hidden"))


def may_tell(facts: ContactFacts, adult: int, on: date) -> Answer:
    """Whether anything about this person may be sent to that adult, whatever the way."""
    if adult in facts.protected_from(on):
        return NotAllowed(Because("They must not be found by this adult", help=ASK_WHO_SAID))
    return Allowed("letter", Because("Nobody said that this adult must not be told"))


def _never(facts: ContactFacts) -> NotAllowed | None:
    if not facts.known:
        return NotAllowed(Because("There is nobody who can be reached here"), never=True)
    if facts.stillborn:
        return NotAllowed(Because("The child was stillborn: nothing is sent"), never=True)
    if facts.died:
        return NotAllowed(Because("They have died: nothing is sent"), never=True)
    return None


def _forbidden(facts: ContactFacts, way: str, on: date) -> NotAllowed | None:
    for rule in facts.in_force("forbidden", on):
        # Who wants no telephone call wants no message left by one either.
        if rule.way == way or (rule.way, way) == ("phone", "voicemail"):
            said = f"They must not be contacted by {WAYS[rule.way]}"
            return NotAllowed(Because(said, help=ASK_WHO_SAID))
    return None


def _noticed(facts: ContactFacts, way: str, on: date) -> NotAllowed | None:
    if _covert(facts, way, on) and way in LEAVES_A_TRACE:
        said = f"Nobody else may notice who is in touch, and others can see a {WAYS[way]}"
        return NotAllowed(Because(said, help=ASK_WHO_SAID))
    return None


def _without_address(facts: ContactFacts, way: str, on: date) -> NotAllowed | None:
    if facts.address_hidden(on) and way in BY_ADDRESS_OR_NUMBER:
        said = "The address must not be known, and neither it nor a telephone number is kept here"
        return NotAllowed(Because(said, help=ASK_THEIR_SERVICE))
    return None


def _covert(facts: ContactFacts, way: str, on: date) -> list[Rule]:
    return [rule for rule in facts.in_force("covert", on) if rule.way in {"", way}]


def _why(facts: ContactFacts, way: str, on: date) -> Because:
    if way == "letter" and facts.address_hidden(on):
        return Because("The family’s own service hands it over: no address may stand on it")
    if _covert(facts, way, on):
        return Because("Speak to nobody else, and leave no message")
    if any(rule.way == way for rule in facts.in_force("preferred", on)):
        return Because(f"They prefer a {WAYS[way]}")
    return Because("Nothing speaks against it")


def _preferred_first(facts: ContactFacts, ways: Iterable[str], on: date) -> list[str]:
    offered = list(dict.fromkeys(ways))
    wanted = [rule.way for rule in facts.in_force("preferred", on) if rule.way in offered]
    return list(dict.fromkeys([*wanted, *offered]))
