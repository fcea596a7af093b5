"""How an agreement stands, case by case: the pure rule and the SQL give the same state and words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from psycopg.types.range import DateRange

from onestory.sharing.definitions import agreements
from onestory.sharing.models import (
    Approval,
    ApprovalWithdrawal,
    ConditionMet,
    Ending,
    Signing,
)
from onestory.sharing.queries.agreements import life_of, signings_running
from onestory.sharing.rules.agreement_life import Approved, Put, life, reminder
from onestory.sharing.rules.agreement_text import digest
from tests.lens.families import TODAY
from tests.lens.kept import rows
from tests.lens.worlds import OFFICES

AGREEMENT = agreements()["who_is_involved"]
NAMES = {"hospital": "Hospital", "council": "Council"}
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
WHOLE = tuple(
    Approved(party, office, YESTERDAY) for party in ("council", "hospital") for office in OFFICES
)
LAST = WHOLE[-1]
PUT = Put(
    parties=("council", "hospital"),
    offices=tuple(OFFICES),
    begins=date(2026, 1, 1),
    ends=date(2028, 1, 1),
    review_on=date(2027, 10, 1),
    approvals=WHOLE,
)


def but(**last: object) -> tuple[Approved, ...]:
    """All approvals, the hospital's SIRO's with a difference."""
    return (*WHOLE[:-1], replace(LAST, **last))  # type: ignore[arg-type]


CASES: list[tuple[str, Put | None, str, str]] = [
    ("nobody put it forward", None, "unsigned", "has not been signed"),
    ("approved by every party, and in date", PUT, "in_force", ""),
    (
        "one approval is missing",
        replace(PUT, approvals=WHOLE[:-1]),
        "draft",
        "is not yet approved by Hospital",
    ),
    (
        "two are missing: the first is named",
        replace(PUT, approvals=WHOLE[1:-1]),
        "draft",
        "is not yet approved by Council",
    ),
    ("an approval of today counts", replace(PUT, approvals=but(since=TODAY)), "in_force", ""),
    (
        "one of tomorrow does not",
        replace(PUT, approvals=but(since=TOMORROW)),
        "draft",
        "is not yet approved by Hospital",
    ),
    (
        "a condition is not met",
        replace(PUT, approvals=but(condition="Train first")),
        "draft",
        "is not yet approved by Hospital",
    ),
    (
        "a condition is met",
        replace(PUT, approvals=but(condition="Train first", met=TODAY)),
        "in_force",
        "",
    ),
    (
        "a condition is met tomorrow",
        replace(PUT, approvals=but(condition="Train first", met=TOMORROW)),
        "draft",
        "is not yet approved by Hospital",
    ),
    (
        "an approval was withdrawn today",
        replace(PUT, approvals=but(withdrawn=TODAY)),
        "draft",
        "is not yet approved by Hospital",
    ),
    (
        "an approval is withdrawn tomorrow",
        replace(PUT, approvals=but(withdrawn=TOMORROW)),
        "in_force",
        "",
    ),
    (
        "withdrawn and given again",
        replace(PUT, approvals=(*but(withdrawn=YESTERDAY), replace(LAST, since=TODAY))),
        "in_force",
        "",
    ),
    ("nobody is party", replace(PUT, parties=()), "draft", "has no parties"),
    (
        "it begins tomorrow",
        replace(PUT, begins=TOMORROW),
        "approved",
        "is not in force until 24 November 2026",
    ),
    ("it begins today", replace(PUT, begins=TODAY), "in_force", ""),
    ("today is its last day", replace(PUT, ends=TOMORROW), "in_force", ""),
    ("it lapsed today", replace(PUT, ends=TODAY), "lapsed", "lapsed on 23 November 2026"),
    ("its review is today", replace(PUT, review_on=TODAY), "review_due", ""),
    ("its review is tomorrow", replace(PUT, review_on=TOMORROW), "in_force", ""),
    (
        "it was ended today",
        replace(PUT, ended_on=TODAY),
        "ended",
        "was ended on 23 November 2026",
    ),
    ("it ends tomorrow", replace(PUT, ended_on=TOMORROW), "in_force", ""),
    (
        "the definition was changed since, without a new version",
        replace(PUT, changed=True),
        "unsigned",
        "was changed after it was signed, and must be signed again",
    ),
]
table = pytest.mark.parametrize(("sentence", "put", "state", "why_not"), CASES)


@table
def test_the_rule(sentence: str, put: Put | None, state: str, why_not: str) -> None:
    found = life(put, TODAY, NAMES)
    assert (found.state, found.why_not) == (state, why_not), sentence


@table
@pytest.mark.usefixtures("partnership")
def test_the_sql_says_the_same(sentence: str, put: Put | None, state: str, why_not: str) -> None:
    if put:
        keep(put)
    found = rows(
        "select state, why_not from sharing_lives(%s) where agreement = %s", TODAY, AGREEMENT.id
    )
    assert found == [(state, why_not)], sentence
    assert vars(life_of(AGREEMENT, TODAY)) == {"state": state, "why_not": why_not}
    assert put is None or signings_running()[AGREEMENT.id].put == put


@pytest.mark.parametrize(
    ("left", "days"),
    [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)],
)
def test_the_nearest_reminder_is_due(left: int, days: int | None) -> None:
    assert reminder(TODAY + timedelta(days=left), TODAY) == days


def keep(put: Put) -> None:
    """The case as rows."""
    signing = Signing.objects.create(
        agreement=AGREEMENT.id,
        version=AGREEMENT.version,
        digest="another" if put.changed else digest(AGREEMENT),
        parties=list(put.parties),
        held=DateRange(put.begins, put.ends),
        review_on=put.review_on,
        entered_by="test",
    )
    for row, each in _kept(signing, put.approvals):
        who = {"organisation_id": each.organisation, "office": each.office, "name": "N"}
        if each.withdrawn:
            ApprovalWithdrawal.objects.create(
                approval=row, withdrawn_on=each.withdrawn, reason="Why", **who
            )
        if each.met:
            ConditionMet.objects.create(approval=row, met_on=each.met, words="How", **who)
    if put.ended_on:
        Ending.objects.create(
            signing=signing,
            ended_on=put.ended_on,
            reason="Why",
            organisation_id="council",
            office="siro",
            name="N",
        )


def _kept(signing: Signing, approvals: tuple[Approved, ...]) -> Iterator[tuple[Approval, Approved]]:
    for each in approvals:
        yield (
            Approval.objects.create(
                signing=signing,
                organisation_id=each.organisation,
                office=each.office,
                name="N",
                approved_on=each.since,
                conditions=each.condition,
            ),
            each,
        )
