"""Where the review of an override stands: the story that its rows tell."""

from collections.abc import Sequence
from datetime import datetime

STATES = {
    "waiting": "Waits for a privacy officer",
    "asked": "Waits for the practitioner’s answer",
    "answered": "Answered: waits for a privacy officer",
    "proper": "Proper",
    "not_proper": "Not proper",
}
DECIDED = frozenset({"proper", "not_proper"})
_AFTER = {"ask_more": "asked", "answer": "answered"}


def state_of(verdicts: Sequence[str]) -> str:
    """By the last row; one of `STATES`."""
    if not verdicts:
        return "waiting"
    return _AFTER.get(verdicts[-1], verdicts[-1])


def may_be_answered(verdicts: Sequence[str]) -> bool:
    """Only what was asked is answered."""
    return state_of(verdicts) == "asked"


def is_overdue(verdicts: Sequence[str], due: datetime, now: datetime) -> bool:
    """Also where the practitioner has not answered: the officer may decide without."""
    return state_of(verdicts) not in DECIDED and now >= due
