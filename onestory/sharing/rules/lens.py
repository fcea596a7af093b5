"""The lens: what a reader may see of one person, how deep, and because of which clause.

The same rules stand as SQL in sharing/sql/openings.sql; a test over random worlds holds the two,
and row-level security, to the same answer. Change both or neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onestory.sharing.kinds import Clause, Depth, PostHeld, Reader
from onestory.sharing.rules.facts import EVERY_KIND, Facts, Partnership, ServiceFact, Term


@dataclass(frozen=True)
class Opening:
    """One thing that is open: entries of a service and kind, this deep.

    An empty service and kind open no entry, only who the person is. Kind "*" is every kind. An
    opening with a `restriction` is of the entries so restricted; one without is of all others, and
    of restricted ones as deep as the restriction's cap lets it (`reach`).
    """

    service: str
    kind: str
    restriction: str
    depth: Depth
    agreement: str
    clause: str


def reach(opening: Opening, restriction: str, partnership: Partnership) -> Depth:
    """How deep an opening goes into entries with this restriction, or with none."""
    if opening.restriction == restriction:
        return opening.depth
    if opening.restriction or restriction not in partnership.restrictions:
        return Depth.NOTHING
    return min(opening.depth, partnership.restrictions[restriction].cap)


@dataclass(frozen=True)
class Offer:
    """What a term gives a post, of anybody to whom the post is related and who has agreed."""

    term: Term
    post: PostHeld
    openings: frozenset[Opening]


def openings(reader: Reader, partnership: Partnership, facts: Facts) -> frozenset[Opening]:
    """All that is open to the reader of this person; empty where the person may not be known."""
    if facts.sealed or not facts.known:
        return frozenset()
    return frozenset().union(
        *(
            offer.openings
            for offer in offers(reader, partnership)
            if related(offer.term.clause, offer.post, facts) and agreed(offer.term, facts)
        )
    )


def offers(reader: Reader, partnership: Partnership) -> tuple[Offer, ...]:
    """What is the same for every person of a list: thought out once a reader."""
    if reader not in partnership.thought_out:
        partnership.thought_out[reader] = tuple(
            Offer(term, post, frozenset(_opened(term, post, partnership)))
            for post in working_posts(reader, partnership)
            for term in partnership.terms
            if term.clause.gives == "people" and given_to(term, post)
        )
    offered: tuple[Offer, ...] = partnership.thought_out[reader]
    return offered


def working_posts(reader: Reader, partnership: Partnership) -> list[PostHeld]:
    """Posts whose role opens people at all: a data lead's and a privacy officer's do not."""
    return [
        post
        for post in reader.posts
        if "open_people" in partnership.may.get(post.role, frozenset())
    ]


def given_to(term: Term, post: PostHeld) -> bool:
    """Whether the agreement is in force and speaks to this post."""
    clause = term.clause
    return (
        not term.why_not
        and (not clause.to_roles or post.role in clause.to_roles)
        and (not clause.to_professions or post.profession in clause.to_professions)
        and (not clause.to_service_kinds or post.service_kind in clause.to_service_kinds)
        and (not term.agreement or post.organisation in term.organisations)
    )


def related(clause: Clause, post: PostHeld, facts: Facts) -> bool:
    """Whether the post's service stands to the person as the clause asks."""
    involved = facts.involved.get(post.service)
    return {
        "caseload": involved is not None,
        "involved": involved is not None and involved.today,
        "reach": post.service in facts.reach,
        "referral": post.service in facts.referred,
        "override": facts.overridden,
        "family": post.service in facts.family,
        "none": True,
    }[clause.relationship]


def agreed(term: Term, facts: Facts) -> bool:
    """Whether the family's answer lets the clause work; parents who disagree have not agreed."""
    answer = facts.answer(term.agreement, term.clause.id)
    return {
        "asked": answer == "given",
        "informed": answer in {"given", "not_asked"},
        "not_needed": True,
    }[term.clause.consent]


def covers(term: Term, post: PostHeld, service: ServiceFact) -> bool:
    """Whether the clause speaks of this service's record; a sensitive one must be named by kind."""
    clause = term.clause
    if clause.same_profession and post.profession != service.profession:
        return False
    if clause.relationship == "caseload" and service.code != post.service:
        return False
    return (
        clause.relationship != "family"
        and (service.kind in clause.of_service_kinds or not clause.of_service_kinds)
        and (not term.agreement or service.organisation in term.organisations)
        and (not service.sensitive or _may_be_named(clause, service))
    )


def _may_be_named(clause: Clause, service: ServiceFact) -> bool:
    """A sensitive service is open to its own, and to others only where a clause names its kind."""
    return clause.relationship == "caseload" or service.kind in clause.of_service_kinds


def _opened(term: Term, post: PostHeld, partnership: Partnership) -> Iterator[Opening]:
    clause = term.clause
    if clause.relationship == "family":
        yield Opening("", "", "", clause.depth, term.agreement, clause.id)
        return
    for service in partnership.services.values():
        if covers(term, post, service):
            for kind in clause.of_entry_kinds or (EVERY_KIND,):
                for restriction in ("", *clause.opens_restricted):
                    yield Opening(
                        service.code, kind, restriction, clause.depth, term.agreement, clause.id
                    )
