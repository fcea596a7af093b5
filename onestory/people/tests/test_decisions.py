"""What people decide holds against every run; undone, all is as before; the log tells it all."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.people import actions
from onestory.people.kinds import Refused, records_moved
from onestory.people.models import Link, LinkDecision, LinkQuestion, Person, SourceRecord
from onestory.people.tests.making import number
from onestory.people.tests.test_matching import child, deliver, person

pytestmark = pytest.mark.django_db


def state() -> dict[int, int | None]:
    return dict(SourceRecord.objects.values_list("id", "person_id"))


def replayed() -> dict[int, int | None]:
    """The link log read in order of id; what stands at the end of each record's links."""
    persons: dict[int, int | None] = dict.fromkeys(
        SourceRecord.objects.values_list("id", flat=True)
    )
    for link in Link.objects.order_by("id"):
        persons[link.record_id] = link.person_id if link.ended_at is None else None
    return persons


def a_question() -> LinkQuestion:
    """One forename and birthday, other homes and mothers: too much to part, too little to join."""
    deliver(child(), child(source="housing", **ELSEWHERE))
    return LinkQuestion.objects.get()


ELSEWHERE: dict[str, Any] = {
    "surname": "",
    "address": "7 Rise",
    "postcode": "ZQ8 8ZZ",
    "mother_forename": "Ingrid",
    "mother_surname": "Lind",
    "mother_dob": "1980-02-01",
}


def test_same_joins_and_different_parts_and_neither_is_asked_again() -> None:
    question = a_question()
    a, b = question.record_a_id, question.record_b_id
    before = state()
    assert person(a) != person(b)
    actions.decide(question.id, "same", reason="their midwife knows them", by="data lead")
    assert person(a) == person(b)
    assert Link.objects.get(record_id=b, ended_at=None).decided_by == "data lead"
    actions.decide(question.id, "different", reason="met them both", by="data lead")
    assert state() == before
    actions.rebuild(by="a test")
    assert state() == before
    assert LinkQuestion.objects.count() == 1


def test_cannot_tell_changes_nothing_and_is_not_asked_again() -> None:
    question = a_question()
    before = state()
    actions.decide(question.id, "cannot_tell", reason="no way to know", by="data lead")
    actions.match_records([question.record_a_id], by="a test")
    assert state() == before
    assert LinkQuestion.objects.filter(withdrawn_at=None).count() == 1


def test_new_evidence_withdraws_a_question() -> None:
    question = a_question()
    deliver(child(local_id=_local(question.record_b_id), source="housing"))
    question.refresh_from_db()
    assert person(question.record_a_id) == person(question.record_b_id)
    assert question.withdrawn_at is not None


def test_a_record_parted_by_hand_stays_apart_even_with_the_same_number() -> None:
    kept = deliver(
        child(nhs_number=number(1)),
        child(nhs_number=number(1), source="childrens_centres"),
        child(nhs_number=number(1), source="child_health_immunisations"),
    )
    actions.unlink(kept[1], reason="another Maya: her grandmother says so", by="data lead")
    assert person(kept[0]) == person(kept[2]) != person(kept[1])
    deliver(child(nhs_number=number(1), source="housing"))
    actions.rebuild(by="a test")
    assert person(kept[0]) == person(kept[2]) != person(kept[1])


def test_an_unlinking_undone_is_as_if_it_had_not_been() -> None:
    kept = deliver(
        child(nhs_number=number(1)), child(source="childrens_centres"), child(source="housing")
    )
    before = state()
    actions.unlink(kept[0], reason="a slip", by="data lead")
    assert person(kept[0]) != person(kept[1])
    said = LinkDecision.objects.first()
    assert said is not None
    actions.undo_decision(said.id, reason="it was right", by="data lead")
    assert state() == before
    assert Person.objects.get(id=kept[1]).continued_as_id == kept[0]


def test_whoever_keeps_rows_about_a_record_is_told_that_it_moved() -> None:
    kept = deliver(child(nhs_number=number(1)), child(source="housing"))
    heard: list[tuple[int, int, int]] = []

    def hear(moved: list[tuple[int, int, int]], **_: object) -> None:
        heard.extend(moved)

    records_moved.connect(hear)
    try:
        actions.unlink(kept[1], reason="not hers", by="data lead")
    finally:
        records_moved.disconnect(hear)
    assert heard == [(kept[1], kept[0], kept[1])]


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_decided_without_a_reason(reason: str) -> None:
    kept = deliver(child(nhs_number=number(1)), child(source="housing"))
    with pytest.raises(Refused):
        actions.unlink(kept[1], reason=reason, by="data lead")


