"""Reads what the lens looks at: the reader's posts, the partnership, the facts of people."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from onestory.agencies import queries as agencies
from onestory.shared.planned import planned
from onestory.sharing.definitions import agreements, restrictions, roles
from onestory.sharing.kinds import Agreement, PostHeld, Reader
from onestory.sharing.rules.facts import Facts, Involved, Partnership, ServiceFact, Term
from onestory.sharing.rules.standing import STANDING

_FACTS = """select sharing_partnership(%(day)s),
    coalesce((select jsonb_agg(to_jsonb(f))
              from sharing_facts(%(reader)s, %(people)s, %(day)s) f), '[]')"""


def reader_of(practitioner: agencies.PractitionerFound, today: date) -> Reader:
    """The reader with the posts held on the day."""
    known = roles()
    return Reader(
        practitioner=practitioner.id,
        name=practitioner.name,
        today=today,
        posts=tuple(
            PostHeld(
                role=post.role,
                service=post.service,
                service_kind=post.service_kind,
                organisation=post.organisation,
                profession=known[post.role].profession,
                team=post.team,
            )
            for post in practitioner.posts
            if post.role in known
        ),
    )


def load(
    people: Iterable[int], day: date, reader: int | None = None
) -> tuple[Partnership, dict[int, Facts]]:
    """The partnership and the facts of these people on the day, in one query.

    `reader`: the practitioner whose overrides count; without one, nobody's do.
    """
    with planned() as cursor:
        cursor.execute(_FACTS, {"people": list(people), "day": day, "reader": reader or 0})
        partnership, facts = cursor.fetchone() or ("{}", "[]")
    found = (_facts(row) for row in _json(facts))
    return _partnership(partnership, day), {each.person: each for each in found}


@lru_cache(maxsize=2)
def _partnership(told: str, day: date) -> Partnership:
    """As the database has just told it; thought out once while it tells the same."""
    row = json.loads(told)
    states = {state[0]: state for state in row["agreements"] or []}
    return Partnership(
        services={each[0]: ServiceFact(*each) for each in row["services"] or []},
        terms=(
            *(Term(clause) for clause in STANDING),
            *(term for each in agreements().values() for term in _terms(each, states.get(each.id))),
        ),
        may={role.id: role.may for role in roles().values()},
        restrictions=restrictions(),
    )


def _terms(agreement: Agreement, state: list[Any] | None) -> Iterable[Term]:
    _, _, organisations, why_not = state or ("", "", [], "has not been set up")
    for clause in agreement.clauses:
        yield Term(clause, agreement.id, agreement.name, frozenset(organisations), why_not)


def _facts(row: dict[str, Any]) -> Facts:
    return Facts(
        person=row["person"],
        known=row["known"],
        sealed=row["sealed"],
        address_hidden=row["hidden"],
        involved={code: Involved(*each) for code, each in row["involved"].items()},
        answers={(agreement, clause): state for agreement, clause, state in row["answers"]},
        reach=frozenset(row["reach"]),
        family=frozenset(row["family"]),
        referred=frozenset(row["referred"]),
        overridden=row["overridden"],
    )


def _json(value: Any) -> Any:
    """Django hands jsonb over as text."""
    return json.loads(value) if isinstance(value, str) else value
