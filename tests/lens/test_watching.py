"""The privacy officer's pages: the queue, what stands out, who looked, and the family's letter."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone

from onestory.agencies.models import Service
from onestory.people.models import SourceRecord
from onestory.sharing import actions, guard, queries
from onestory.sharing.kinds import Reader
from onestory.sharing.models import AuditRow, ContactRule, Override, OwnPerson
from tests.lens.families import CHILD, SINCE, STRANGER, TODAY, mother_of, person, someone, user_of

pytestmark = pytest.mark.usefixtures("partnership")
WHY = {"reason": "missing", "words": "Nobody has seen them since Monday"}
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FROM, UNTIL = NOON - timedelta(days=7), NOON + timedelta(days=1)


@pytest.fixture
def officer() -> Reader:
    return someone("privacy_officer", "other", code="PO1")


@pytest.fixture
def visitor() -> Reader:
    return someone("health_visitor", "visiting", code="Ann Green")


@pytest.fixture
def pages(officer: Reader, client: Client) -> Client:
    client.force_login(user_of(officer))
    return client


def looks(reader: Reader, number: int, *, at: datetime = NOON) -> None:
    with patch("onestory.sharing.trail.timezone.now", return_value=at), guard.as_reader(reader):
        guard.open_person(reader, number, "direct care")


def opened(reader: Reader, number: int) -> Override:
    with guard.as_reader(reader):
        return actions.override(person=number, **WHY, by=reader)


def counted(officer: Reader) -> dict[str, int]:
    with guard.as_reader(officer):
        found = queries.unusual(reader=officer, since=FROM, until=UNTIL)
        for one in found:
            rows = queries.unusual_looks(reader=officer, fact=one.id, since=FROM, until=UNTIL)
            assert len(rows) == one.looks
    return {one.id: one.looks for one in found if one.looks}


def test_a_look_like_any_other_does_not_stand_out(officer: Reader, visitor: Reader) -> None:
    looks(visitor, person(CHILD, known_to=("visiting",)))
    assert counted(officer) == {}


def own_family(visitor: Reader) -> None:
    mother_of(CHILD, person(STRANGER))
    OwnPerson.objects.create(
        practitioner_id=visitor.practitioner, person_id=STRANGER, told_by="her manager"
    )


def own_address(visitor: Reader) -> None:
    person(STRANGER)
    SourceRecord.objects.update(address="3 Sluice Walk", folded_postcode="ZQ11AA")
    OwnPerson.objects.create(
        practitioner_id=visitor.practitioner, person_id=STRANGER, told_by="her manager"
    )


def same_surname(_: Reader) -> None:
    SourceRecord.objects.update(surname="Green-Okafor")


@pytest.mark.parametrize(
    ("fact", "change"),
    [("own_family", own_family), ("own_address", own_address), ("same_surname", same_surname)],
)
def test_a_fact_about_reader_and_person_is_counted_with_its_rows(
    officer: Reader, visitor: Reader, fact: str, change: Callable[[Reader], None]
) -> None:
    person(CHILD, known_to=("visiting",))
    change(visitor)
    looks(visitor, CHILD)
    assert counted(officer) == {fact: 1}


def test_who_was_opened_only_as_family_or_for_safety_has_no_relationship(
    officer: Reader, visitor: Reader
) -> None:
    person(CHILD, known_to=("visiting",))
    mother_of(CHILD, person(STRANGER, known_to=("maternity",)))
    looks(visitor, STRANGER)
    assert counted(officer) == {"no_relationship": 1}
    opened(visitor, STRANGER)
    looks(visitor, STRANGER)
    assert counted(officer) == {"no_relationship": 2}


@pytest.mark.parametrize(
    ("at", "stands_out"),
    [
        (NOON, False),
        (NOON.replace(hour=7), False),
        (NOON.replace(hour=6, minute=59), True),
        (NOON.replace(hour=20), True),
        (NOON - timedelta(days=1), True),  # a Sunday
    ],
)
def test_out_of_hours_is_early_late_or_at_a_weekend(
    officer: Reader, visitor: Reader, at: datetime, stands_out: bool
) -> None:
    looks(visitor, person(CHILD, known_to=("visiting",)), at=at)
    assert ("out_of_hours" in counted(officer)) is stands_out


@pytest.mark.parametrize(("people", "seconds", "found"), [(30, 10, 1), (29, 10, 0), (30, 60, 0)])
def test_many_in_a_row_are_thirty_different_people_within_ten_minutes(
    officer: Reader, visitor: Reader, people: int, seconds: int, found: int
) -> None:
    for nth in range(people):
        number = person((100 + nth) << 31, known_to=("visiting",))
        looks(visitor, number, at=NOON + timedelta(seconds=seconds * nth))
    assert counted(officer).get("many_in_a_row", 0) == found


def test_the_same_page_thirty_times_is_not_many_people(officer: Reader, visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    for nth in range(31):
        looks(visitor, CHILD, at=NOON + timedelta(seconds=nth))
    assert counted(officer) == {}


def test_the_queue_shows_an_opening_at_once_with_what_was_read_under_it(
    pages: Client, visitor: Reader
) -> None:
    person(CHILD, known_to=("visiting", "maternity"))
    SourceRecord.objects.update(surname="Green")
    row = opened(visitor, CHILD)
    with guard.as_reader(visitor):
        guard.open_person(visitor, CHILD, "direct care")
    shown = pages.get("/opened-for-safety/").content.decode()
    for said in ("Ann Green", "Ada Green", "is missing", WHY["words"], "Waits for a privacy"):
        assert said in shown
    one = pages.get(f"/opened-for-safety/{row.pk}/").content.decode()
    assert "same surname as the practitioner" in one
    assert "Read</td>" in one or "Read" in one
    assert "Visiting" not in one  # what was seen is not the officer's business
    sent = {"verdict": "proper", "words": "The police confirm it"}
    assert pages.post(f"/opened-for-safety/{row.pk}/", sent).status_code == 302
    assert "Proper" in pages.get("/opened-for-safety/").content.decode()
    assert pages.get("/opened-for-safety/report/").content.decode().count("Proper") == 1


def test_an_overdue_review_is_first_and_says_so(pages: Client, visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    began = timezone.now() - timedelta(days=4)
    Override.objects.create(
        practitioner=visitor.practitioner,
        practitioner_name="Somebody early",
        person_id=CHILD,
        **WHY,
        opened_at=began,
        until=began + timedelta(hours=1),
    )
    opened(visitor, CHILD)
    shown = pages.get("/opened-for-safety/").content.decode()
    assert "1 waits for too long" in shown
    assert shown.index("Somebody early") < shown.index("Ann Green")


def test_what_is_asked_is_answered_on_the_practitioner_s_own_page(
    officer: Reader, visitor: Reader, client: Client
) -> None:
    row = opened(visitor, person(CHILD, known_to=("visiting",)))
    with guard.as_reader(officer):
        actions.review_override(override=row.pk, verdict="ask_more", words="Who?", by=officer)
    client.force_login(user_of(visitor))
    mine = f"/opened-for-safety/mine/{row.pk}/"
    assert "Waits for the practitioner" in client.get("/opened-for-safety/mine/").content.decode()
    assert "Who?" in client.get(mine).content.decode()
    assert client.post(mine, {"do": "answer", "words": ""}).status_code == 200
    assert client.post(mine, {"do": "answer", "words": "A neighbour"}).status_code == 302
    assert client.post(mine, {"do": "close"}).status_code == 302
    assert row.reviews.latest("id").words == "A neighbour"
    assert row.ended


def test_another_s_opening_is_nobody_s_business(visitor: Reader, client: Client) -> None:
    row = opened(visitor, person(CHILD, known_to=("visiting",)))
    client.force_login(user_of(someone("health_visitor", "visiting", code="HV2")))
    assert client.get(f"/opened-for-safety/mine/{row.pk}/").status_code == 403
    assert client.get("/opened-for-safety/").status_code == 403


def test_refused_openings_are_in_the_queue(pages: Client, visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    OwnPerson.objects.create(
        practitioner_id=visitor.practitioner, person_id=CHILD, told_by="herself"
    )
    with pytest.raises(guard.Refused):
        opened(visitor, CHILD)
    assert "your own record" in pages.get("/opened-for-safety/").content.decode()


def test_who_looked_is_added_up_by_person_and_by_reader(pages: Client, visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    for _ in range(3):
        looks(visitor, CHILD)
    about = pages.get(f"/who-looked/person/{CHILD}/").content.decode()
    assert "Ann Green" in about
    assert 'class="os-number">3<' in about
    assert pages.get("/who-looked/reader/Ann%20Green/").status_code == 200
    assert pages.get("/who-looked/reader/HV9/").status_code == 403
    assert pages.get("/who-looked/unusual/").status_code == 200
    assert pages.get("/who-looked/unusual/nothing/").status_code == 403


def letter_of(officer: Reader, number: int = CHILD, **asked: Any) -> queries.Letter:
    with guard.as_reader(officer):
        return queries.letter(reader=officer, person=number, since=SINCE, **asked)


def test_the_family_reads_who_looked_and_why_and_under_what(
    officer: Reader, visitor: Reader
) -> None:
    person(CHILD, known_to=("visiting",))
    looks(visitor, CHILD)
    looks(visitor, CHILD)
    (row,) = letter_of(officer).view.rows
    assert row.who == "Ann Green, health visitor, visiting"
    assert (row.times, row.what, row.on) == (2, "opened the page", TODAY)
    assert (row.why, row.under) == ("to care for your family", "the record of their own service")


def test_a_look_for_safety_is_told_once_it_is_decided_and_puts_nobody_at_risk(
    officer: Reader, visitor: Reader
) -> None:
    person(CHILD, known_to=("visiting",))
    row = opened(visitor, CHILD)
    with guard.as_reader(visitor):
        guard.open_person(visitor, CHILD, "direct care")
    view = letter_of(officer).view
    assert (view.rows, view.left_out) == ((), {"under_review": 2})
    with guard.as_reader(officer):
        actions.review_override(override=row.pk, verdict="proper", words="It was", by=officer)
    view = letter_of(officer).view
    assert [one.what for one in view.rows] == [
        "opened the page",
        "opened what was withheld, for safety",
    ]
    with guard.as_reader(officer):
        actions.review_override(
            override=row.pk, verdict="proper", words="He reads it", risk_if_told=True, by=officer
        )
    assert letter_of(officer).view.left_out == {"risk_if_told": 2}


def test_a_sensitive_service_s_look_is_left_out_and_the_rule_is_kept_with_the_letter(
    officer: Reader, visitor: Reader
) -> None:
    person(CHILD, known_to=("visiting",))
    looks(visitor, CHILD)
    Service.objects.filter(code="visiting").update(sensitive=True)
    letter_of(officer, printed=True)
    written = AuditRow.objects.filter(action="print").get()
    assert "1 left out: the reader works for a service" in written.terms
    assert "rule since_2026: 0 told" in written.terms
    assert letter_of(officer).view.rows == ()  # the letter itself is no look


def test_the_paper_does_not_say_that_anything_is_left_out(
    pages: Client, officer: Reader, visitor: Reader
) -> None:
    person(CHILD, known_to=("visiting",))
    opened(visitor, CHILD)
    from onestory.web import printing

    paper = printing.document("sharing/letter_paper.jinja", letter=letter_of(officer))
    assert "To be handed over" in paper
    assert "Ann Green" not in paper
    assert "decided yet" not in paper
    shown = pages.get(f"/who-looked/person/{CHILD}/letter/").content.decode()
    assert "1 look: opened for safety, and no privacy officer has decided yet" in shown
    pdf = pages.get(f"/who-looked/person/{CHILD}/letter.pdf")
    assert pdf.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": "hidden_address"}, "must not be known"),
        ({"kind": "covert"}, "may notice"),
        ({"kind": "forbidden", "way": "letter"}, "by letter"),
        ({"kind": "forbidden", "way": "phone"}, ""),
        ({"kind": "preferred", "way": "letter"}, ""),
    ],
)
def test_an_address_stands_on_the_letter_only_where_it_is_safe(
    officer: Reader, rule: dict[str, str], said: str
) -> None:
    person(CHILD, postcode="ZQ1 1AA", born_on=SINCE)
    SourceRecord.objects.update(address="3 Sluice Walk, Ashwater")
    ContactRule.objects.create(
        record_id=CHILD, person_id=CHILD, held_from=SINCE, told_by="a midwife", **rule
    )
    made = letter_of(officer)
    assert made.to == "The parents or carers of Ada"
    assert (said in made.no_address.words) if made.no_address else not said
    assert ("3 Sluice Walk" in made.address) is not bool(said)


def test_nobody_writes_to_one_who_died(officer: Reader) -> None:
    person(CHILD)
    SourceRecord.objects.update(died_on=SINCE)
    with pytest.raises(guard.Refused, match="died"):
        letter_of(officer)


def test_only_a_privacy_officer_prints_it(visitor: Reader, client: Client) -> None:
    person(CHILD, known_to=("visiting",))
    client.force_login(user_of(visitor))
    assert client.get(f"/who-looked/person/{CHILD}/letter.pdf").status_code == 403
