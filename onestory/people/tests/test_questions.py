"""Questions are told side by side, likeliest first, and no longer once answered or withdrawn."""

from uuid import UUID

import pytest

from onestory.people import actions, queries
from onestory.people.models import LinkQuestion, SourceRecord
from onestory.people.tests.making import NOW
from onestory.people.tests.test_decisions import a_question
from onestory.people.tests.test_matching import child, deliver

pytestmark = pytest.mark.django_db
SIX = {"Maya": 20, "Leo": 21, "Zofia": 22, "Idris": 23, "Hodan": 24, "Wei": 25}


def test_a_question_is_told_field_by_field_in_words_and_weights() -> None:
    asked = queries.question(a_question().id)
    assert asked is not None
    lines = {line.field: line for line in asked.fields}
    assert (lines["forename"].a, lines["forename"].words) == ("Maya", "same")
    assert lines["forename"].weight is not None
    assert lines["forename"].weight > 0
    assert lines["mother"].weight is not None
    assert lines["mother"].weight < 0
    assert lines["address"].words == "elsewhere"
    assert lines["system"].weight == 0


def test_where_a_hidden_family_lives_is_not_told_to_whoever_answers() -> None:
    asked = a_question()
    SourceRecord.objects.filter(id=asked.record_b_id).update(address_hidden=True)
    told = queries.question(asked.id)
    assert told is not None
    assert not {"address", "phone"} & {line.field for line in told.fields}


def test_only_what_waits_is_listed_and_a_long_list_comes_in_pages() -> None:
    kept = deliver(*(child(forename=name, dob=f"20{year}-05-01") for name, year in SIX.items()))
    for n, (a, b) in enumerate(zip(kept[::2], kept[1::2], strict=True), 1):
        LinkQuestion.objects.create(
            id=n, record_a_id=a, record_b_id=b, evidence_hash=UUID(int=n), probability=n / 10,
            because="a test asks", asked_at=NOW,
        )  # fmt: skip
    first = queries.open_questions(limit=2)
    last = first[-1]
    rest = queries.open_questions(after=(last.probability, last.question_id))
    assert len({one.question_id for one in (*first, *rest)}) == 3 == queries.count_open_questions()
    actions.decide(last.question_id, "cannot_tell", reason="no way", by="data lead")
    assert queries.count_open_questions() == 2


def test_a_person_s_decisions_are_told_newest_first_with_what_holds() -> None:
    asked = a_question()
    actions.decide(asked.id, "same", reason="one child", by="data lead")
    (said,) = queries.decisions_about(asked.record_a_id)
    actions.undo_decision(said.decision_id, reason="no", by="data lead")
    told = queries.decisions_about(asked.record_a_id)
    assert [(one.answer, one.in_force) for one in told] == [("undone", False), ("same", False)]
    assert queries.count_open_questions() == 1


def test_records_are_told_with_the_links_that_make_them_a_person_s() -> None:
    kept = deliver(child(), child(source="childrens_centres"))
    views = queries.records_of(kept[0])
    assert [view.record_id for view in views] == kept
    assert all(view.link and view.link.because for view in views)
    assert views[0].words["address"] == "12 Mill Lane"
    SourceRecord.objects.filter(id=kept[1]).update(address_hidden=True)
    assert "address" not in queries.records_of(kept[0])[0].words
