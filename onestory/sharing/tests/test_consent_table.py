"""The table of every combination holds for the rule, and leaves none out."""

from datetime import date
from itertools import product

import pytest

from onestory.sharing import consent_table
from onestory.sharing.consent_table import NOBODY, Case
from onestory.sharing.kinds import ANSWERS, CONSENTS, STANDINGS, STATES, Clause, Depth
from onestory.sharing.rules.consents import Said, state_of
from onestory.sharing.rules.facts import Facts, Term
from onestory.sharing.rules.lens import agreed

TODAY = date(2026, 11, 23)
EVERY = list(consent_table.cases())
ALL_ANSWERS = {NOBODY, *ANSWERS} - {"not_asked"}


def said(decider: str, answer: str, counts: bool) -> list[Said]:
    standing = "parental_responsibility" if counts else "no_parental_responsibility"
    return [] if answer == NOBODY else [Said("a", "", decider, answer, standing, TODAY)]


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_the_rule_says_what_the_table_says(case: Case) -> None:
    told = [
        *said("mother", case.mother, case.mother_counts),
        *said("father", case.father, case.father_counts),
    ]
    state = state_of(told, "a", "c")
    clause = Clause("c", Depth.EVENT, "none", case.clause_is)
    facts = Facts(person=7, answers={("a", "c"): state})
    assert (state, agreed(Term(clause, "a"), facts)) == (case.state, case.opens)


def test_no_combination_is_left_out_or_told_twice() -> None:
    one = [(NOBODY, False), *product(ALL_ANSWERS - {NOBODY}, (True, False))]
    wanted = {(*m, *f, rule) for m, f, rule in product(one, one, CONSENTS)}
    told = [(c.mother, c.mother_counts, c.father, c.father_counts, c.clause_is) for c in EVERY]
    assert len(told) == len(set(told)) == len(wanted)
    assert set(told) == wanted


def test_every_state_there_is_appears() -> None:
    assert {case.state for case in EVERY} == set(STATES) == set(consent_table.STATES)


def test_the_sixteen_cells_of_the_page_are_the_table_in_short() -> None:
    left = {"nothing": NOBODY, "yes": "given", "no": "refused", "no longer": "withdrawn"}
    words = {
        "given": "agreed",
        "refused": "a no",
        "withdrawn": "a no",
        "disputed": "they disagree",
        "not_asked": "nobody has answered",
    }
    states = {
        (case.mother, case.father): case.state
        for case in EVERY
        if case.mother_counts in {True, case.mother != NOBODY}
        and case.father_counts in {True, case.father != NOBODY}
    }
    for mother, row in consent_table.BY_HAND.items():
        for father, cell in zip(consent_table.LEFT, row, strict=True):
            assert words[states[left[mother], left[father]]] == cell


@pytest.mark.parametrize("standing", STANDINGS)
def test_each_standing_either_counts_or_does_not(standing: str) -> None:
    counts = standing not in {"no_parental_responsibility", "not_competent"}
    told = [Said("a", "", "mother", "given", standing, TODAY)]
    assert state_of(told, "a", "c") == ("given" if counts else "not_asked")
