"""Writes the audit trail: one row for each reading, search, list, export and refusal."""

import json
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from onestory.shared.planned import planned
from onestory.sharing.kinds import Because, Reader
from onestory.sharing.lens import Lens

path_now: ContextVar[str] = ContextVar("onestory_path", default="")

# Without RETURNING: the web role may add rows and not read them.
_ADD = """insert into sharing_auditrow (reader, reader_name, roles, organisations, action, outcome,
    purpose, people, terms, depths, agreements, because, path) values """
_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s)"


def write(
    reader: Reader | None,
    action: str,
    purpose: str,
    *,
    people: Iterable[int] = (),
    outcome: str = "allowed",
    terms: str = "",
    lens: Lens | None = None,
    because: Because | None = None,
) -> None:
    """In the transaction of what it records."""
    add(
        row(
            reader,
            action,
            purpose,
            people=people,
            outcome=outcome,
            terms=terms,
            lens=lens,
            because=because,
        )
    )


def row(
    reader: Reader | None,
    action: str,
    purpose: str,
    *,
    people: Iterable[int] = (),
    outcome: str = "allowed",
    terms: str = "",
    lens: Lens | None = None,
    because: Because | None = None,
) -> list[Any]:
    """One row of the trail, not yet written."""
    posts = reader.posts if reader else ()
    return [
        reader.practitioner if reader else None,
        reader.name if reader else "the system",
        sorted({post.role for post in posts}),
        sorted({post.organisation for post in posts}),
        action,
        outcome,
        purpose[:200],
        sorted(set(people)),
        terms,
        json.dumps(_depths(lens)),
        _agreements(lens),
        because.words if because else "",
        path_now.get()[:300],
    ]


def add(*rows: list[Any]) -> None:
    """All of them in one statement, in the transaction of what they record."""
    with planned() as cursor:
        cursor.execute(
            _ADD + ", ".join([_ROW] * len(rows)), [value for row in rows for value in row]
        )


def _depths(lens: Lens | None) -> dict[str, int]:
    """The deepest that was open of each service."""
    deepest: dict[str, int] = {}
    for opening in lens.openings if lens else ():
        if opening.service:
            deepest[opening.service] = max(deepest.get(opening.service, 0), int(opening.depth))
    return dict(sorted(deepest.items()))


def _agreements(lens: Lens | None) -> list[str]:
    opened = lens.openings if lens else frozenset()
    return sorted({opening.agreement for opening in opened if opening.agreement})
