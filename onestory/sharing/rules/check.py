"""Whether a definition makes sense, before anything runs by it: faults with their place, none if it does."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from onestory.sharing.kinds import (
    CONSENTS,
    DEEDS,
    GIVES,
    OFFICES,
    RELATIONSHIPS,
    STANDS,
    STATES,
    TIERS,
    Agreement,
    Clause,
    Depth,
    Example,
    Role,
)


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where in the file it stands: the clause, the field, the word that is wrong."""

    definition: str
    words: str
    field: str = ""
    value: str = ""
    clause: str = ""

    def __str__(self) -> str:
        where = f"clause {self.clause}: " if self.clause else ""
        return f"{self.definition}: {where}{self.words}"


def role_faults(role: Role) -> list[Fault]:
    """What is wrong with a role."""
    return [replace(each, definition=role.id) for each in _unknown("deed", "may", role.may, DEEDS)]


def agreement_faults(
    agreement: Agreement,
    roles: Mapping[str, Role],
    service_kinds: Collection[str],
    restrictions: Collection[str],
) -> list[Fault]:
    """What is wrong with an agreement; entry kinds are checked by the area that owns them."""
    found = [
        *_faults(agreement, service_kinds),
        *_examples_faults(agreement, roles, service_kinds, restrictions),
    ]
    for clause in agreement.clauses:
        inside = [
            *_clause_faults(clause, roles, service_kinds),
            *_unknown("restriction", "opens_restricted", clause.opens_restricted, restrictions),
        ]
        found += [replace(each, clause=clause.id) for each in inside]
    return [replace(each, definition=agreement.id) for each in found]


def unknown_entry_kinds(agreement: Agreement, known: Collection[str]) -> list[Fault]:
    """Kinds of entry that a clause or an example names and nobody defines."""
    found = [
        replace(fault, clause=clause.id)
        for clause in agreement.clauses
        for fault in _unknown("kind of entry", "of_entry_kinds", clause.of_entry_kinds, known)
    ]
    named = {each.kind for each in (*agreement.allowed, *agreement.refused)} - {""}
    found += _unknown("kind of entry", "kind", named, known)
    return [replace(fault, definition=agreement.id) for fault in found]


def _faults(agreement: Agreement, service_kinds: Collection[str]) -> Iterator[Fault]:
    if agreement.held_until <= agreement.held_from:
        words = f"it ends on {agreement.held_until}, which is not after it begins"
        yield Fault("", words, "held_until")
    if not agreement.held_from <= agreement.review_on <= agreement.held_until:
        yield Fault("", f"its review on {agreement.review_on} is not while it holds", "review_on")
    if not agreement.clauses:
        yield Fault("", "it has no clause, and so opens nothing", "clauses")
    yield from _unknown("tier", "tier", [agreement.tier], TIERS)
    yield from _unknown("kind of service", "parties", agreement.parties, service_kinds)
    yield from _unknown("office", "approvals", agreement.approvals, OFFICES)
    ids = [clause.id for clause in agreement.clauses]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        yield Fault("", f"two clauses have the same id '{twice}'", "id", clause=twice)
    for field in ("allowed", "refused"):
        if not getattr(agreement, field):
            yield Fault("", f"it has no example of what is {field}", field)


def _examples_faults(
    agreement: Agreement,
    roles: Mapping[str, Role],
    service_kinds: Collection[str],
    restrictions: Collection[str],
) -> Iterator[Fault]:
    for each in (*agreement.allowed, *agreement.refused):
        for fault in _example_faults(each, roles, service_kinds, restrictions):
            yield replace(fault, words=f"example “{each.words}”: {fault.words}")


def _example_faults(
    example: Example,
    roles: Mapping[str, Role],
    service_kinds: Collection[str],
    restrictions: Collection[str],
) -> Iterator[Fault]:
    yield from _unknown("role", "role", [example.role], roles)
    yield from _unknown("kind of service", "at", [example.at], service_kinds)
    yield from _unknown("kind of service", "of", [example.of], service_kinds)
    yield from _unknown("way to stand to a person", "stands", [example.stands], STANDS)
    yield from _unknown("answer", "answer", [example.answer], STATES)
    yield from _unknown("restriction", "restriction", {example.restriction} - {""}, restrictions)


def _clause_faults(
    clause: Clause, roles: Mapping[str, Role], service_kinds: Collection[str]
) -> Iterator[Fault]:
    yield from _unknown("relationship", "relationship", [clause.relationship], RELATIONSHIPS)
    yield from _unknown("rule of consent", "consent", [clause.consent], CONSENTS)
    yield from _unknown("thing to give", "gives", [clause.gives], GIVES)
    yield from _unknown("role", "to_roles", clause.to_roles, roles)
    professions = {role.profession for role in roles.values()}
    yield from _unknown("profession", "to_professions", clause.to_professions, professions)
    for field in ("to_service_kinds", "of_service_kinds"):
        yield from _unknown("kind of service", field, getattr(clause, field), service_kinds)
    yield from _senseless(clause)


def _senseless(clause: Clause) -> Iterator[Fault]:
    if clause.depth == Depth.NOTHING:
        yield Fault("", "it opens nothing", "depth")
    if clause.relationship in {"family", "override"}:
        words = f"the relationship '{clause.relationship}' is not for agreements"
        yield Fault("", words, "relationship", clause.relationship)
    if clause.consent == "not_needed" and not clause.statute:
        yield Fault("", "consent is not needed, and no statute says so", "consent", "not_needed")
    if "sealed" in clause.opens_restricted:
        yield Fault("", "nothing opens a sealed identity", "opens_restricted", "sealed")
    if not clause.words:
        yield Fault("", "it has no words", "words")


def _unknown(
    what: str, field: str, named: Collection[str], known: Collection[str]
) -> Iterator[Fault]:
    for word in sorted(set(named) - set(known)):
        near = get_close_matches(word, list(known), n=1)
        hint = f"; the nearest is '{near[0]}'" if near else ""
        yield Fault("", f"there is no {what} '{word}'{hint}", field, word)
