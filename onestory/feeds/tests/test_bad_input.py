"""Input as it must not be: each gets a sentence that says what to do, and nothing is lost."""

import io
import json
import zipfile

import pytest

from onestory.feeds import actions, keeping
from onestory.feeds.models import Delivery, Question, Row
from onestory.feeds.queries import Came, delivery
from onestory.feeds.tests.files import RECEIVED, as_csv, contact, contacts
from onestory.people.models import Identifier
from onestory.record.models import Entry

pytestmark = pytest.mark.usefixtures("partnership")
HV = "health_visiting_contacts"


def came(data: bytes, source: str = HV, name: str = "file.csv") -> Came:
    received = actions.receive_bytes(source, data, name, by="tests", received_at=RECEIVED)
    actions.carry_on(received)
    assert keeping.fetch(received.sha256) == data, "whatever comes is kept whole"
    found = delivery(received.pk)
    assert found
    return found


def many(number: int = 60, **changed: str) -> list[dict[str, str]]:
    return [contact(n, **changed) for n in range(1, number + 1)]


@pytest.mark.parametrize("nothing", [b"", b"\xef\xbb\xbf", b"\r\n \n"])
def test_an_empty_file(nothing: bytes) -> None:
    one = came(nothing)
    assert one.state == "refused"
    assert "The file is empty. Ask the information team" in one.reason


def test_a_file_with_a_header_and_no_rows_is_held() -> None:
    one = came(contacts())
    assert one.state == "held"
    assert "It holds 0 rows" in one.reason


@pytest.mark.parametrize("source", [HV, "child_health_immunisations"])
def test_a_wrong_file_is_told_what_it_looks_like_whatever_its_separator(source: str) -> None:
    one = came(as_csv("maternity_bookings", [{}]), source)
    assert one.state == "refused"
    assert "by its columns it looks like Maternity bookings" in one.reason
    assert "receive it as “maternity_bookings”" in one.reason


@pytest.mark.parametrize(
    ("start", "what"), [(b"%PDF-1.7", "a PDF"), (b"PK\x03\x04", "a zip file or an Excel workbook")]
)
def test_a_file_of_another_kind(start: bytes, what: str) -> None:
    one = came(start + b" and so on")
    assert one.state == "refused"
    assert f"This is {what}" in one.reason


def test_a_missing_column_is_named_with_the_nearest_that_was_found() -> None:
    one = came(as_csv(HV, [contact(1)], leave="DOB", extra="D.O.B."))
    assert one.state == "refused"
    assert "“DOB” (the nearest found is “D.O.B.”)" in one.reason
    assert "send the file with all its columns" in one.reason


def test_an_extra_column_is_named_as_not_read_and_the_rest_goes_on() -> None:
    one = came(as_csv(HV, [contact(1)], extra="Shoe size"))
    assert one.state == "applied"
    assert "“Shoe size” is new to us and was not read" in one.notes[0]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_any_encoding_keeps_every_letter(encoding: str) -> None:
    one = came(
        contacts(contact(1, Notes="Zoë’s café, naïve", Surname="O’Brién")).decode().encode(encoding)
    )
    assert one.state == "applied"
    assert Entry.objects.get().detail["Notes"] == "Zoë’s café, naïve"


def test_quotes_separators_and_newlines_in_cells_stay_as_they_are() -> None:
    note = 'He said ""hello"", then: a, b;\r\n\tand left — "quoted" 5" long'
    came(contacts(contact(1, Notes=note)))
    assert Entry.objects.get().detail["Notes"] == note


def test_a_cell_of_ten_megabytes_costs_its_row_and_no_other() -> None:
    one = came(contacts(contact(1), contact(2, Notes="x" * 10_000_000), contact(3)))
    assert one.fates == {"applied": 2, "refused": 1}
    refused = Row.objects.get(fate="refused")
    assert refused.number == 2
    assert "Notes holds 10,000,000 characters" in refused.reason
    assert len(json.dumps(refused.raw)) < 10_000


def test_a_cell_with_a_zero_byte_costs_its_row_and_no_other() -> None:
    one = came(contacts(contact(1), contact(2, Notes="a\x00b")))
    assert one.fates == {"applied": 1, "refused": 1}
    assert "NUL" in Row.objects.get(fate="refused").reason


@pytest.mark.parametrize(
    ("column", "value", "words", "mend"),
    [
        ("DOB", "2026-02-31", "that month has no such day", "2026-02-28"),
        ("DOB", "45931", "a day as Excel counts them", "2025-10-01"),
        ("DOB", "31/12/2025", "no day as 2026-03-14", "2025-12-31"),
        ("DOB", "2027-01-01", "lies after the day the file came (2026-11-02)", ""),
        ("DOB", "1066-01-01", "lies before 1900", ""),
        ("Outcome", "att", "none of its codes", "ATT"),
        ("Outcome", "", "is blank, and the row means nothing without it", ""),
        ("BirthOrder", "first", "no number from 1 to 9", ""),
    ],
)
def test_a_cell_that_cannot_be_is_asked_about(
    column: str, value: str, words: str, mend: str
) -> None:
    one = came(contacts(contact(1, **{column: value}), contact(2)))
    question = Question.objects.get()

    assert one.fates == {"in_question": 1, "applied": 1}
    assert words in question.reason
    assert (question.column, question.value, question.suggestion) == (column, value, mend)


