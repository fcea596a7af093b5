"""Which children a pregnancy became, and who is whose: tables of cases, then from records."""

from datetime import date

import polars as pl
import pytest

from onestory.people import actions, queries
from onestory.people.models import Person, SourceRecord
from onestory.people.rules import families
from onestory.people.rules.families import Booked
from onestory.people.tests.making import TODAY, frame, person_of, record


def booked(n: int = 1, **told: object) -> Booked:
    known: dict = {"booked_on": None, "due_on": None, "ended_on": None, "outcome": "ongoing"}
    return Booked(id=n, mother=7, babies=None, source="maternity_bookings", **(known | told))


DUE = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("pregnancy", "birth", "hers", "why"),
    [
        (booked(due_on=DUE), DUE, True, "on the day"),
        (booked(due_on=DUE), date(2026, 2, 9), True, "exactly 22 weeks"),
        (booked(due_on=DUE), date(2026, 2, 8), False, "a day before 22 weeks is no birth"),
        (booked(due_on=DUE), date(2026, 7, 6), True, "43 weeks"),
        (booked(due_on=DUE), date(2026, 7, 7), False, "later than any birth"),
        (booked(ended_on=DUE, due_on=date(2026, 9, 1)), date(2026, 6, 16), True, "past midnight"),
        (booked(ended_on=DUE), date(2026, 6, 20), False, "not the day it ended"),
        (booked(ended_on=DUE, outcome="miscarriage"), DUE, False, "it became no child"),
        (booked(booked_on=date(2025, 11, 1)), DUE, True, "no scan yet, booked in autumn"),
        (booked(), DUE, False, "nothing known, nothing guessed"),
    ],
)
def test_a_birth_is_of_a_pregnancy(pregnancy: Booked, birth: date, hers: bool, why: str) -> None:
    became = families.births_of([pregnancy], {100: birth})
    assert became[pregnancy.id] == ((100,) if hers else ()), why


def test_twins_come_of_one_pregnancy_even_on_two_sides_of_midnight() -> None:
    became = families.births_of([booked(due_on=DUE)], {1: date(2026, 6, 1), 2: date(2026, 6, 2)})
    assert became == {1: (1, 2)}


def test_a_child_comes_of_the_pregnancy_whose_day_is_nearest() -> None:
    two = [booked(1, due_on=date(2025, 8, 1)), booked(2, due_on=DUE)]
    assert families.births_of(two, {5: date(2026, 5, 20)}) == {1: (), 2: (5,)}


@pytest.fixture
def household(db: None) -> dict[str, int]:
    """A mother, her two children, the father of one, in health visiting's and housing's words."""
    who = ["mother", "maya", "sam", "father", "uncle"]
    rows = [
        record(nth=n, role=name, forename=name, dob="2024-01-05") for n, name in enumerate(who, 1)
    ]
    kept = actions.receive_records(frame(*rows), by="a test")["record_id"].to_list()
    persons = {name: person_of(one) for name, one in zip(who, kept, strict=True)}
    told = [("maya", "mother", "mother"), ("sam", "mother", "mother"), ("maya", "father", "father")]
    relations = [
        {
            "id": 100 + n << 4,
            "child_id": persons[child],
            "other_id": persons[other],
            "kind": kind,
            "held_from": TODAY,
        }
        for n, (child, other, kind) in enumerate(told)
    ]
    actions.add_relationships(pl.DataFrame(relations), by="a test")
    members = [
        {"id": 200 + n << 4, "source": "housing", "local_id": "T1", "record_id": persons[name],
         "held_from": date(2026, 1, 1), "held_until": gone}
        for n, (name, gone) in enumerate(
            [("mother", None), ("maya", None), ("uncle", date(2026, 3, 1))])
    ]  # fmt: skip
    actions.add_households(pl.DataFrame(members), by="a test")
    booking = {"id": 300 << 4, "mother_id": persons["mother"], "due_on": date(2024, 1, 10)}
    actions.add_pregnancies(pl.DataFrame([booking]), by="a test")
    return persons


def test_the_family_of_a_child_is_told_with_its_sources(household: dict[str, int]) -> None:
    found = queries.family(household["maya"], on=TODAY)
    assert [one.person_id for one in found.of_kind("mother")] == [household["mother"]]
    assert [one.person_id for one in found.of_kind("father")] == [household["father"]]
    assert [one.person_id for one in found.siblings] == [household["sam"]]
    assert [one.person_id for one in found.household] == [household["mother"]]
    assert all(one.because for one in (*found.adults, *found.siblings))


def test_a_mother_has_her_children(household: dict[str, int]) -> None:
    found = queries.family(household["mother"], on=TODAY)
    assert {one.person_id for one in found.children} == {household["maya"], household["sam"]}


def test_a_pregnancy_is_told_with_the_children_it_became(household: dict[str, int]) -> None:
    (told,) = queries.pregnancies_of([household["mother"]])
    assert (told.outcome, told.children) == ("live_birth", (household["maya"], household["sam"]))


def test_nothing_leads_to_or_from_a_sealed_identity(household: dict[str, int]) -> None:
    Person.objects.filter(id=household["sam"]).update(sealed=True)
    assert queries.family(household["maya"], on=TODAY).siblings == ()
    assert queries.pregnancies_of([household["mother"]])[0].children == (household["maya"],)
    sealed = queries.family(household["sam"], on=TODAY)
    assert (sealed.adults, sealed.siblings, sealed.household) == ((), (), ())


def test_a_hidden_address_tells_no_household(household: dict[str, int]) -> None:
    SourceRecord.objects.filter(id=household["mother"]).update(address_hidden=True)
    assert queries.family(household["maya"], on=TODAY).household == ()
    assert queries.family(household["mother"], on=TODAY).household == ()


@pytest.mark.parametrize("who", ["maya", "mother", "uncle"])
def test_a_family_costs_a_fixed_number_of_queries(
    household: dict[str, int], who: str, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        queries.family(household[who], on=TODAY)
