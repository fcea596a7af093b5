"""A delivery from its file to the timeline: applied, resent, corrected, asked about, held."""

from dataclasses import replace

import pytest

from onestory.feeds import actions
from onestory.feeds.models import Delivery, Question, Row
from onestory.feeds.statuses import state_of
from onestory.feeds.tests.files import RECEIVED, as_csv, contact, contacts
from onestory.people.models import Relationship, SourceRecord
from onestory.record.models import Entry, Involvement

pytestmark = pytest.mark.usefixtures("partnership")
HV = "health_visiting_contacts"


def deliver(data: bytes, source: str = HV) -> Delivery:
    delivery = actions.receive_bytes(source, data, "file.csv", by="tests", received_at=RECEIVED)
    actions.carry_on(delivery)
    return delivery


def fates(delivery: Delivery) -> list[str]:
    first, last = delivery.pk << 31, (delivery.pk + 1) << 31
    rows = Row.objects.filter(id__gte=first, id__lt=last).order_by("id")
    return list(rows.values_list("fate", flat=True))


def living() -> list[str]:
    return list(
        Entry.objects.filter(superseded_by=None).order_by("id").values_list("line", flat=True)
    )


def test_a_contact_becomes_two_people_a_relation_a_line_and_an_involvement() -> None:
    delivery = deliver(contacts(contact(1)))

    assert state_of(delivery) == "applied"
    assert fates(delivery) == ["applied"]
    assert living() == ["6 to 8 week review at home, attended"]
    assert Entry.objects.get().detail["Notes"] == 'Says "all well", and\nsleeps; smiles'
    assert Relationship.objects.get().kind == "mother"
    assert set(SourceRecord.objects.values_list("role", flat=True)) == {"child", "mother"}
    assert Involvement.objects.get().contacts == 1


def test_the_same_file_again_is_the_same_delivery() -> None:
    first = deliver(contacts(contact(1)))
    again = deliver(contacts(contact(1)))

    assert again == first
    assert Delivery.objects.count() == 1
    assert Entry.objects.count() == 1


def test_the_same_row_in_another_file_changes_nothing() -> None:
    deliver(contacts(contact(1)))
    second = deliver(contacts(contact(1), contact(2)))

    assert fates(second) == ["unchanged", "applied"]
    assert Entry.objects.count() == 2


def test_a_corrected_row_supersedes_the_old_one_and_what_followed() -> None:
    deliver(contacts(contact(1), contact(2)))
    second = deliver(
        contacts(contact(1, Outcome="WNB", RecordedAt="2026-10-20 09:00", Forename="Adaline"))
    )

    assert fates(second) == ["superseding"]
    assert living() == [
        "6 to 8 week review at home, attended",
        "6 to 8 week review at home, was not brought",
    ]
    old = SourceRecord.objects.get(forename="Adaa", local_id="RC0000001")
    assert old.superseded_by == SourceRecord.objects.get(forename="Adaline").pk
    assert sorted(Involvement.objects.values_list("contacts", flat=True)) == [0, 1]
    assert Relationship.objects.filter(superseded_by=None).count() == 2


def test_what_another_row_still_says_outlives_a_correction() -> None:
    first = contact(1)
    other = contact(1, ContactID="9001", ContactDateTime="2026-10-20 10:00")
    deliver(contacts(first, other))
    deliver(contacts(contact(1, client="RC0000077", RecordedAt="2026-10-22 09:00")))

    assert SourceRecord.objects.get(local_id="RC0000001").superseded_by is None
    mothers = Relationship.objects.filter(superseded_by=None).values_list(
        "child__local_id", flat=True
    )
    assert set(mothers) == {"RC0000001", "RC0000077"}


def test_an_older_row_never_displaces_a_newer_one() -> None:
    deliver(contacts(contact(1, Outcome="WNB", RecordedAt="2026-10-20 09:00")))
    late = deliver(contacts(contact(1)))

    assert fates(late) == ["older"]
    assert living() == ["6 to 8 week review at home, was not brought"]


def test_of_two_rows_with_one_key_in_a_file_the_newer_counts() -> None:
    newer = contact(1, Outcome="WNB", RecordedAt="2026-10-20 09:00")
    delivery = deliver(contacts(newer, contact(1), newer))

    assert fates(delivery) == ["unchanged", "older", "applied"]
    assert living() == ["6 to 8 week review at home, was not brought"]


