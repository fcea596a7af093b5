"""Writes the audit trail: one row for each reading, search, list, export and refusal."""

import json
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from django.utils import timezone

from onestory.shared.planned import planned
from onestory.sharing import witness
from onestory.sharing.definitions import agreements as defined
from onestory.sharing.kinds import Answer, Because, Reader
from onestory.sharing.lens import Lens
from onestory.sharing.rules.facts import EVERY_KIND

path_now: ContextVar[str] = ContextVar("onestory_path", default="")
came_from_now: ContextVar[str] = ContextVar("onestory_came_from", default="")

# Without RETURNING: the web role may add rows and not read them.
_ADD = f"insert into sharing_auditrow ({', '.join(witness.COLUMNS)}) values "  # noqa: S608
_ROW = f"({', '.join('%s::jsonb' if name == 'depths' else '%s' for name in witness.COLUMNS)})"
_DEPTHS = witness.COLUMNS.index("depths")


def row(
    reader: Reader | None,
    action: str,
    purpose: str,
    *,
    people: Iterable[int] = (),
    outcome: str = "allowed",
    terms: str = "",
    lens: Lens | None = None,
    answers: Iterable[Answer] = (),
    because: Because | None = None,
) -> list[Any]:
    """One row of the trail, not yet written: its values in the order of `witness.COLUMNS`.

    `answers`: of a list, why each on it may be known.
    """
    posts = reader.posts if reader else ()
    return [
        timezone.now(),
        reader.practitioner if reader else None,
        reader.name if reader else "the system",
        sorted({post.role for post in posts}),
        sorted({post.organisation for post in posts}),
        action,
        outcome,
        purpose[:200],
        sorted(set(people)),
        terms,
        _depths(lens),
        _opened_under(lens, answers),
        because.words if because else "",
        path_now.get()[:300],
        came_from_now.get()[:60],
    ]


def add(*rows: list[Any]) -> None:
    """In one statement and the transaction of what they record; witnessed once that is committed."""
    values = [_kept(nth, value) for row in rows for nth, value in enumerate(row)]
    with planned() as cursor:
        cursor.execute(_ADD + ", ".join([_ROW] * len(rows)), values)
    for each in rows:
        witness.when_committed(each)


def _kept(nth: int, value: Any) -> Any:
    """As the database takes it."""
    return json.dumps(value) if nth == _DEPTHS else value


def _depths(lens: Lens | None) -> dict[str, int]:
    """The deepest that was open of each service, and of single kinds where they were deeper."""
    found: dict[tuple[str, str], int] = {}
    for opening in lens.openings if lens else ():
        if opening.service and not opening.restriction:
            what = (opening.service, opening.kind)
            found[what] = max(found.get(what, 0), int(opening.depth))
    named = {
        service if kind == EVERY_KIND else f"{service}:{kind}": depth
        for (service, kind), depth in found.items()
        if kind == EVERY_KIND or depth > found.get((service, EVERY_KIND), 0)
    }
    return dict(sorted(named.items()))


def _opened_under(lens: Lens | None, answers: Iterable[Answer]) -> list[str]:
    """Agreements, each with its version, and the standing clauses: by what it was open."""
    opened = lens.openings if lens else frozenset()
    clauses = {(each.agreement, each.clause) for each in opened}
    clauses |= {_split(answer.because.clause) for answer in answers}
    return sorted({_named(*each) for each in clauses} - {""})


def _split(clause: str) -> tuple[str, str]:
    agreement, _, last = clause.rpartition(".")
    return agreement, last


def _named(agreement: str, clause: str) -> str:
    known = defined().get(agreement)
    return f"{agreement} v{known.version}" if known else agreement or clause
