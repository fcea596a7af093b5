"""A small partnership for tests, made by what matters."""

from datetime import date

from onestory.sharing.agreements import (
    antenatal_bookings_to_centres,
    live_births_to_centres,
    who_is_involved,
)
from onestory.sharing.definitions import restrictions, roles
from onestory.sharing.kinds import Agreement, PostHeld, Reader
from onestory.sharing.lens import Lens
from onestory.sharing.rules.facts import Facts, Involved, Partnership, ServiceFact, Term
from onestory.sharing.rules.standing import STANDING

TODAY = date(2026, 11, 23)
BIRTHS = live_births_to_centres.DEFINITION
BOOKINGS = antenatal_bookings_to_centres.DEFINITION
INVOLVED = who_is_involved.DEFINITION
ROLES = roles()
SERVICES = {
    each.code: each
    for each in (
        ServiceFact("maternity", "Maternity", "midwifery", "midwifery", "hospital"),
        ServiceFact(
            "visiting", "Health visiting", "health_visiting", "health_visiting", "community"
        ),
        ServiceFact("records", "Child health", "child_health", "child_health_records", "community"),
        ServiceFact("centre", "The centre", "childrens_centre", "early_years", "council"),
        ServiceFact("other", "The other centre", "childrens_centre", "early_years", "council"),
        ServiceFact("homes", "Housing", "housing", "housing", "homes"),
        ServiceFact("hub", "Early help hub", "early_help", "early_help", "council"),
        ServiceFact(
            "clinic", "The clinic", "sexual_health", "nursing", "community", sensitive=True
        ),
        ServiceFact("yard", "Probation", "probation", "probation", "probation"),
    )
}
SIGNED = frozenset({"hospital", "community", "council", "homes"})


def terms(
    agreement: Agreement, *, signed: frozenset[str] = SIGNED, why_not: str = ""
) -> tuple[Term, ...]:
    """An agreement's clauses, signed by these, in force unless a reason is given."""
    return tuple(
        Term(clause, agreement.id, agreement.name, signed, why_not) for clause in agreement.clauses
    )


def partnership(*agreements: tuple[Term, ...]) -> Partnership:
    """All services, the standing clauses, and these agreements; three of ours if none is given."""
    given = agreements or (terms(BIRTHS), terms(BOOKINGS), terms(INVOLVED))
    return Partnership(
        services=SERVICES,
        terms=(*(Term(clause) for clause in STANDING), *(term for each in given for term in each)),
        may={role.id: role.may for role in ROLES.values()},
        restrictions=restrictions(),
    )


def reader(role: str, service: str, *, profession: str = "") -> Reader:
    """Someone who holds one post today."""
    at = SERVICES[service]
    post = PostHeld(role, service, at.kind, at.organisation, profession or ROLES[role].profession)
    return Reader(1, "A reader", TODAY, (post,))


def look(
    who: Reader,
    *,
    known_to: dict[str, bool] | None = None,
    answers: dict[str, str] | None = None,
    reach: str = "",
    family_of: str = "",
    sealed: bool = False,
    known: bool = True,
    address_hidden: bool = False,
    referred_to: str = "",
    overridden: bool = False,
    among: Partnership | None = None,
) -> Lens:
    """The lens on a person. `known_to`: service → whether it is involved still. `answers`:
    agreement → how the family stands to all its clauses."""
    partners = among or partnership()
    facts = Facts(
        person=7,
        known=known,
        sealed=sealed,
        address_hidden=address_hidden,
        involved={code: Involved(today, 3) for code, today in (known_to or {}).items()},
        answers={
            (term.agreement, term.clause.id): (answers or {})[term.agreement]
            for term in partners.terms
            if term.agreement in (answers or {})
        },
        reach=frozenset({reach} - {""}),
        family=frozenset({family_of} - {""}),
        referred=frozenset({referred_to} - {""}),
        overridden=overridden,
    )
    return Lens(who, facts, partners)