def test_a_lone_record_cannot_be_parted() -> None:
    (only,) = deliver(child(nhs_number=number(1)))
    with pytest.raises(Refused, match="only record"):
        actions.unlink(only, reason="why not", by="data lead")


def test_an_identity_sealed_by_hand_leaves_the_index() -> None:
    kept = deliver(child(nhs_number=number(1)), child(source="housing"))
    actions.seal_person(kept[0], reason="adopted", by="privacy officer")
    assert Person.objects.get(id=kept[0]).sealed
    (again,) = deliver(child(nhs_number=number(1), source="childrens_centres"))
    assert person(again) == kept[0]
    with pytest.raises(Refused):
        actions.seal_person(kept[0], reason="adopted", by="privacy officer")


FORENAMES = ["Maya", "Leo", "Baby", "Sam", "Maia", ""]
SOURCES = ["health_visiting_contacts", "childrens_centres", "housing"]


@st.composite
def worlds(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A few families' records, crowded so that everything touches everything."""
    return [
        {
            "forename": draw(st.sampled_from(FORENAMES)),
            "surname": draw(st.sampled_from(["Okafor", "Reid", "Okafor-Reid"])),
            "dob": draw(st.sampled_from(["2026-03-14", "2026-03-14", "2024-01-02", "1994-05-06"])),
            "nhs_number": draw(st.sampled_from(["", "", number(1), number(2), number(3)])),
            "sex": draw(st.sampled_from(["", "F", "M"])),
            "birth_order": draw(st.sampled_from(["", "", "1", "2"])),
            "postcode": draw(st.sampled_from(["ZQ1 1AA", "ZQ2 2BB", ""])),
            "source": draw(st.sampled_from(SOURCES)),
            "local_id": draw(st.sampled_from(["A", "B", "C", "D", "E", "F"])),
        }
        for _ in range(draw(st.integers(2, 12)))
    ]


def groups() -> set[frozenset[int]]:
    together: dict[int | None, set[int]] = {}
    for record_id, whose in state().items():
        together.setdefault(whose, set()).add(record_id)
    return {frozenset(one) for one in together.values()}


def fresh() -> None:
    Person.objects.update(continued_as=None)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_linkkey, people_hotkey, people_pair")
    for model in (LinkDecision, LinkQuestion, Link, SourceRecord, Person):
        model.objects.all().delete()


@given(worlds(), st.randoms(use_true_random=False), st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_deliveries_in_any_order_give_the_people_of_a_rebuild(
    world: list[dict[str, Any]], shuffled: random.Random, data: st.DataObject
) -> None:
    fresh()
    rows = [child(nth=n, **said) for n, said in enumerate(world, 1)]
    shuffled.shuffle(rows)
    while rows:
        size = data.draw(st.integers(1, 5))
        deliver(*rows[:size])
        rows = rows[size:]
        assert replayed() == state()
    arrived = groups()
    actions.rebuild(by="a test")
    assert groups() == arrived
    assert replayed() == state()


@given(worlds(), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_joined_or_parted_and_undone_is_as_before(
    world: list[dict[str, Any]], data: st.DataObject
) -> None:
    fresh()
    deliver(*(child(nth=n, **said) for n, said in enumerate(world, 1)))
    before = state()
    ids = sorted(before)
    a, b = sorted((data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))))
    if a == b:
        return
    answer = data.draw(st.sampled_from(["same", "different"]))
    question, _ = LinkQuestion.objects.get_or_create(
        record_a_id=a, record_b_id=b, evidence_hash="00000000-0000-0000-0000-000000000001",
        defaults={"id": 1, "probability": 0.5, "because": "a test", "asked_at": "2026-11-23T09Z"},
    )  # fmt: skip
    actions.decide(question.id, answer, reason="says a test", by="data lead")
    assert (person(a) == person(b)) == (answer == "same")
    actions.rebuild(by="a test")
    assert (person(a) == person(b)) == (answer == "same")
    said = LinkDecision.objects.get()
    actions.undo_decision(said.id, reason="says a test", by="data lead")
    assert state() == before
    assert replayed() == state()


def _local(record_id: int) -> str:
    return SourceRecord.objects.get(id=record_id).local_id
