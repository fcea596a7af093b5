"""New arrivals: by name where the family agreed, all births by number, no hidden address."""

import datetime as dt

import pytest

from onestory.profile.tests import world

pytestmark = pytest.mark.usefixtures("ashwater")


def arrivals(code: str = world.CENTRE_WORKER, asked: str = "") -> str:
    answer = world.signed_in(code).get(f"/arrivals/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_families_who_agreed_are_named_and_the_others_are_counted() -> None:
    world.born_in_reach(range(1, 10), answer="given", forename="Ada")
    world.born_in_reach(range(10, 13), answer="refused", forename="Bea")
    world.born_in_reach([14], forename="Cyd")
    page = arrivals()
    assert page.count(">Ada ") == 9
    assert "Bea" not in page
    assert "Cyd" not in page
    assert "Births in the reach area: about 15" in page
    assert "Named here: 9 families" in page


def test_a_small_number_is_not_given_exactly() -> None:
    world.born_in_reach([1, 2], answer="given")
    assert "fewer than 8" in arrivals()


def test_consent_withdrawn_takes_the_name_away_at_the_next_look() -> None:
    baby = world.born_in_reach([3], answer="given", forename="Ada")[0]
    assert "Ada" in arrivals()
    world.consented(baby, "withdrawn")
    assert "Ada" not in arrivals()


def test_a_family_known_for_another_child_is_still_not_named_without_consent() -> None:
    baby = world.born_in_reach([3], answer="refused", forename="Ada")[0]
    world.happened(world.entry(baby, "CC01", kind="centre_registration"))
    page = arrivals()
    assert "Ada" not in page


def test_a_registered_baby_is_marked_as_known_to_the_centre() -> None:
    baby = world.born_in_reach([3], answer="given", forename="Ada")[0]
    assert "Not yet known" in arrivals()
    world.happened(world.entry(baby, "CC01", kind="centre_registration"))
    assert "Known to the centre" in arrivals()


def test_another_centre_s_babies_are_not_shown_nor_counted() -> None:
    world.born_in_reach([3], answer="given", forename="Ada", postcode="ZQ1 7AA")
    page = arrivals()
    assert "Ada" not in page
    assert "Births in the reach area: none" in page


def test_a_baby_who_died_is_not_on_the_list() -> None:
    world.born_in_reach([3], answer="given", forename="Ada", died_on=dt.date(2026, 11, 4))
    assert "Ada" not in arrivals()


def test_a_hidden_address_is_in_nobody_s_list() -> None:
    world.born_in_reach([3], answer="given", forename="Ada", address_hidden=True)
    page = arrivals()
    assert "Ada" not in page
    assert "Births in the reach area: none" in page


def test_a_woman_who_agreed_at_booking_is_expected() -> None:
    mother = world.someone(forename="Eve", surname="Green", dob="1996-02-02", postcode="ZQ1 2AB")
    world.pregnant(mother)
    assert "Eve Green" not in arrivals()
    world.consented(mother, "given", "antenatal_bookings_to_centres")
    page = arrivals()
    assert "Eve Green" in page
    assert "24 December 2026" in page


def test_months_can_be_picked_and_nonsense_is_this_month() -> None:
    assert "New arrivals, October 2026" in arrivals(asked="?month=2026-10")
    assert "New arrivals, November 2026" in arrivals(asked="?month=2026-99")
    assert "New arrivals, November 2026" in arrivals(asked="?centre=CC05")  # not this worker's
    assert "Heronmere" in arrivals(asked="?centre=CC05")


def test_without_an_agreement_in_force_births_are_not_counted_and_the_page_says_why() -> None:
    world.born_in_reach([1, 2], answer="given", forename="Ada")
    world.ended("births_as_numbers")
    page = arrivals()
    assert page.count(">Ada ") == 2
    assert "Births in the reach area" not in page
    assert "How many were born is not shown" in page
    assert "“Births as numbers” was ended on 23 November 2026" in page


def test_no_visit_without_a_referral_is_said_on_the_page() -> None:
    assert "Do not visit" in arrivals()


def test_a_health_visitor_has_no_such_list() -> None:
    answer = world.signed_in(world.HEALTH_VISITOR).get("/arrivals/")
    assert answer.status_code == 403
