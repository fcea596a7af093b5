"""Who is told, and how: the rules of safe contact, honoured for each adult by what is so today."""

import datetime as dt
from typing import Any

import pytest

from onestory.parents.definitions import audiences
from onestory.parents.kinds import Plan
from onestory.parents.queries import families
from onestory.parents.queries.families import Asked
from onestory.parents.tests import world
from onestory.parents.tests.world import ELSEWHERE, HOME, MOBILE, child, parent, rule
from onestory.people.models import Person
from onestory.profile.tests.world import pregnant

pytestmark = pytest.mark.usefixtures("ashwater")
BOTH_WAYS = ("letter", "text")


def planned(audience: str = "under_fives", **said: Any) -> Plan:
    asked = Asked(audiences()[audience], "who_is_involved", 1, **said)
    return families.plan(asked, world.TODAY)


def named(plan: Plan) -> dict[tuple[int, ...], str]:
    return {unit.adults: unit.way for unit in plan.units}


def why_not(plan: Plan) -> dict[int, str]:
    return {one.person: one.because for one in plan.unreached}


def test_twins_give_their_mother_one_letter() -> None:
    mother = parent(child(forename="Ifrah"), child(forename="Idil"))
    (unit,) = planned().units
    assert unit.adults == (mother,)
    assert len(unit.about) == 2


def test_parents_at_one_address_are_named_on_one_letter_and_parents_apart_get_their_own() -> None:
    together, apart = child(), child(forename="Oisín", surname="Gallagher")
    mother, father = parent(together), parent(together, kind="father", forename="Emeka")
    niamh = parent(apart, **HOME | {"address": "5 Mill Lane"})
    declan = parent(apart, kind="father", responsible=True, **ELSEWHERE)
    assert named(planned()) == {
        (mother, father): "letter",
        (niamh,): "letter",
        (declan,): "letter",
    }


def test_a_father_elsewhere_whose_responsibility_nobody_recorded_is_not_written_to() -> None:
    one = child()
    mother = parent(one)
    parent(one, kind="father", **ELSEWHERE)
    assert named(planned()) == {(mother,): "letter"}


@pytest.mark.parametrize("fact", [{"died_on": world.TODAY}, {"stillborn": True}])
def test_the_parent_of_a_child_who_died_is_not_told_for_that_child(fact: dict[str, Any]) -> None:
    parent(child(**fact))
    assert planned() == Plan()


def test_a_mother_who_lost_one_child_is_told_for_the_living_one_alone() -> None:
    living = child(forename="Ada")
    parent(living, child(forename="Leonor", died_on=world.TODAY), child(stillborn=True))
    (unit,) = planned().units
    assert unit.about == (living,)


def test_a_parent_who_died_is_not_written_to_and_the_other_is() -> None:
    one = child()
    mother = parent(one, died_on=world.TODAY)
    father = parent(one, kind="father", responsible=True)
    plan = planned()
    assert named(plan) == {(father,): "letter"}
    assert why_not(plan) == {mother: "They have died: nothing is sent"}


def test_a_sealed_identity_leads_to_nobody() -> None:
    one = child()
    parent(one)
    Person.objects.filter(pk=one).update(sealed=True)
    assert planned() == Plan()


@pytest.mark.parametrize("whose", ["mother", "child"])
def test_no_letter_goes_to_a_hidden_address_by_post(whose: str) -> None:
    one = child(address_hidden=whose == "child")
    mother = parent(one, address_hidden=whose == "mother")
    plan = planned()
    assert plan.units == ()
    assert "must not be known" in why_not(plan)[mother]


def test_the_number_of_one_whose_address_is_hidden_is_not_used_either() -> None:
    mother = parent(child(), phone=MOBILE)
    rule(mother, "hidden_address")
    plan = planned(ways=BOTH_WAYS)
    assert plan.units == ()
    assert mother in why_not(plan)


def test_the_mother_of_a_child_whose_address_is_hidden_may_get_a_text() -> None:
    mother = parent(child(address_hidden=True), phone=MOBILE)
    assert named(planned(ways=BOTH_WAYS)) == {(mother,): "text"}


