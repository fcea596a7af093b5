"""Who may open someone for safety, and when: a worried colleague yes, a curious one no."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from onestory.sharing.definitions import roles, watch
from onestory.sharing.rules.overrides import Asked, why_not
from onestory.sharing.rules.reviews import is_overdue, state_of
from onestory.sharing.rules.watch import watch_on

TODAY = date(2026, 11, 23)
WATCH = watch(TODAY)
MIDWIFE = Asked(
    may=roles()["midwife"].may,
    reason="unborn_child",
    words="Not seen for three weeks, and the father is back",
)


def test_a_midwife_who_says_why_may_open_someone() -> None:
    assert why_not(MIDWIFE, WATCH) is None


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("a role that opens nothing that is withheld", {"may": roles()["housing_officer"].may}),
        ("a data lead", {"may": roles()["data_lead"].may}),
        ("a privacy officer", {"may": roles()["privacy_officer"].may}),
        (
            "a privacy officer who is a midwife as well",
            {"may": roles()["midwife"].may | roles()["privacy_officer"].may},
        ),
        ("no reason", {"reason": ""}),
        ("a reason that nobody knows", {"reason": "curious"}),
        ("no words", {"words": ""}),
        ("a word that says nothing", {"words": "safeguarding  "}),
        ("oneself", {"tie": "self"}),
        ("one's own family", {"tie": "family"}),
        ("one's own household", {"tie": "household"}),
        ("a fourth person at once", {"open_now": 3}),
        ("an eleventh person in a day", {"opened_today": 10}),
    ],
)
def test_it_is_refused_with_who_can_help(sentence: str, change: dict[str, object]) -> None:
    because = why_not(replace(MIDWIFE, **change), WATCH)  # type: ignore[arg-type]
    assert because, sentence
    assert because.help


@pytest.mark.parametrize("change", [{"open_now": 2}, {"opened_today": 9}])
def test_up_to_the_limit_it_is_not_refused(change: dict[str, int]) -> None:
    assert why_not(replace(MIDWIFE, **change), WATCH) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        ([], "waiting"),
        (["ask_more"], "asked"),
        (["ask_more", "answer"], "answered"),
        (["ask_more", "answer", "not_proper"], "not_proper"),
        (["proper"], "proper"),
        (["proper", "not_proper"], "not_proper"),
    ],
)
def test_a_review_stands_where_its_last_row_leaves_it(verdicts: list[str], state: str) -> None:
    assert state_of(verdicts) == state


@pytest.mark.parametrize(
    ("verdicts", "days", "overdue"),
    [([], 2, False), ([], 3, True), (["ask_more"], 4, True), (["proper"], 400, False)],
)
def test_a_review_is_overdue_after_three_days_without_a_verdict(
    verdicts: list[str], days: int, overdue: bool
) -> None:
    opened = datetime(2026, 11, 23, 9, tzinfo=UTC)
    due = WATCH.review_due(opened)
    assert is_overdue(verdicts, due, opened + timedelta(days=days)) is overdue


def test_figures_hold_from_their_day() -> None:
    later = replace(WATCH, id="later", holds_from=date(2027, 1, 1), overrides_a_day=2)
    assert watch_on([WATCH, later], date(2026, 12, 31)) is WATCH
    assert watch_on([WATCH, later], date(2027, 1, 1)) is later
    with pytest.raises(ValueError, match="nothing says"):
        watch_on([later], TODAY)
