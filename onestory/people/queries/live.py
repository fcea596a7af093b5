"""The matcher's word on one person at the desk, before anything is kept of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from onestory.people.index import live
from onestory.people.kinds import LiveAnswer


def match_live(fields: Mapping[str, Any]) -> LiveAnswer:
    """`fields`: the columns of `onestory link`, as typed. "link", "review" or "new", and why.

    One statement and the scorer; never a sealed identity; before the lens.
    """
    found = live.answer(fields, test_numbers=settings.TEST_NHS_NUMBERS)
    return LiveAnswer(
        decision=found["decision"],
        record_id=found["record_id"],
        person_id=found.get("person_id"),
        probability=found["probability"],
        because=found["because"],
    )
