"""Whether a definition makes sense, before anything runs by it: sentences, none if it does."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from onestory.sharing.kinds import (
    CONSENTS,
    DEEDS,
    OFFICES,
    RELATIONSHIPS,
    Agreement,
    Clause,
    Depth,
    Role,
)


def role_faults(role: Role) -> list[str]:
    """What is wrong with a role."""
    return [f"{role.id}: {fault}" for fault in _unknown("deed", role.may, DEEDS)]


def agreement_faults(
    agreement: Agreement,
    roles: Mapping[str, Role],
    service_kinds: Collection[str],
    restrictions: Collection[str],
) -> list[str]:
    """What is wrong with an agreement; entry kinds are checked by the area that owns them."""
    return [
        f"{agreement.id}: {fault}"
        for fault in (
            *_faults(agreement, service_kinds),
            *_clauses_faults(agreement, roles, service_kinds, restrictions),
        )
    ]


def unknown_entry_kinds(agreement: Agreement, known: Collection[str]) -> list[str]:
    """Kinds of entry that a clause names and nobody defines."""
    named = {kind for clause in agreement.clauses for kind in clause.of_entry_kinds}
    return [f"{agreement.id}: {fault}" for fault in _unknown("kind of entry", named, known)]


def _faults(agreement: Agreement, service_kinds: Collection[str]) -> Iterator[str]:
    if agreement.held_until <= agreement.held_from:
        yield f"it ends on {agreement.held_until}, which is not after it begins"
    if not agreement.held_from <= agreement.review_on <= agreement.held_until:
        yield f"its review on {agreement.review_on} is not while it holds"
    if not agreement.clauses:
        yield "it has no clause, and so opens nothing"
    yield from _unknown("kind of service", agreement.parties, service_kinds)
    yield from _unknown("office", agreement.approvals, OFFICES)
    if len({clause.id for clause in agreement.clauses}) < len(agreement.clauses):
        yield "two clauses have the same id"


def _clauses_faults(
    agreement: Agreement,
    roles: Mapping[str, Role],
    service_kinds: Collection[str],
    restrictions: Collection[str],
) -> Iterator[str]:
    for clause in agreement.clauses:
        found = [
            *_clause_faults(clause, roles, service_kinds),
            *_unknown("restriction", clause.opens_restricted, restrictions),
        ]
        yield from (f"clause {clause.id}: {fault}" for fault in found)


def _clause_faults(
    clause: Clause, roles: Mapping[str, Role], service_kinds: Collection[str]
) -> Iterator[str]:
    yield from _unknown("relationship", [clause.relationship], RELATIONSHIPS)
    yield from _unknown("rule of consent", [clause.consent], CONSENTS)
    yield from _unknown("role", clause.to_roles, roles)
    professions = {role.profession for role in roles.values()}
    yield from _unknown("profession", clause.to_professions, professions)
    services = {*clause.to_service_kinds, *clause.of_service_kinds}
    yield from _unknown("kind of service", services, service_kinds)
    if clause.depth == Depth.NOTHING:
        yield "it opens nothing"
    if clause.relationship in {"family", "override"}:
        yield f"the relationship '{clause.relationship}' is not for agreements"
    if clause.consent == "not_needed" and not clause.statute:
        yield "consent is not needed, and no statute says so"
    if "sealed" in clause.opens_restricted:
        yield "nothing opens a sealed identity"
    if not clause.words:
        yield "it has no words"


def _unknown(what: str, named: Collection[str], known: Collection[str]) -> Iterator[str]:
    for word in sorted(set(named) - set(known)):
        near = get_close_matches(word, list(known), n=1)
        yield f"there is no {what} '{word}'" + (f"; the nearest is '{near[0]}'" if near else "")