@pytest.mark.parametrize(
    ("number", "words", "status"),
    [
        ("123456", "is not ten digits", "invalid"),
        ("9434765918", "has a wrong check digit", "invalid"),
        ("5000000005", "lies in a range that is never issued", ""),
    ],
)
def test_an_nhs_number_that_cannot_be_is_remarked_on_and_missing(
    number: str, words: str, status: str
) -> None:
    one = came(contacts(contact(1, NHSNumber=number)))
    assert one.state == "applied"
    assert words in Row.objects.get().remarks
    assert not Identifier.objects.filter(scheme="nhs_number", value=number, status="valid").exists()


def test_test_numbers_are_never_issued_where_the_settings_say_so(settings: object) -> None:
    settings.TEST_NHS_NUMBERS = False  # type: ignore[attr-defined]
    came(contacts(contact(1, NHSNumber="9990000018")))
    assert "is a test number, which is never issued" in Row.objects.get().remarks


def test_one_number_on_two_people_of_a_file_is_remarked_on_for_both() -> None:
    one = came(contacts(contact(1, NHSNumber="9990000018"), contact(2, NHSNumber="999 000 0018")))
    assert one.fates == {"applied": 2}
    assert all("more than one person" in row.remarks for row in Row.objects.all())


def test_a_baby_with_the_number_of_its_mother_is_remarked_on() -> None:
    came(contacts(contact(1, NHSNumber="9990000018", ParentNHSNumber="9990000018")))
    assert "more than one person" in Row.objects.get().remarks


def test_a_row_with_too_few_cells_is_refused_by_itself() -> None:
    whole = contacts(contact(1), contact(2), contact(3)).decode()
    lines = whole.replace(contact(2)["Notes"].replace('"', '""'), "x").split("\r\n")
    data = whole.replace(
        whole[whole.index("5002") : whole.index("5003")], "5002,RC0000002\r\n"
    ).encode()
    one = came(data)

    assert len(lines) > 3
    assert one.fates == {"applied": 2, "refused": 1}
    assert "has 2 cells where 33 are expected" in Row.objects.get(fate="refused").reason


def test_a_file_cut_off_half_way_is_held_and_loses_only_the_broken_row_when_let_through() -> None:
    data = contacts(*many(5))
    one = came(data[: int(len(data) * 0.9)])
    assert one.state == "held"
    assert "ends in the middle of a row" in one.reason

    held = Delivery.objects.get()
    actions.let_through(delivery=held, reason="the trust cannot send it again", by="Priya")
    assert actions.carry_on(held) == "applied"
    assert delivery(held.pk).fates == {"applied": 4, "refused": 1}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (many(DOB=""), "DOB is filled in 0 of 60 rows"),
        ([*many(40), *many(40)], "rows repeat the key of another"),
        (many(ContactType="9-12"), "60 of 60 rows cannot be understood"),
    ],
)
def test_a_delivery_unlike_the_usual_is_held_whole(rows: list[dict[str, str]], words: str) -> None:
    one = came(contacts(*rows))
    assert one.state == "held"
    assert words in one.reason
    assert not Row.objects.exists()


def test_a_delivery_much_smaller_than_the_last_ones_is_held() -> None:
    for start in (0, 100, 200):
        assert came(contacts(*(contact(start + n) for n in range(60)))).state == "applied"
    one = came(contacts(*(contact(300 + n) for n in range(10))))
    assert one.state == "held"
    assert "the last deliveries held about 60: less than 0.3 times as many" in one.reason


def test_a_held_delivery_is_let_through_only_with_a_reason() -> None:
    came(contacts())
    with pytest.raises(ValueError, match="say why"):
        actions.let_through(delivery=Delivery.objects.get(), reason=" ", by="Priya")


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_workbook_that_would_unpack_to_a_huge_one_is_refused_unopened() -> None:
    bomb = zipped(**{"xl/worksheets/sheet1.xml": b"0" * 60_000_000})
    one = came(bomb, "childrens_centres", "bomb.xlsx")
    assert one.state == "refused"
    assert "The workbook was refused unopened" in one.reason


def test_a_workbook_cut_off_half_way_is_refused_with_what_to_do() -> None:
    one = came(zipped(a=b"1" * 1000)[:60], "childrens_centres", "cut.xlsx")
    assert one.state == "refused"
    assert "damaged or was cut off" in one.reason


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<Bundle xmlns="http://hl7.org/fhir"><id value="&b;"/></Bundle>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<Patient xmlns="http://hl7.org/fhir"><id value="&a;"/></Patient>"""


@pytest.mark.parametrize("attack", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")])
def test_xml_with_entities_of_its_own_is_refused_unread(attack: bytes) -> None:
    one = came(attack, "birth_notifications", "birth.xml")
    assert one.state == "refused"
    assert "tell the sender and the security team" in one.reason


@pytest.mark.parametrize("deep", [b'{"a":' * 100_000, b"<a>" * 100_000, b"[" * 100_000])
def test_a_message_nested_without_end_is_refused(deep: bytes) -> None:
    assert came(deep, "birth_notifications", "deep").state == "refused"


def test_of_many_messages_a_broken_one_is_refused_by_itself() -> None:
    good = json.dumps(
        {"resourceType": "Patient", "id": "9990000018", "birthDate": "2026-01-04"}
    ).encode()
    one = came(
        good + b"\n{broken}\n" + good.replace(b"18", b"26", 1), "birth_notifications", "a.ndjson"
    )
    assert one.fates == {"applied": 2, "refused": 1}


def test_an_unknown_source_says_which_there_are() -> None:
    with pytest.raises(actions.UnknownSource, match=r"There is no source “hv”\. There are: birth"):
        actions.receive_bytes("hv", b"x", "x", by="tests")
