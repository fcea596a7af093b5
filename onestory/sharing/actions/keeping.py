"""The rows of what was said at a desk."""

from collections.abc import Collection

from django.db import connection
from django.utils import timezone

from onestory.sharing.kinds import Reader
from onestory.sharing.models import Consent
from onestory.sharing.rules.answers import Draft


def keep(
    whom: Collection[int], agreement: str, clause: str, draft: Draft, evidence: str, by: Reader
) -> None:
    """A row for each; its record is the one that founded the person, and goes where it goes."""
    ids = _next_ids(len(whom))
    now = timezone.now()
    Consent.objects.bulk_create(
        Consent(
            id=number,
            row_id=number,
            record_id=person,
            person_id=person,
            agreement=agreement,
            clause=clause,
            about=draft.about,
            answer=draft.answer,
            decided_by_role=draft.decided_by_role,
            standing=draft.standing,
            asked_how=draft.asked_how,
            asked_by=by.name,
            evidence=evidence,
            held_from=draft.since,
            held_until=draft.until,
            told_at=now,
        )
        for number, person in zip(ids, whom, strict=True)
    )


def _next_ids(how_many: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select nextval('sharing_desk') from generate_series(1, %s)", [how_many])
        return [number for (number,) in cursor.fetchall()]
