"""Whom a family's no is about, and by what right it is given."""

from onestory.parents.rules.adults import Tie
from onestory.parents.rules.noes import noes
from onestory.sharing.kinds import SaidNo

MOTHER, FATHER, CARER, CHILD, BROTHER = 1, 2, 3, 11, 12


def tie(adult: int, kind: str, responsible: bool | None = None) -> Tie:
    return Tie(adult, kind, responsible, "")


def standing(*ties: Tie) -> list[tuple[str, str]]:
    """Role and standing of what the first of them says about the child."""
    said = noes([ties[0].adult], {CHILD: ties})
    return [(one.decided_by_role, one.standing) for one in said if one.about == "child"]


def test_each_says_no_about_themselves_and_about_the_child() -> None:
    ties = [tie(MOTHER, "mother"), tie(FATHER, "father", True)]
    assert noes([MOTHER, FATHER], {CHILD: ties}) == [
        SaidNo(MOTHER, "self", "mother", "own"),
        SaidNo(FATHER, "self", "father", "own"),
        SaidNo(CHILD, "child", "mother", "parental_responsibility"),
        SaidNo(CHILD, "child", "father", "parental_responsibility"),
    ]


def test_a_father_says_nothing_about_a_child_who_is_not_his() -> None:
    ties = {CHILD: [tie(FATHER, "father")], BROTHER: [tie(MOTHER, "mother")]}
    about = {(one.person, one.decided_by_role) for one in noes([FATHER], ties)}
    assert about == {(FATHER, "father"), (CHILD, "father")}


def test_a_woman_who_is_pregnant_says_no_about_herself() -> None:
    assert noes([MOTHER], {MOTHER: []}) == [SaidNo(MOTHER, "self", "mother", "own")]


def test_a_mother_and_one_who_adopted_have_parental_responsibility_though_no_source_says_so() -> (
    None
):
    assert standing(tie(MOTHER, "mother")) == [("mother", "parental_responsibility")]
    adopted = tie(MOTHER, "adoptive_parent")
    assert standing(adopted) == [("other_parent", "parental_responsibility")]


def test_of_a_father_of_whom_no_source_says_it_is_not_recorded_and_his_no_counts() -> None:
    assert standing(tie(FATHER, "father")) == [("father", "not_recorded")]


def test_one_source_that_denies_parental_responsibility_is_enough() -> None:
    ties = tie(FATHER, "father", True), tie(FATHER, "parent", False)
    assert standing(*ties) == [("father", "no_parental_responsibility")]


def test_who_is_no_parent_says_no_as_a_guardian() -> None:
    assert standing(tie(CARER, "carer", True)) == [("guardian", "parental_responsibility")]
