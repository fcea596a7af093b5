"""Names of one origin are recognised as well as those of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.people.linkage.names import compare

SAME_FORENAME = [
    ("mohammed", "muhammad"),
    ("aisha", "ayesha"),
    ("yusuf", "yousef"),
    ("khadija", "kadijah"),
    ("abdi rahman", "abdirahman"),
    ("oluwaseun", "seun"),
    ("chukwuemeka", "emeka"),
    ("malgorzata", "gosia"),
    ("oleksandr", "alexander"),
    ("xiao ming", "xiaoming"),
    ("min jun", "minjun"),
    ("elizabeth", "beth"),
    ("katherine", "catherine"),
    ("mary jane", "mary"),
    ("siobhan", "shevaun"),
    ("gurpreet", "gurprit"),
    ("joao", "john"),
    ("ana maria", "anamaria"),
    ("piotr", "peter"),
    ("sara", "sarah"),
    ("abi", "abigail"),
    ("emmy", "emilia"),
    ("olly", "oliver"),
    ("guri", "gurpreet"),
    ("mohammedhashim", "hashim"),
    ("qusai", "kusay"),
]
SAME_SURNAME = [
    ("chaudhry", "choudhury"),
    ("hussain", "hussein"),
    ("obrien", "brien"),
    ("kowalski", "kowalska"),
    ("da silva", "silva"),
    ("zhang", "cheung"),
    ("al hassan", "hassan"),
    ("jama", "jaamac"),
    ("smith jones", "jones"),
    ("nguyen", "ngyuen"),
    ("garcia lopez", "garcia"),
    ("macdonald", "mcdonald"),
    ("shevchenko", "sevcenko"),
    ("owusu", "owosu"),
]
OTHERS = [
    ("olivia", "james"),
    ("aisha", "omar"),
    ("wei", "ming"),
    ("jakub", "piotr"),
    ("ngozi", "abena"),
    ("twinkle", "zara"),
    ("ol", "oliver"),
    ("kiki", "kimberley"),
    ("mohammedhashim", "ibrahim"),
    ("qusai", "qasim"),
]
words = st.text(alphabet="abcdeghijklmnorstuyz ", min_size=1, max_size=14).map(
    lambda t: " ".join(t.split())
)


@pytest.mark.parametrize(("a", "b"), SAME_FORENAME)
def test_forms_of_one_forename_meet(a: str, b: str) -> None:
    assert compare.forename_level(a, b) >= compare.NEAR


@pytest.mark.parametrize(("a", "b"), SAME_SURNAME)
def test_forms_of_one_surname_meet(a: str, b: str) -> None:
    assert compare.surname_level(a, b) >= compare.NEAR


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_other_names_do_not(a: str, b: str) -> None:
    assert compare.forename_level(a, b) <= compare.LOOSE


@pytest.mark.parametrize(("a", "b"), [("abi", "abigail"), ("olly", "oliver"), ("ann", "annabel")])
def test_a_family_name_has_no_pet_form(a: str, b: str) -> None:
    assert compare.surname_level(a, b) <= compare.LOOSE


def test_two_given_names_that_share_only_their_first_differ() -> None:
    assert compare.forename_level("ana maria", "ana sofia") == compare.LOOSE


@given(words, words)
def test_the_order_of_two_names_does_not_matter(a: str, b: str) -> None:
    assert compare.forename_level(a, b) == compare.forename_level(b, a)
    assert compare.surname_level(a, b) == compare.surname_level(b, a)
