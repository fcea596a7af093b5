"""The files can be read, tell of people in the truth, and nothing impossible by accident."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from demo.numbers import check_digit
from demo.tests import reading
from demo.tests.conftest import TODAY

FHIR = "{http://hl7.org/fhir}"


def _odd(folder: Path) -> set[tuple[str, str]]:
    return {(row["source"], row["row_key"]) for row in reading.truth(folder, "oddities")}


def _days(folder: Path, kind: str) -> dict[str, date]:
    lives = reading.truth(folder, "lives")
    return {r["entity_id"]: date.fromisoformat(r["on"]) for r in lives if r["kind"] == kind}


def _who(folder: Path, source: str) -> dict[str, dict[str, Any]]:
    return {r["local_id"]: r for r in reading.truth(folder, "truth") if r["source"] == source}


def test_every_local_id_means_one_person(ashwater: Path) -> None:
    keys = [(row["source"], row["local_id"]) for row in reading.truth(ashwater, "truth")]
    assert len(keys) == len(set(keys))


def test_contacts_fall_between_birth_and_death_unless_wrong_on_purpose(ashwater: Path) -> None:
    source = "health_visiting_contacts"
    who, odd = _who(ashwater, source), _odd(ashwater)
    born, died = _days(ashwater, "born"), _days(ashwater, "died")
    rows = [r for r in reading.table(ashwater, source) if (source, r["ContactID"]) not in odd]
    assert len(rows) > 1000
    for row in rows:
        entity = who[row["ClientID"]]["entity_id"]
        day = datetime.fromisoformat(row["ContactDateTime"]).date()
        if row["ClientRole"] == "C":
            assert born[entity] <= day < died.get(entity, TODAY), row
            assert row["ParentClientID"] in who


def test_doses_are_given_in_life_and_only_when_given(ashwater: Path) -> None:
    source = "child_health_immunisations"
    who, odd = _who(ashwater, source), _odd(ashwater)
    born, died = _days(ashwater, "born"), _days(ashwater, "died")
    for row in reading.table(ashwater, source, ";"):
        if (source, row["DOSE_REF"]) in odd:
            continue
        assert bool(row["GIVEN"]) == (row["STATUS"] == "G"), row
        if row["GIVEN"]:
            given = datetime.strptime(row["GIVEN"], "%d-%b-%Y").date()  # noqa: DTZ007
            entity = who[row["CHILD_NO"]]["entity_id"]
            assert born[entity] < given < died.get(entity, TODAY), row


def test_attendance_is_of_registered_children(ashwater: Path) -> None:
    known = {row["Registration No"] for row in reading.sheet(ashwater, "Registrations")}
    attended = [row["Registration No"] for row in reading.sheet(ashwater, "Attendance")]
    strangers = [number for number in attended if number not in known]
    assert len(attended) > 1000
    assert len(strangers) <= 3
    assert known <= set(_who(ashwater, "childrens_centres"))


def test_bookings_come_before_their_outcome_and_losses_are_told(ashwater: Path) -> None:
    source, odd = "maternity_bookings", _odd(ashwater)
    outcomes = set()
    for row in reading.table(ashwater, source):
        if (source, row["PregnancyRef"]) in odd or not row["OutcomeDate"]:
            continue
        outcomes.add(row["Outcome"])
        booked, ended = (
            datetime.strptime(row[c], "%d/%m/%Y")  # noqa: DTZ007
            for c in ("BookingDate", "OutcomeDate")
        )
        assert booked < ended, row
    assert {"LB", "SB", "NND"} <= outcomes


def test_one_month_of_bookings_is_in_windows_1252(ashwater: Path) -> None:
    raw = [
        (ashwater / d["file"]).read_bytes()
        for d in reading.deliveries(ashwater, "maternity_bookings")
    ]
    assert sum(not content.startswith(b"\xef\xbb\xbf") for content in raw) == 1


def test_every_birth_message_names_its_baby(ashwater: Path) -> None:
    who = _who(ashwater, "birth_notifications")
    shapes = {"xml": 0, "message": 0, "collection": 0, "Patient": 0, "death": 0}
    for message in reading.messages(ashwater):
        shape, local = _baby(message)
        shapes[shape] += 1
        assert who[local]["role"] == "child"
    assert all(shapes.values()), shapes


def _baby(message: Any) -> tuple[str, str]:
    if not isinstance(message, dict):
        numbers = [v.get("value", "") for v in message.iter(f"{FHIR}value")]
        return "xml", next(n for n in numbers if n.startswith("B") and n[1:].isdigit())
    if message["resourceType"] == "Patient":
        return "death" if "deceasedDateTime" in message else "Patient", message["id"]
    patient = next(
        e["resource"] for e in message["entry"] if e["resource"]["resourceType"] == "Patient"
    )
    if message["type"] == "collection":
        return "collection", patient["id"]
    return "message", patient["identifier"][-1]["value"]


@pytest.mark.parametrize(
    "source",
    ["health_visiting_contacts", "maternity_bookings", "child_health_immunisations", "housing"],
)
def test_no_table_tells_where_the_refuge_is(ashwater: Path, source: str) -> None:
    for delivery in reading.deliveries(ashwater, source):
        content = (ashwater / delivery["file"]).read_bytes().upper()
        assert b"ZQ2 6LN" not in content
        assert b"3 SLUICE WALK" not in content


def test_no_workbook_tells_where_the_refuge_is(ashwater: Path) -> None:
    rows = reading.sheet(ashwater, "Registrations")
    assert "ZQ2 6LN" not in {row["Postcode"] for row in rows}


def test_the_refuge_is_in_no_birth_message(ashwater: Path) -> None:
    restricted = 0
    for message in reading.messages(ashwater):
        text = str(message) if isinstance(message, dict) else etree.tostring(message).decode()
        assert "ZQ2 6LN" not in text
        restricted += "'code': 'R'" in text
    assert restricted >= 1


def test_all_nhs_numbers_are_of_the_never_issued_range(ashwater: Path) -> None:
    rows = reading.table(ashwater, "health_visiting_contacts")
    numbers = {row["NHSNumber"] for row in rows if row["NHSNumber"]}
    valid = [n for n in numbers if n[0] == "9" and check_digit(n[:9]) == int(n[9])]
    assert all(number.startswith("9") for number in numbers)
    assert len(valid) > 0.97 * len(numbers)


def test_every_source_has_rows_that_must_become_questions(ashwater: Path) -> None:
    assert {source for source, _ in _odd(ashwater)} == {
        "birth_notifications",
        "child_health_immunisations",
        "childrens_centres",
        "health_visiting_contacts",
        "housing",
        "maternity_bookings",
    }