def test_nothing_that_others_at_home_could_notice_is_sent_to_one_who_asked_for_that() -> None:
    mother = parent(child(), phone=MOBILE)
    rule(mother, "covert")
    plan = planned(ways=BOTH_WAYS)
    assert plan.units == ()
    assert "notice" in why_not(plan)[mother]


def test_a_forbidden_way_is_not_taken_and_another_is() -> None:
    mother = parent(child(), phone=MOBILE)
    rule(mother, "forbidden", "letter")
    assert named(planned(ways=BOTH_WAYS)) == {(mother,): "text"}
    assert planned().units == ()


def test_the_way_they_prefer_goes_first() -> None:
    mother = parent(child(), phone=MOBILE)
    assert named(planned(ways=BOTH_WAYS)) == {(mother,): "letter"}
    rule(mother, "preferred", "text")
    assert named(planned(ways=BOTH_WAYS)) == {(mother,): "text"}


def test_parents_at_one_address_who_are_reached_differently_are_told_apart() -> None:
    one = child()
    mother, father = parent(one, phone=MOBILE), parent(one, kind="father")
    rule(mother, "preferred", "text")
    assert named(planned(ways=BOTH_WAYS)) == {(mother,): "text", (father,): "letter"}


def test_one_who_must_not_be_found_by_the_other_is_not_named_beside_him() -> None:
    one = child()
    mother, father = parent(one), parent(one, kind="father", responsible=True)
    rule(mother, "protected_from", protected_from_id=father)
    assert named(planned()) == {(mother,): "letter", (father,): "letter"}


def test_nothing_about_a_child_goes_to_an_adult_who_must_not_find_them() -> None:
    one = child()
    mother, father = parent(one), parent(one, kind="father", responsible=True, **ELSEWHERE)
    rule(one, "protected_from", protected_from_id=father)
    assert named(planned()) == {(mother,): "letter"}


def test_where_no_letter_would_arrive_that_is_said() -> None:
    mother = parent(child(), address="No fixed address", postcode="ZZ99 3VZ")
    assert why_not(planned()) == {mother: families.NO_WAY_THERE}


def test_a_fifth_birthday_ends_it() -> None:
    parent(child(dob="2021-11-23"))
    four = parent(child(dob="2021-11-24"))
    assert named(planned()) == {(four,): "letter"}


def test_only_families_in_the_centres_reach_are_told_where_that_is_asked() -> None:
    near = parent(child(**HOME))
    parent(child(forename="Far", **ELSEWHERE), **ELSEWHERE)
    parent(child(forename="Hidden", address_hidden=True, **HOME), **ELSEWHERE)
    assert named(planned("in_reach", centre="CC01")) == {(near,): "letter"}


def test_a_woman_whose_pregnancy_goes_on_is_told_in_her_own_right() -> None:
    woman = parent()
    pregnant(woman)
    (unit,) = planned("expecting").units
    assert (unit.adults, unit.about) == ((woman,), (woman,))


def test_a_woman_whose_pregnancy_ended_is_not_written_to_however_it_ended() -> None:
    for outcome in ("miscarriage", "termination", "stillbirth"):
        pregnant(parent(forename=outcome), outcome=outcome)
    lost = parent(forename="Priya")
    pregnant(lost)
    baby = child(dob="2026-11-20", stillborn=True)
    world.tie(baby, adult=lost, kind="mother")
    overdue = parent(forename="Long ago")
    pregnant(overdue, due_on=world.TODAY - dt.timedelta(weeks=4))
    assert planned("expecting") == Plan()


def test_a_woman_whose_baby_was_stillborn_is_told_for_her_older_child_alone() -> None:
    older = child(forename="Ada", dob="2023-03-03")
    lost = parent(older)
    baby = child(dob="2026-11-20", stillborn=True)
    world.tie(baby, adult=lost, kind="mother")
    (unit,) = planned().units
    assert unit.about == (older,)


def test_a_tie_that_ended_tells_nobody() -> None:
    one, former = child(), parent(forename="Former")
    world.tie(one, adult=former, kind="carer", responsible=True, held_until=world.TODAY)
    assert planned() == Plan()
