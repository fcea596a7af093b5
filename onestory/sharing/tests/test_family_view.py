"""What a family is told of who looked, in plain words, and what is left out for safety by rule."""

from dataclasses import replace
from datetime import date

import pytest

from onestory.shared.catalogue import definitions
from onestory.sharing.rules.family_view import (
    LEFT_OUT,
    FamilyRule,
    Looked,
    left_out_by,
    rule_on,
    under,
    what,
    who,
    why,
)

TODAY = date(2026, 11, 23)
RULE = rule_on(definitions("onestory.sharing.family_rules", FamilyRule).values(), TODAY)
VISIT = Looked(
    action="read",
    purpose="direct care",
    reader="Grace Adeyemi",
    roles=("Health visitor",),
    services=("Health visiting",),
    service_kinds=frozenset({"health_visiting"}),
    sensitive=False,
    agreements=("own_notes", "who_is_involved v1"),
)
SAFETY = replace(VISIT, agreements=("override",))


def test_a_look_is_told_with_who_what_why_and_what_allowed_it() -> None:
    assert left_out_by(VISIT, RULE) == ""
    assert who(VISIT, RULE) == "Grace Adeyemi, health visitor, Health visiting"
    assert (what("read"), why("direct care")) == ("opened the page", "to care for your family")
    names = {"who_is_involved": "Who is involved"}
    assert under(VISIT, names) == "the record of their own service, agreement “Who is involved”"


@pytest.mark.parametrize(
    ("look", "rule"),
    [
        (replace(VISIT, sensitive=True), "sensitive_service"),
        (replace(VISIT, service_kinds=frozenset({"police"})), "service_not_told"),
        (replace(SAFETY, override="waiting"), "under_review"),
        (replace(SAFETY, override="asked"), "under_review"),
        (replace(SAFETY, override="answered"), "under_review"),
        (replace(SAFETY, override="proper", risk_if_told=True), "risk_if_told"),
        (replace(SAFETY, override="not_proper", risk_if_told=True), "risk_if_told"),
        (replace(SAFETY, override="proper"), ""),
        (replace(SAFETY, override="not_proper"), ""),
    ],
)
def test_what_must_be_left_out_is_left_out_by_a_rule_that_has_a_name(
    look: Looked, rule: str
) -> None:
    assert left_out_by(look, RULE) == rule
    assert rule in {"", *LEFT_OUT}


def test_where_the_partnership_says_so_a_reader_is_told_by_service_and_not_by_name() -> None:
    worker = replace(
        VISIT,
        reader="Jerome Baptiste",
        roles=("Front-door worker",),
        services=("Early help hub",),
        service_kinds=frozenset({"early_help"}),
    )
    assert who(worker, RULE) == "A front-door worker, Early help hub"


def test_a_sensitive_service_is_told_where_the_partnership_s_rule_says_so() -> None:
    open_rule = replace(RULE, leave_out_sensitive=False)
    assert left_out_by(replace(VISIT, sensitive=True), open_rule) == ""


def test_every_action_has_words() -> None:
    for action in ("read", "family", "list seen lately", "list arrivals", "search", "override"):
        assert what(action) != action
