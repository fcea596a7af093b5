"""Random small worlds: a partnership, three people and their families, and somebody who looks."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from onestory.sharing.definitions import agreements, restrictions, roles
from onestory.sharing.kinds import ANSWERS, EVERY_AGREEMENT, STANDINGS

TODAY = date(2026, 11, 23)
DAYS = [TODAY + timedelta(days=days) for days in (-400, -10, 0, 1, 400)]
BORN = [
    None,
    TODAY + timedelta(days=-30),
    TODAY + timedelta(days=-30),
    TODAY + timedelta(days=-30),
    TODAY + timedelta(days=-101),  # a yes of ten days ago is for another pregnancy
    TODAY + timedelta(days=-290),
    date(2010, 11, 23),  # sixteen today
    date(1990, 1, 1),
]
ORGANISATIONS = ["hospital", "community", "council", "homes"]
# code: kind, profession, organisation, sensitive
SERVICES = {
    "maternity": ("midwifery", "midwifery", "hospital", False),
    "visiting": ("health_visiting", "health_visiting", "community", False),
    "centre": ("childrens_centre", "early_years", "council", False),
    "other": ("childrens_centre", "early_years", "council", False),
    "homes": ("housing", "housing", "homes", False),
    "clinic": ("sexual_health", "health_visiting", "community", True),
}
KINDS = ["birth", "antenatal_booking", "visit"]
RESTRICTIONS = ["", "", "", *sorted(restrictions())]
OFFICES = ["caldicott_guardian", "data_protection_officer", "siro"]
POSTCODES = {"": None, "ZQ1 1AA": "centre", "zq11ab": "other", "ZQ2 1AA": "other", "ZQ9 9ZZ": None}
REACH = {"ZQ1 1": "centre", "ZQ1 1AB": "other", "ZQ2 1": "other"}
PEOPLE = (1, 2, 3)


@dataclass(frozen=True)
class Told:
    """One answer, in the order of telling."""

    agreement: str
    clause: str
    answer: str
    since: date
    until: date | None
    superseded: bool
    decider: str
    standing: str


@dataclass(frozen=True)
class Someone:
    """One person, with the record that founded them and perhaps a second."""

    sealed: str
    """"", "person", "record" or "superseded record": only the first two seal."""
    continued: bool
    born_on: date | None
    postcodes: tuple[tuple[str, date], ...]
    hidden: bool
    involved: dict[str, date | None]
    """Service → the day it closed."""
    consents: tuple["Told", ...]
    referred: tuple[tuple[str, date, date | None], ...]
    """Service, received, closed."""
    contact: tuple[tuple[str, int | None, date, date | None], ...]
    """Kind of rule, from whom, from, until."""
    overridden: str
    """"", "now", "over", "by another" or "closed again"."""


@dataclass(frozen=True)
class World:
    """All that the lens asks."""

    posts: tuple[tuple[str, str, date, date | None], ...]
    signings: dict[str, tuple[tuple[str, ...], date, date, tuple[tuple[str, str, date], ...]]]
    """Agreement → parties, from, until, approvals (organisation, office, day)."""
    people: dict[int, Someone]
    ties: tuple[tuple[int, int, date, date | None, bool], ...]
    """Child, adult, from, until, superseded."""
    entries: tuple[tuple[int, str, str, str], ...]
    """Person, service, kind, restriction."""


def _mostly(usual: Any, *others: Any) -> Any:
    """The usual one nine times in ten: much is open, and each of the others can close it."""
    return st.sampled_from([usual] * 9 * len(others) + list(others))


_day = st.sampled_from(DAYS)
_said = st.sampled_from([DAYS[0], DAYS[1], DAYS[1], DAYS[2], DAYS[3]])
_end = _mostly(None, TODAY, TODAY + timedelta(days=1))
_mostly_past = _mostly(DAYS[0], DAYS[2], DAYS[3])
_seldom = _mostly(False, True)


@st.composite
def worlds(draw: Any) -> World:
    """Mostly in force and related, so that much is open and each condition can close it."""
    return World(
        posts=tuple(
            draw(st.lists(_post(), min_size=1, max_size=2, unique_by=lambda post: post[:2]))
        ),
        signings={
            agreement: draw(_signing()) for agreement in agreements() if draw(_mostly(True, False))
        },
        people={person: draw(_someone()) for person in PEOPLE},
        ties=tuple(draw(st.lists(_tie(), min_size=1, max_size=3, unique_by=lambda tie: tie[:2]))),
        entries=tuple(
            draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(PEOPLE),
                        st.sampled_from(sorted(SERVICES)),
                        st.sampled_from(KINDS),
                        st.sampled_from(RESTRICTIONS),
                    ),
                    min_size=2,
                    max_size=12,
                )
            )
        ),
    )


def _post() -> Any:
    likely = [
        ("health_visitor", "visiting"),
        ("midwife", "maternity"),
        ("centre_worker", "centre"),
        ("centre_worker", "centre"),
        ("centre_worker", "other"),
        ("housing_officer", "homes"),
        ("health_visitor", "clinic"),
    ]
    anything = st.tuples(st.sampled_from(sorted(roles())), st.sampled_from(sorted(SERVICES)))
    where = st.one_of(st.sampled_from(likely), st.sampled_from(likely), anything)
    return st.tuples(where, _mostly_past, _end).map(
        lambda it: (*it[0], it[1], _after(it[1], it[2]))
    )


@st.composite
def _signing(draw: Any) -> Any:
    parties = draw(_mostly(tuple(ORGANISATIONS), ("hospital", "council"), ()))
    since = draw(_mostly_past)
    until = draw(_mostly(DAYS[4], TODAY, DAYS[3]))
    every = [(party, office) for party in parties for office in OFFICES]
    missing = draw(_mostly(None, *every)) if every else None
    day = draw(_mostly_past)
    approvals = tuple((*each, day) for each in every if each != missing)
    return parties, since, max(until, since + timedelta(days=1)), approvals


@st.composite
def _someone(draw: Any) -> Someone:
    codes = draw(st.lists(st.sampled_from(sorted(SERVICES)), min_size=1, max_size=4, unique=True))
    where = st.tuples(st.sampled_from(["ZQ1 1AA", "ZQ1 1AA", *sorted(POSTCODES)]), _day)
    return Someone(
        sealed=draw(_mostly("", "person", "record", "superseded record")),
        continued=draw(_seldom),
        born_on=draw(st.sampled_from(BORN)),
        postcodes=tuple(draw(st.lists(where, min_size=1, max_size=2))),
        hidden=draw(_seldom),
        involved={
            code: draw(st.sampled_from([None, None, TODAY, DAYS[1], DAYS[3]])) for code in codes
        },
        consents=tuple(draw(st.lists(_told(), min_size=1, max_size=4))),
        referred=tuple(draw(st.lists(_referred(), max_size=1))),
        contact=tuple(draw(st.lists(_contact(), max_size=1))),
        overridden=draw(_mostly("", "now", "over", "by another", "closed again")),
    )


@st.composite
def _told(draw: Any) -> Told:
    agreement = draw(st.sampled_from([*sorted(agreements()), EVERY_AGREEMENT]))
    clauses = [each.id for each in agreements()[agreement].clauses] if agreement != "*" else []
    since = draw(_said)
    return Told(
        agreement,
        draw(_mostly("", *clauses) if clauses else st.just("")),
        draw(st.sampled_from(["given", "given", "given", "refused", "withdrawn", *ANSWERS])),
        since,
        _after(since, draw(_end)),
        draw(_seldom),
        draw(st.sampled_from(["mother", "mother", "", "father"])),
        draw(_mostly("not_recorded", *STANDINGS)),
    )


def _referred() -> Any:
    return st.tuples(st.sampled_from(sorted(SERVICES)), _mostly_past, _end).map(
        lambda it: (it[0], it[1], _after(it[1], it[2]))
    )


def _contact() -> Any:
    from_whom = st.sampled_from(PEOPLE)
    rule = st.one_of(
        st.tuples(st.just("hidden_address"), st.none()),
        st.tuples(st.just("protected_from"), from_whom),
        st.tuples(st.just("protected_from"), from_whom),
        st.tuples(st.just("covert"), st.none()),
    )
    return st.tuples(rule, _mostly_past, _end).map(lambda it: (*it[0], it[1], _after(it[1], it[2])))


def _tie() -> Any:
    pair = st.permutations(PEOPLE).map(lambda order: order[:2])
    return st.tuples(pair, _mostly_past, _end, _seldom).map(
        lambda it: (*it[0], it[1], _after(it[1], it[2]), it[3])
    )


def _after(since: date, until: date | None) -> date | None:
    return until if until is None or until > since else None
