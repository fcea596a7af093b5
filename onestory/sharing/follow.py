"""Follows the areas below: what hangs on a record goes with it, a partnership brings its signings."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from onestory.sharing import actions

FOLLOWING = ("sharing_consent", "sharing_contactrule", "sharing_referral")
"""Tables whose rows belong to whoever their record belongs to."""


def records_moved(moved: Iterable[tuple[int, int, int]], **_: Any) -> None:
    """Points what hangs on moved records to their new person, in the same transaction."""
    told = list(moved)
    if not told:
        return
    where = [[record for record, _, _ in told], [person for _, _, person in told]]
    with connection.cursor() as cursor:
        for table in FOLLOWING:
            cursor.execute(
                f"""update {table} c set person_id = m.person
                    from unnest(%s::bigint[], %s::bigint[]) m (record, person)
                    where c.record_id = m.record and c.person_id <> m.person""",  # noqa: S608
                where,
            )


def partnership_loaded(description: Mapping[str, Any], by: str, **_: Any) -> None:
    """Signs the agreements that the description names."""
    for signing in description.get("agreements", ()):
        approvals = [_with_words(each) for each in signing.get("approvals", ())]
        actions.sign_agreement({**signing, "approvals": approvals}, by=by)


def _with_words(row: Mapping[Any, Any]) -> dict[str, Any]:
    """YAML 1.1 reads a bare `on:` as true; the day of an approval is called so."""
    return {"on" if key is True else str(key): value for key, value in row.items()}
