"""The lives make sense: told from the families themselves, before any file is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from demo import borough
from demo.lives import families, kin
from demo.lives.people import Family
from demo.lives.wishes import SHOWCASES, Wish
from demo.lives.world import World
from demo.tests.conftest import TODAY


@pytest.fixture(scope="module")
def town() -> list[Family]:
    return list(_town(1200))


def _town(count: int) -> Iterator[Family]:
    world = World.of(borough.load(), TODAY, 1500)
    for number in range(count):
        wish = SHOWCASES[number] if number < len(SHOWCASES) else Wish()
        yield from kin.household(number, Random(number), world, wish)


def test_mothers_are_old_enough_and_not_too_old_to_be_mothers(town: list[Family]) -> None:
    for family in town:
        if family.adoptive:
            continue
        for child in family.children:
            years = (child.born - family.mother.born).days / 365.25
            assert 15 < years < 52, (family.number, years)


def test_twins_have_different_names_numbers_and_places_in_the_order_of_birth(
    town: list[Family],
) -> None:
    births = [p.babies for f in town for p in f.pregnancies if len(p.babies) > 1]
    assert len(births) >= 10
    for babies in births:
        assert len({baby.names[-1].forename for baby in babies}) == len(babies)
        assert [baby.order for baby in babies] == list(range(1, len(babies) + 1))
        assert len({baby.nhs_number for baby in babies}) == len(babies)


def test_no_two_people_share_an_nhs_number_or_a_key(town: list[Family]) -> None:
    everyone = [p for f in town for p in [*f.parents(), *f.children]]
    assert len({p.key for p in everyone}) == len(everyone)
    assert len({p.nhs_number for p in everyone}) == len(everyone)


def test_one_pregnancy_ends_before_the_next_begins(town: list[Family]) -> None:
    for family in town:
        spells = sorted((p.conceived, p.ended or TODAY) for p in family.pregnancies)
        for (_, end), (start, _) in pairwise(spells):
            assert end < start, family.number


def test_names_follow_one_another_and_nobody_dies_before_birth(town: list[Family]) -> None:
    for family in town:
        for person in [*family.parents(), *family.children]:
            since = [name.since for name in person.names]
            assert since == sorted(since), (family.number, person.names)
            assert person.died is None or person.born < person.died <= TODAY


def test_who_fled_to_a_refuge_lives_where_the_other_parent_does_not(town: list[Family]) -> None:
    fled = [f for f in town if f.mother.home(TODAY).restricted]
    assert len(fled) >= 2
    for family in fled:
        assert family.father is None or not family.father.home(TODAY).restricted
        assert all(child.home(TODAY).restricted for child in family.children)


def test_an_adopted_child_has_two_identities_with_nothing_but_birthday_and_sex_in_common(
    town: list[Family],
) -> None:
    new = next(c for f in town if f.adoptive for c in f.children)
    was = next(int(flag[4:]) for flag in new.flags if flag.startswith("was:"))
    old = next(c for f in town for c in f.children if c.key == was)
    assert (old.born, old.sex) == (new.born, new.sex)
    assert old.nhs_number != new.nhs_number
    assert old.left == new.arrived
    assert not old.here(TODAY)
    assert new.here(TODAY)


def test_what_must_be_found_is_there(town: list[Family]) -> None:
    stories = {family.showcase for family in town}
    assert {wish.showcase for wish in SHOWCASES} <= stories
    amelia = town[0].children[0]
    assert (amelia.names[-1].forename, amelia.names[-1].surname) == ("Amelia", "Okonkwo-Hughes")
    assert amelia.home(TODAY).centre == "CC01"


def test_a_stillbirth_leaves_no_child(town: list[Family]) -> None:
    family = next(f for f in town if f.showcase == "stillbirth")
    assert [p.outcome for p in family.pregnancies] == ["SB"]
    assert family.children == []


def test_those_new_to_the_country_have_no_number_at_first(town: list[Family]) -> None:
    family = next(f for f in town if f.showcase == "new_to_country")
    arrived = family.mother.arrived
    assert family.mother.nhs_from > arrived + timedelta(days=30)


def test_children_of_every_age_under_five_live_here(town: list[Family]) -> None:
    ages = [(TODAY - c.born).days // 365 for f in town for c in families.under_fives(f, TODAY)]
    for year in range(5):
        assert 0.15 < ages.count(year) / len(ages) < 0.27, year
