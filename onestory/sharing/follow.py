"""Follows the areas below: consents go with their records, a partnership brings its signings."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from onestory.sharing import actions


def records_moved(moved: Iterable[tuple[int, int, int]], **_: Any) -> None:
    """Points the consents of moved records to their new person, in the same transaction."""
    told = list(moved)
    if not told:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """update sharing_consent c set person_id = m.person
               from unnest(%s::bigint[], %s::bigint[]) m (record, person)
               where c.record_id = m.record and c.person_id <> m.person""",
            [[record for record, _, _ in told], [person for _, _, person in told]],
        )


def partnership_loaded(description: Mapping[str, Any], by: str, **_: Any) -> None:
    """Signs the agreements that the description names; a review that is near is told at once."""
    for signing in description.get("agreements", ()):
        told = {
            **signing,
            "approvals": [_with_words(each) for each in signing.get("approvals", ())],
        }
        if "ended" in signing:
            told["ended"] = _with_words(signing["ended"])
        actions.sign_agreement(told, by=by)
    actions.remind_of_reviews()


def _with_words(row: Mapping[Any, Any]) -> dict[str, Any]:
    """YAML 1.1 reads a bare `on:` as true; the day of an approval is called so."""
    return {"on" if key is True else str(key): value for key, value in row.items()}
