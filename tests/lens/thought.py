"""What is so in a world, thought out by hand in Python: the facts against which the SQL is held."""

from datetime import date, timedelta

from onestory.sharing.definitions import agreements, roles
from onestory.sharing.kinds import PostHeld, Reader
from onestory.sharing.rules.facts import Facts, Involved, Partnership, ServiceFact, Term
from onestory.sharing.rules.standing import STANDING
from tests.lens.worlds import OFFICES, PEOPLE, POSTCODES, SERVICES, TODAY, Someone, World

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
    )


def facts(world: World, person: int) -> Facts:
    """Of one person."""
    one = world.people[person]
    return Facts(
        person=person,
        known=not one.continued,
        sealed=sealed(one),
        address_hidden=one.hidden,
        involved={code: Involved(_open(closed), 1) for code, closed in one.involved.items()},
        answers={**_answers_of_mothers(world, person), **_answers(one)},
        reach=_reach(one),
        family=frozenset(
            code
            for relative in _relatives(world, person)
            for code, closed in world.people[relative].involved.items()
            if _open(closed)
        ),
    )


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
        (party, each) in approved for party in parties for each in OFFICES
    )
    return "" if since <= TODAY < until and whole else "for some reason"


def _answers(one: Someone) -> dict[str, str]:
    found: dict[str, tuple[date, int, str]] = {}
    for number, (agreement, answer, since) in enumerate(_said(one)):
        found[agreement] = max(found.get(agreement, (date.min, 0, "")), (since, number, answer))
    return {agreement: answer for agreement, (_, _, answer) in found.items()}


def _answers_of_mothers(world: World, person: int) -> dict[str, str]:
    """Of the pregnancy and after: a yes up to the first weeks, a no at any time."""
    born = world.people[person].born_on
    if born is None or born.replace(year=born.year + 16) <= TODAY:
        return {}
    found: dict[str, tuple[date, int, str]] = {}
    mothers = sorted({adult for child, adult in _ties(world) if child == person})
    for mother in mothers:
        for number, (agreement, answer, since) in enumerate(_said(world.people[mother])):
            yes_in_time = since <= born + timedelta(days=90)
            if since >= born - timedelta(days=300) and (answer != "given" or yes_in_time):
                place = (since, mother * 100 + number, answer)
                found[agreement] = max(found.get(agreement, (date.min, 0, "")), place)
    return {agreement: answer for agreement, (_, _, answer) in found.items()}


def _said(one: Someone) -> list[tuple[str, str, date]]:
    """What holds today, in the order it was told."""
    return [
        (agreement, answer, since)
        for agreement, answer, since, until, superseded in one.consents
        if not superseded and answer != "not_asked" and _holds(since, until)
    ]


def _reach(one: Someone) -> frozenset[str]:
    told = [
        (since, number, postcode)
        for number, (postcode, since) in enumerate(one.postcodes)
        if postcode and since <= TODAY
    ]
    if one.hidden or not told:
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
