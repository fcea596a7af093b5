"""The published messages of NHS Digital and NHS England, received without loss."""

from pathlib import Path

import pytest

from onestory.feeds import actions
from onestory.feeds.models import Delivery, Row
from onestory.feeds.queries import delivery
from onestory.feeds.tests.files import RECEIVED
from onestory.people.models import Relationship, SourceRecord
from onestory.record.models import Entry

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"
EVENTS = sorted(DATA.glob("birth-events/*Event-*"))
pytestmark = [
    pytest.mark.usefixtures("partnership"),
    pytest.mark.skipif(not EVENTS, reason="the published messages are not here (../shared/data)"),
]


def receive(path: Path) -> Delivery:
    found = actions.receive("birth_notifications", path, by="tests", received_at=RECEIVED)
    actions.carry_on(found)
    return found


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.name)
def test_each_event_becomes_a_line_about_the_baby(path: Path) -> None:
    one = delivery(receive(path).pk)

    assert one
    assert (one.state, one.fates) == ("applied", {"applied": 1})
    line = Entry.objects.get()
    assert line.record.surname.casefold() == "little"
    assert str(line.record.born_on) == "2012-01-03"


@pytest.mark.parametrize("stem", sorted({path.stem for path in EVENTS}))
def test_the_same_event_as_json_and_as_xml_is_one_event(stem: str) -> None:
    for suffix in (".json", ".xml"):
        receive(DATA / "birth-events" / f"{stem}{suffix}")
    assert sorted(Row.objects.values_list("fate", flat=True)) == ["applied", "unchanged"]
    assert Entry.objects.count() == 1


def test_all_events_of_the_child_stand_beside_one_another() -> None:
    for path in EVENTS:
        receive(path)
    kinds = list(Entry.objects.order_by("happened_on", "kind").values_list("kind", flat=True))
    assert kinds == [
        "birth",
        "measurement",
        "measurement",
        "discharge",
        "measurement",
        "measurement",
    ]
    assert Relationship.objects.filter(kind="mother").exists()


def test_what_was_measured_is_kept() -> None:
    receive(DATA / "birth-events" / "AssessmentAPGAREvent-Scenario1.json")
    assert "Apgar score at 5 minutes" in Entry.objects.get().detail["Measured"]
    receive(DATA / "birth-events" / "MeasurementsEvent-AtBirth-Scenario1.xml")
    assert "Birth weight 3.345 kg" in Entry.objects.latest("id").detail["Measured"]


def test_a_number_that_cannot_be_is_remarked_on_and_names_nobody() -> None:
    receive(DATA / "birth-events" / "BirthDetailsEvent-Scenario1.json")
    assert "123456 is not ten digits" in Row.objects.get().remarks
    assert SourceRecord.objects.get(role="child").local_id.endswith("/baby")


def test_a_new_demographics_record_at_birth_is_a_birth() -> None:
    receive(DATA / "pds" / "new_pds_record_at_birth.json")
    record = SourceRecord.objects.get()
    assert (record.forename, record.middle_name) == ("Earnestine", "Kerstin")
    assert Entry.objects.get().kind == "birth"
    assert "never issued" in Row.objects.get().remarks
