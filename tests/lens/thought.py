"""What is so in a world, thought out by hand in Python: the facts against which the SQL is held."""

from datetime import date, timedelta

from onestory.sharing.definitions import agreements, restrictions, roles
from onestory.sharing.kinds import PostHeld, Reader
from onestory.sharing.rules import consents
from onestory.sharing.rules.facts import Facts, Involved, Partnership, ServiceFact, Term
from onestory.sharing.rules.standing import STANDING
from tests.lens.worlds import PEOPLE, POSTCODES, SERVICES, TODAY, Someone, World

READER = 1_000_000


def reader(world: World) -> Reader:
    """With the posts that hold today."""
    return Reader(
        READER,
        "A reader",
        TODAY,
        tuple(
            PostHeld(
                role,
                service,
                SERVICES[service][0],
                SERVICES[service][2],
                roles()[role].profession,
            )
            for role, service, since, until in world.posts
            if _holds(since, until)
        ),
    )


def partnership(world: World) -> Partnership:
    """The services, and each agreement with whether it opens anything today."""
    return Partnership(
        services={
            code: ServiceFact(code, code, kind, profession, organisation, sensitive)
            for code, (kind, profession, organisation, sensitive) in SERVICES.items()
        },
        terms=(
            *(Term(clause) for clause in STANDING),
            *(
                Term(
                    clause,
                    each.id,
                    each.name,
                    frozenset(_parties(world, each.id)),
                    _why_not(world, each.id),
                )
                for each in agreements().values()
                for clause in each.clauses
            ),
        ),
        may={role.id: role.may for role in roles().values()},
        restrictions=restrictions(),
    )


def facts(world: World, person: int) -> Facts:
    """Of one person."""
    one = world.people[person]
    return Facts(
        person=person,
        known=not one.continued,
        sealed=sealed(one),
        address_hidden=hidden(one),
        involved={code: Involved(_open(closed), 1) for code, closed in one.involved.items()},
        answers=_answers(world, person),
        reach=_reach(one),
        family=frozenset(
            code
            for relative in _relatives(world, person) - _protected_from(one)
            for code, closed in world.people[relative].involved.items()
            if _open(closed)
        ),
        referred=frozenset(
            code for code, since, closed in one.referred if since <= TODAY and _open(closed)
        ),
        # Whoever a person is continued as took over the opening too.
        overridden=one.overridden == "now" and not one.continued,
    )


def hidden(one: Someone) -> bool:
    """By one of the systems, or because a practitioner was asked to."""
    return one.hidden or any(
        kind == "hidden_address" and _holds(since, until) for kind, _, since, until in one.contact
    )


def _protected_from(one: Someone) -> set[int | None]:
    return {whom for _, whom, since, until in one.contact if _holds(since, until)}


def sealed(one: Someone) -> bool:
    """A record that was corrected since seals no more."""
    return one.sealed in {"person", "record"}


def _parties(world: World, agreement: str) -> tuple[str, ...]:
    return world.signings[agreement][0] if agreement in world.signings else ()


def _why_not(world: World, agreement: str) -> str:
    if agreement not in world.signings:
        return "has not been signed"
    parties, since, until, approvals = world.signings[agreement]
    approved = {(party, office) for party, office, day in approvals if day <= TODAY}
    whole = bool(parties) and all(
        (party, office) in approved
        for party in parties
        for office in agreements()[agreement].approvals
    )
    return "" if since <= TODAY < until and whole else "for some reason"


def _answers(world: World, person: int) -> dict[tuple[str, str], str]:
    """How the family stands to each clause that asks, by the rule, which has a table of its own."""
    said = [*_said(world.people[person], own=True, start=0), *_said_by_mothers(world, person)]
    states = {
        (each.id, clause.id): consents.state_of(
            [one for one in said if one.own or clause.stands_for_child], each.id, clause.id
        )
        for each in agreements().values()
        for clause in each.clauses
        if clause.consent != "not_needed"
    }
    return {clause: state for clause, state in states.items() if state != "not_asked"}


def _said_by_mothers(world: World, person: int) -> list[consents.Said]:
    """Of the pregnancy and after: a yes up to the first weeks, a no at any time."""
    born = world.people[person].born_on
    if born is None or born.replace(year=born.year + 16) <= TODAY:
        return []
    mothers = sorted({adult for child, adult in _ties(world) if child == person})
    return [
        said
        for mother in mothers
        for said in _said(world.people[mother], own=False, start=mother * 100)
        if said.since >= born - timedelta(days=300)
        and (said.answer != "given" or said.since <= born + timedelta(days=90))
    ]


def _said(one: Someone, *, own: bool, start: int) -> list[consents.Said]:
    """What holds today, in the order it was told."""
    return [
        consents.Said(
            told.agreement,
            told.clause,
            told.decider,
            told.answer,
            told.standing,
            told.since,
            own,
            start + number,
        )
        for number, told in enumerate(one.consents)
        if not told.superseded and _holds(told.since, told.until)
    ]


def _reach(one: Someone) -> frozenset[str]:
    told = [
        (since, number, postcode)
        for number, (postcode, since) in enumerate(one.postcodes)
        if postcode and since <= TODAY
    ]
    if hidden(one) or not told:
        return frozenset()
    centre = POSTCODES[max(told)[2]]
    return frozenset({centre} if centre else ())


def _relatives(world: World, person: int) -> set[int]:
    ties = _ties(world)
    adults = {adult for child, adult in ties if child == person}
    near = adults | {child for child, adult in ties if adult == person}
    near |= {child for child, adult in ties if adult in adults}
    return {one for one in near & set(PEOPLE) - {person} if not sealed(world.people[one])}


def _ties(world: World) -> list[tuple[int, int]]:
    return [
        (child, adult)
        for child, adult, since, until, superseded in world.ties
        if not superseded and _holds(since, until)
    ]


def _open(closed: date | None) -> bool:
    return closed is None or closed > TODAY


def _holds(since: date, until: date | None) -> bool:
    return since <= TODAY and (until is None or until > TODAY)
