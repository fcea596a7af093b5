"""Records are kept as they came, each once."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestory.people import actions, queries
from onestory.people.models import Household, Identifier, Relationship, SourceRecord
from onestory.people.rules.numbers import identifiers
from onestory.people.tests.making import TODAY, frame, number, person_of, record
from onestory.shared import ids, nhs_number

database = pytest.mark.django_db


def receive(*records: dict) -> list[int]:
    return actions.receive_records(frame(*records), by="a test")["record_id"].to_list()


@database
def test_the_same_words_of_the_same_local_id_are_one_record() -> None:
    first = receive(record(nth=1, local_id="RC1", forename="Maya", surname="Okafor"))
    again = actions.receive_records(
        frame(
            record(nth=2, local_id="RC1", forename="Maya", surname="Okafor"),
            record(nth=3, local_id="RC1", forename="Maya", surname="Okafor-Reid"),
            record(nth=4, local_id="RC1", forename="Maya", surname="Okafor-Reid"),
        ),
        by="a test",
    )
    assert again["record_id"].to_list() == [first[0], 3 << 4, 3 << 4]
    assert again["new"].to_list() == [False, True, True]
    assert SourceRecord.objects.count() == 2


@database
def test_words_are_kept_unchanged_and_found_folded() -> None:
    receive(record(nth=1, forename="  Zoë-Anne", surname="O’Brien", postcode="zq1 1aa"))
    kept = SourceRecord.objects.get()
    assert (kept.forename, kept.surname, kept.postcode) == ("  Zoë-Anne", "O’Brien", "zq1 1aa")
    assert (kept.folded_name, kept.folded_postcode) == ("zoe anne obrien", "ZQ11AA")


@database
def test_a_number_that_names_nobody_is_kept_with_the_reason() -> None:
    receive(
        record(nth=1, nhs_number="943 476 5918"),
        record(nth=2, nhs_number="hello"),
        record(nth=3, nhs_number="5990128088"),
        record(nth=4, nhs_number=number(1), nhs_number_status="01"),
        record(nth=5, nhs_number="x" * 3000),
    )
    told = dict(Identifier.objects.values_list("record_id", "status"))
    assert told == {
        1 << 4: "wrong check digit",
        2 << 4: "malformed",
        3 << 4: "never issued" if nhs_number.kind("5990128088") is nhs_number.Kind.NEVER_ISSUED
        else "wrong check digit",
        4 << 4: "01",
    }  # fmt: skip


# Scottish numbers carry a birth date that the single check reads too; a column need not
WRITTEN = st.from_regex(r"([4-9][0-9]|00|3[3-9])[0-9]{7,9}", fullmatch=True)


@settings(deadline=None)
@given(st.lists(WRITTEN, min_size=1, max_size=40))
def test_whole_columns_of_numbers_are_judged_as_single_ones_are(numbers: list[str]) -> None:
    rows = pl.DataFrame(
        {
            "id": range(len(numbers)),
            "nhs_number": numbers,
            "nhs_number_status": "01",
            "held_from": TODAY,
        }
    )
    judged = identifiers(rows, test_numbers=False)
    expected = {
        nhs_number.Kind.REAL: ("nhs_number", "01"),
        nhs_number.Kind.OTHER_SCHEME: ("chi_or_hc", "01"),
        nhs_number.Kind.TEST: ("nhs_number", "never issued"),
        nhs_number.Kind.NEVER_ISSUED: ("nhs_number", "never issued"),
        nhs_number.Kind.MALFORMED: ("nhs_number", "malformed"),
        nhs_number.Kind.WRONG_CHECK_DIGIT: ("nhs_number", "wrong check digit"),
    }
    for number_written, scheme, status in judged.select("value", "scheme", "status").iter_rows():
        assert (scheme, status) == expected[nhs_number.kind(number_written)], number_written


@database
def test_an_address_that_comes_back_is_the_newest_again() -> None:
    days = [TODAY - dt.timedelta(days=n) for n in (90, 60, 30)]
    homes = ["1 Mill Lane", "2 Quay Street", "1 Mill Lane"]
    kept = [
        receive(record(nth=n, local_id="RC1", address=home, held_from=day))[0]
        for n, (day, home) in enumerate(zip(days, homes, strict=True), 1)
    ]
    person = person_of(*sorted(set(kept)))
    address = queries.shown([person])[person].address
    assert address is not None
    assert (address.value, address.since) == ("1 Mill Lane", days[2])


@database
def test_a_relationship_told_many_times_is_one_from_its_first_day() -> None:
    child, mother = receive(record(nth=1), record(nth=2, role="mother"))
    for n, day in enumerate((TODAY, TODAY - dt.timedelta(days=9), TODAY), 5):
        told = {"id": n << 4, "child_id": child, "other_id": mother, "kind": "mother"}
        actions.add_relationships(pl.DataFrame([told | {"held_from": day}]), by="a test")
    kept = Relationship.objects.get()
    assert (kept.id, kept.held_from) == (5 << 4, TODAY - dt.timedelta(days=9))


@database
def test_what_a_corrected_row_said_of_a_family_holds_no_more() -> None:
    child, mother, father = receive(record(nth=1), record(nth=2), record(nth=3))
    row, correction = ids.row_id(1, 5), ids.row_id(2, 1)
    told = {"id": row | 3, "child_id": child, "other_id": mother, "kind": "mother"}
    actions.add_relationships(pl.DataFrame([told | {"held_from": TODAY}]), by="a test")
    assert actions.supersede_rows({row: correction}, by="a test") == 1
    better = told | {"id": correction | 3, "other_id": father, "kind": "father"}
    actions.add_relationships(pl.DataFrame([better | {"held_from": TODAY}]), by="a test")
    in_force = Relationship.objects.filter(superseded_by__isnull=True)
    assert [one.kind for one in in_force] == ["father"]


@database
def test_a_household_has_each_member_once() -> None:
    tenant, child = receive(record(nth=1, source="housing"), record(nth=2, source="housing"))
    rows = [
        {"id": n << 4, "source": "housing", "local_id": "T1", "record_id": who, "held_from": TODAY}
        for n, who in enumerate((tenant, child, tenant), 7)
    ]
    assert actions.add_households(pl.DataFrame(rows), by="a test") == 2
    assert actions.add_households(pl.DataFrame(rows), by="a test") == 0
    assert Household.objects.get().members.count() == 2


@database
@pytest.mark.parametrize(
    ("written", "shown"),
    [("Female", "Baby Nowak"), ("TWIN 1", "TWIN 1 Nowak"), ("Baby Girl", "Baby Girl Nowak")],
)
def test_a_newborn_without_a_name_is_shown_as_a_baby(written: str, shown: str) -> None:
    person = person_of(*receive(record(nth=1, forename=written, surname="Nowak")))
    name = queries.shown([person])[person].name
    assert name
    assert name.value == shown
