"""How an agreement stands on a day: one rule over what was put forward, approved, withdrawn and ended.

The same rule stands as SQL in sharing/sql/facts.sql (`sharing_lives`); the cases of
`tests/lens/test_agreement_life.py` are the test of both. Change all or none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

REMINDERS = (90, 30, 7)
"""Days before the review on which the parties are reminded, once each."""


@dataclass(frozen=True)
class Approved:
    """One officer's approval, with what became of it."""

    organisation: str
    office: str
    since: date
    condition: str = ""
    met: date | None = None
    withdrawn: date | None = None


@dataclass(frozen=True)
class Put:
    """What was put forward for signing, with all that followed. `ends` is the first day without."""

    parties: tuple[str, ...]
    offices: tuple[str, ...]
    begins: date
    ends: date
    review_on: date
    approvals: tuple[Approved, ...] = ()
    ended_on: date | None = None
    changed: bool = False
    """Whether the definition was changed since, without a new version."""


@dataclass(frozen=True)
class Life:
    """`state` is one of `STATES_OF_AGREEMENTS`; `why_not` is empty where it opens something."""

    state: str
    why_not: str = ""


def life(put: Put | None, day: date, names: Mapping[str, str]) -> Life:
    """`names`: of organisations, by code."""
    if put is None:
        return Life("unsigned", "has not been signed")
    if put.ended_on and put.ended_on <= day:
        return Life("ended", f"was ended on {_day(put.ended_on)}")
    if put.changed:
        return Life("unsigned", "was changed after it was signed, and must be signed again")
    if day >= put.ends:
        return Life("lapsed", f"lapsed on {_day(put.ends)}")
    if lacking := sorted(names.get(party, party) for party, _ in waits_for(put, day)):
        return Life("draft", f"is not yet approved by {lacking[0]}")
    if not put.parties:
        return Life("draft", "has no parties")
    if day < put.begins:
        return Life("approved", f"is not in force until {_day(put.begins)}")
    return Life("review_due" if day >= put.review_on else "in_force")


def waits_for(put: Put, day: date) -> Iterator[tuple[str, str]]:
    """The officers, by organisation and office, whose approval does not count yet."""
    for party in put.parties:
        for office in put.offices:
            given = (
                one for one in put.approvals if (one.organisation, one.office) == (party, office)
            )
            if not any(counts(one, day) for one in given):
                yield party, office


def counts(approval: Approved, day: date) -> bool:
    """Given, not withdrawn, and what it asked for has been met."""
    return (
        approval.since <= day
        and not (approval.withdrawn and approval.withdrawn <= day)
        and (not approval.condition or bool(approval.met and approval.met <= day))
    )


def reminder(review_on: date, day: date) -> int | None:
    """The reminder that is due on the day: the nearest, so that a missed one is not told late."""
    left = (review_on - day).days
    return min((days for days in REMINDERS if 0 <= left <= days), default=None)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