def test_a_row_in_question_waits_while_the_others_go_on_and_follows_when_answered() -> None:
    delivery = deliver(contacts(contact(1), contact(2, ContactType="9-12")))
    question = Question.objects.get()

    assert state_of(delivery) == "applied"
    assert fates(delivery) == ["applied", "in_question"]
    assert question.suggestion == "912M"
    assert "“9-12”" in question.reason

    actions.answer_question(question=question, answer="mended", mended="912M", by="Priya")
    assert fates(delivery) == ["applied", "applied"]
    assert "9 to 12 month review at home, attended" in living()


def test_one_answer_serves_all_rows_with_the_same_mistake() -> None:
    delivery = deliver(contacts(*(contact(n, ContactType="9-12") for n in range(1, 6)), contact(7)))
    went_on = actions.answer_question(
        question=Question.objects.order_by("id")[0],
        answer="mended", mended="912M", by="Priya", alike=True,
    )  # fmt: skip

    assert went_on == 5
    assert set(fates(delivery)) == {"applied"}


def test_a_wrong_answer_is_asked_about_again() -> None:
    deliver(contacts(contact(1, ContactType="9-12")))
    actions.answer_question(question=Question.objects.get(), answer="mended", mended="9M", by="P")

    assert Question.objects.get(answered_at=None).value == "9M"
    assert living() == []


def test_a_row_may_be_left_out_with_a_reason() -> None:
    delivery = deliver(contacts(contact(1, DOB="2026-02-31")))
    actions.answer_question(
        question=Question.objects.get(), answer="left_out", because="a training record", by="Priya"
    )

    assert fates(delivery) == ["refused"]
    assert Row.objects.get().reason == "left out by Priya: a training record"


def test_a_newer_row_answers_the_question_of_an_older() -> None:
    first = deliver(contacts(contact(1, ContactType="9-12")))
    deliver(contacts(contact(1, RecordedAt="2026-10-17 09:00")))

    assert fates(first) == ["older"]
    assert Question.objects.get().answer == "overtaken"


def test_the_same_row_in_question_is_not_asked_about_twice() -> None:
    deliver(contacts(contact(1, ContactType="9-12")))
    deliver(contacts(contact(1, ContactType="9-12"), contact(2)))

    assert Question.objects.count() == 1


def test_words_that_were_corrected_and_are_told_again_hold_again() -> None:
    deliver(contacts(contact(1)))
    deliver(contacts(contact(1, Forename="Adaline", RecordedAt="2026-10-20 09:00")))
    assert SourceRecord.objects.get(local_id="RC0000001", forename="Adaa").superseded_by

    deliver(contacts(contact(1, ContactID="9001", ContactDateTime="2026-10-28 10:00")))
    assert SourceRecord.objects.get(forename="Adaa").superseded_by is None


def test_a_family_that_moved_and_came_back_lives_at_the_first_address_since_it_came_back() -> None:
    moves = (("2026-10-16", "ZQ1 1AA"), ("2026-10-20", "ZQ2 2BB"), ("2026-10-27", "ZQ1 1AA"))
    rows = [
        contact(1, ContactID=str(n), ContactDateTime=f"{day} 10:00", Postcode=postcode)
        for n, (day, postcode) in enumerate(moves)
    ]
    deliver(contacts(*rows))

    of_child = SourceRecord.objects.filter(role="child")
    held = dict(of_child.values_list("postcode", "held_from"))
    assert {place: str(day) for place, day in held.items()} == {
        "ZQ1 1AA": "2026-10-27",
        "ZQ2 2BB": "2026-10-20",
    }


def test_a_refused_file_is_looked_at_again_once_its_source_is_described_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    delivery = deliver(as_csv(HV, [contact(1)], leave="Feeding"))
    assert state_of(delivery) == "refused"
    assert actions.carry_on(delivery) == "refused"
    assert delivery.statuses.count() == 2

    source = actions.sources()[HV]
    table = source.tables[0]
    less = {name: column for name, column in table.columns.items() if name != "Feeding"}
    detail = {n: v for n, v in table.entries[0].detail.items() if n != "Feeding"}
    entries = (replace(table.entries[0], detail=detail),)
    anew = replace(source, tables=(replace(table, columns=less, entries=entries),))
    monkeypatch.setattr(actions, "sources", lambda: {HV: anew})
    assert actions.carry_on(delivery) == "applied"
