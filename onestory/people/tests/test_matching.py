"""Records find their persons: guards, families, newborns, corrections, and people's decisions."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from onestory.people import actions
from onestory.people.models import Link, LinkQuestion, Person, SourceRecord
from onestory.people.tests.making import frame, number, record

pytestmark = pytest.mark.django_db

BORN = date(2026, 3, 14)
HOME = {"address": "12 Mill Lane", "postcode": "ZQ1 1AA"}
NO_MOTHER = dict.fromkeys(("mother_forename", "mother_surname", "mother_dob"), "")
MUM = {"mother_forename": "Grace", "mother_surname": "Okafor", "mother_dob": "1994-05-06"}


def deliver(*records: dict[str, Any]) -> list[int]:
    kept = actions.receive_records(frame(*records), by="a test")["record_id"].to_list()
    actions.match_records(kept, by="a test")
    return kept


def person(record_id: int) -> int | None:
    return SourceRecord.objects.get(id=record_id).person_id


def child(**said: Any) -> dict[str, Any]:
    told = {"forename": "Maya", "surname": "Okafor", "dob": BORN, "sex": "F", **HOME, **MUM}
    return record(**(told | said))


def test_one_child_of_several_systems_is_one_person() -> None:
    first, second, third = deliver(
        child(nhs_number=number(1), nhs_number_status="01"),
        child(source="childrens_centres", sex="Girl"),
        child(source="child_health_immunisations", forename="MAYA", nhs_number=number(1)),
    )
    assert person(first) == person(second) == person(third) == first
    assert Person.objects.count() == 1


def test_each_link_says_why() -> None:
    first, second = deliver(
        child(nhs_number=number(1)), child(source="housing", sex="", address="12 MILL LANE")
    )
    founded, scored = Link.objects.get(record_id=first), Link.objects.get(record_id=second)
    assert founded.method == "founded"
    assert scored.method == "score"
    assert "birth date same" in scored.because
    assert scored.weight is not None
    assert {line["field"] for line in scored.evidence} == {"identity", "surname", "household"}


def test_matching_again_changes_nothing() -> None:
    kept = deliver(child(nhs_number=number(1)), child(source="housing"))
    before = list(Link.objects.order_by("id").values())
    done = actions.match_records(kept, by="a test")
    assert (done.links, done.persons, done.moved) == (0, 0, 0)
    assert list(Link.objects.order_by("id").values()) == before
    again = actions.rebuild(by="a test")
    assert (again.links, again.persons, again.moved) == (0, 0, 0)


def test_twins_stay_two_people_even_where_one_carries_the_others_number() -> None:
    twin = {"plurality": 2, "dob": BORN}
    maya, leo, wrong = deliver(
        child(**twin, birth_order=1, nhs_number=number(1)),
        child(**twin, birth_order=2, forename="Leo", sex="M", nhs_number=number(2)),
        child(**twin, birth_order=2, forename="Leo", sex="M", nhs_number=number(1),
              source="childrens_centres"),
    )  # fmt: skip
    assert person(maya) != person(leo)
    assert person(wrong) != person(maya)


def test_a_mother_is_never_her_child_whose_record_carries_her_number() -> None:
    mother, baby = deliver(
        record(role="mother", forename="Grace", surname="Okafor", dob="1994-05-06", sex="F",
               nhs_number=number(3), **HOME),
        child(forename="Baby", nhs_number=number(3), mother_nhs_number=number(3)),
    )  # fmt: skip
    assert person(mother) != person(baby)


def test_a_newborn_is_followed_through_naming() -> None:
    baby, named, centre = deliver(
        child(forename="Baby Girl", nhs_number=number(1), source="birth_notifications"),
        child(nhs_number=number(1), forename="Amara"),
        child(source="childrens_centres", forename="Amara", sex=""),
    )
    assert person(baby) == person(named) == person(centre)


def test_a_system_s_own_number_carries_a_person_through_a_change_of_name_and_home() -> None:
    before, after = deliver(
        child(local_id="RC7"),
        child(local_id="RC7", surname="Reid", address="9 Quay St", postcode="ZQ9 9ZZ"),
    )
    assert person(before) == person(after)
    assert Link.objects.get(record_id=after).method in {"same_system", "score"}


def test_two_persons_that_prove_one_are_merged_into_the_older_and_keep_an_alias() -> None:
    (first,) = deliver(child(forename="M", surname="", nhs_number="", **_nowhere()))
    (second,) = deliver(child(nhs_number=number(1)))
    assert person(first) != person(second)
    deliver(child(forename="M", nhs_number=number(1), local_id=_local(first)))
    assert person(second) == person(first) == first
    assert Person.objects.get(id=second).continued_as_id == first


def test_a_corrected_record_counts_no_more_and_goes_with_its_correction() -> None:
    wrong, other = deliver(
        child(forename="Leo", sex="M", nhs_number=number(2)),
        child(source="childrens_centres", forename="Leo", sex="M"),
    )
    assert person(wrong) == person(other)
    kept = actions.receive_records(
        frame(child(forename="Zoe", surname="Marsh", dob="2024-01-02", **_nowhere())), by="a test"
    )
    (right,) = kept["record_id"].to_list()
    actions.supersede_records({wrong: right}, by="a test")
    assert person(right) == person(wrong)
    assert person(other) != person(right)
    assert Link.objects.get(record_id=right, ended_at=None).method == "corrected"


def test_a_correction_taken_back_restores_what_was() -> None:
    kept = deliver(child(local_id="RC7"), child(source="housing"))
    before = {one: person(one) for one in kept}
    (slip,) = actions.receive_records(
        frame(child(local_id="RC7", forename="Zoe", surname="Marsh", dob="2023-09-09",
                    **_nowhere())), by="a test")["record_id"].to_list()  # fmt: skip
    actions.supersede_records({kept[0]: slip}, by="a test")
    actions.supersede_records({slip: kept[0]}, by="a test")
    assert {one: person(one) for one in kept} == before
    assert person(slip) == person(kept[0])


def test_a_sealed_record_s_number_leads_to_the_sealed_person_only() -> None:
    (sealed,) = deliver(child(sealed=True, nhs_number=number(5)))
    (new_identity,) = deliver(child(surname="Lindqvist", nhs_number=number(6)))
    (stray,) = deliver(child(source="childrens_centres", nhs_number=number(5)))
    assert Person.objects.get(id=sealed).sealed
    assert person(stray) == sealed
    assert SourceRecord.objects.get(id=stray).sealed
    assert person(new_identity) == new_identity
    assert not LinkQuestion.objects.exists()


def test_what_a_source_seals_later_is_sealed_whole() -> None:
    kept = deliver(child(nhs_number=number(5)), child(source="housing"))
    deliver(child(sealed=True, nhs_number=number(5), source="birth_notifications"))
    assert Person.objects.get(id=kept[0]).sealed
    assert SourceRecord.objects.filter(sealed=False).count() == 0


def _nowhere() -> dict[str, str]:
    return dict.fromkeys((*HOME, *MUM), "")


def _local(record_id: int) -> str:
    return SourceRecord.objects.get(id=record_id).local_id


def test_a_father_without_a_birth_date_is_not_his_son_of_the_same_name() -> None:
    (son,) = deliver(child(forename="Thomas", surname="Lawson", sex="M"))
    (father,) = deliver(
        child(forename="Thomas", surname="Lawson", sex="M", dob="", role="father", **NO_MOTHER)
    )
    told = {"id": 900 << 4, "child_id": son, "other_id": father, "kind": "father"}
    actions.add_relationships(pl.DataFrame([told | {"held_from": BORN}]), by="a test")
    assert person(son) != person(father)
    again = deliver(child(forename="Thomas", surname="Lawson", sex="M", source="housing"))
    actions.rebuild(by="a test")
    assert person(son) == person(again[0]) != person(father)
    assert not LinkQuestion.objects.filter(withdrawn_at=None).exists()


def test_a_mother_whose_age_is_known_is_one_with_the_member_of_a_household() -> None:
    grown = {"forename": "Andreea", "surname": "Popescu", "dob": "2000-07-03", **NO_MOTHER}
    mother, member = deliver(
        child(**grown, role="mother"), child(**grown, role="member", source="housing")
    )
    assert person(mother) == person(member)


def test_a_father_is_no_brother_of_his_sons_who_has_his_name() -> None:
    name = {"forename": "Thomas", "surname": "Lawson", "sex": "M"}
    (son,) = deliver(child(**name))
    (father,) = deliver(child(**name, dob="", role="father", **NO_MOTHER))
    assert person(son) != person(father)


def test_a_tenant_without_a_birth_date_is_the_mother_of_that_name_who_lives_there() -> None:
    name = {"forename": "Agnieszka", "surname": "Nowak", **NO_MOTHER}
    mother, tenant = deliver(
        child(**name, dob="1992-01-01", role="mother"),
        child(**name, dob="", sex="", role="tenant", source="housing"),
    )
    assert person(mother) == person(tenant)
    lines = {line["field"] for line in Link.objects.get(record_id=tenant).evidence}
    assert "role" in lines
