"""The guard: nothing about a person is read but through it, and every look is written down."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from onestory.people.models import SourceRecord
from onestory.record.models import Entry
from onestory.sharing import guard
from onestory.sharing.kinds import Depth, Reader, Refused
from onestory.sharing.models import AuditRow
from tests.lens.families import (
    CHILD,
    SINCE,
    STRANGER,
    TODAY,
    entries,
    person,
    says,
    sign,
    someone,
    user_of,
)

pytestmark = pytest.mark.usefixtures("partnership")
BIRTHS = "live_births_to_centres"


@pytest.fixture
def visitor() -> Reader:
    return someone("health_visitor", "visiting")


def ask(reader: Reader, view: Callable[..., HttpResponse]) -> HttpResponse:
    request = RequestFactory().get("/somewhere/")
    request.user = user_of(reader)
    return view(request)


def test_a_look_is_written_in_the_transaction_of_what_it_shows(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))

    @guard.page("open_people", purpose="direct care")
    def view(request: HttpRequest, reader: Reader) -> HttpResponse:
        guard.open_person(reader, CHILD, "direct care")
        return HttpResponse(SourceRecord.objects.get().forename)

    assert ask(visitor, view).content == b"Ada"
    row = AuditRow.objects.get()
    assert (row.action, row.outcome, row.people, row.purpose) == (
        "read",
        "allowed",
        [CHILD],
        "direct care",
    )
    assert (row.reader, row.roles, row.path) == (
        visitor.practitioner,
        ["health_visitor"],
        "/somewhere/",
    )
    assert row.depths == {"visiting": Depth.DETAIL}


def test_a_page_that_breaks_after_looking_shows_nothing_and_writes_nothing(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))

    @guard.page("open_people")
    def view(request: HttpRequest, reader: Reader) -> HttpResponse:
        guard.open_person(reader, CHILD, "direct care")
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        ask(visitor, view)
    assert not AuditRow.objects.exists()


def test_a_refusal_says_who_can_help_and_stays_written_though_the_page_is_rolled_back(
    visitor: Reader,
) -> None:
    person(STRANGER, known_to=("maternity",))

    @guard.page("open_people", purpose="direct care")
    def view(request: HttpRequest, reader: Reader) -> HttpResponse:
        guard.open_person(reader, STRANGER, "direct care")
        raise AssertionError("not reached")

    page = ask(visitor, view)
    assert page.status_code == 403
    assert b"privacy officer" in page.content
    row = AuditRow.objects.get()
    assert (row.action, row.outcome, row.people) == ("refusal", "refused", [STRANGER])


def test_a_person_who_does_not_exist_is_refused_in_the_same_words(visitor: Reader) -> None:
    person(STRANGER, known_to=("maternity",))
    said = []
    for number in (STRANGER, 12345):
        with pytest.raises(Refused) as refused, guard.as_reader(visitor):
            guard.open_person(visitor, number, "direct care")
        said.append(refused.value.because)
    assert said[0] == said[1]


def test_a_role_that_may_not_is_refused_before_anything_is_read(visitor: Reader) -> None:
    @guard.page("see_deliveries")
    def view(request: HttpRequest, reader: Reader) -> HttpResponse:
        raise AssertionError("not reached")

    page = ask(visitor, view)
    assert page.status_code == 403
    assert b"data lead" in page.content
    assert AuditRow.objects.get().outcome == "refused"


def test_who_is_not_signed_in_is_sent_to_sign_in() -> None:
    @guard.page("open_people")
    def view(request: HttpRequest, reader: Reader) -> HttpResponse:
        raise AssertionError("not reached")

    request = RequestFactory().get("/somewhere/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    assert view(request).status_code == 302


def test_who_holds_no_post_any_more_is_refused(visitor: Reader) -> None:
    with connection.cursor() as cursor:
        cursor.execute("update agencies_post set held = daterange('2026-01-01', '2026-02-01')")
    with pytest.raises(Refused):
        guard.reader_of(user_of(visitor), TODAY)


def test_a_page_that_forgets_to_open_a_person_sees_nobody(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    with guard.as_reader(visitor):
        assert not SourceRecord.objects.exists()
        assert not Entry.objects.exists()


def test_a_page_sees_of_an_opened_person_what_is_open_and_no_more(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting", "maternity"))
    sign("who_is_involved")
    with guard.as_reader(visitor):
        lens = guard.open_person(visitor, CHILD, "direct care")
        seen = list(Entry.objects.values_list("service_id", flat=True))
        driven = list(Entry.objects.filter(lens.entries()).values_list("service_id", flat=True))
    assert seen == driven == ["visiting"]
    assert set(lens.services()) == {"visiting", "maternity"}


def test_the_condition_of_a_list_gives_the_same_without_row_level_security(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting", "maternity"))
    with guard.as_reader(visitor):
        lens = guard.open_person(visitor, CHILD, "direct care")
    assert Entry.objects.count() == 2
    assert [row.service_id for row in Entry.objects.filter(lens.entries())] == ["visiting"]


def test_opening_takes_three_queries_whether_a_person_has_one_line_or_a_thousand(
    visitor: Reader,
) -> None:
    person(CHILD, known_to=("visiting",))
    person(STRANGER, known_to=("visiting",), lines=1000)
    for number in (CHILD, STRANGER):
        with guard.as_reader(visitor), CaptureQueriesContext(connection) as queries:
            guard.open_person(visitor, number, "direct care")
        assert len(queries) <= 3


def test_a_list_leaves_out_whom_the_reader_may_not_know_and_is_one_row(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    person(STRANGER, known_to=("maternity",))
    with guard.as_reader(visitor):
        seen = guard.visible_people(
            visitor, "direct care", [STRANGER, CHILD], terms="name Ada", action="search"
        )
        assert SourceRecord.objects.count() == 1
    assert list(seen) == [CHILD]
    row = AuditRow.objects.get()
    assert (row.action, row.terms, row.people) == ("search", "name Ada", [CHILD])


def test_consent_withdrawn_bites_at_the_next_read() -> None:
    worker = someone("centre_worker", "centre")
    person(CHILD, postcode="ZQ1 1AA")
    entries(CHILD, "maternity", "birth", 1, start=CHILD)
    sign(BIRTHS)
    says(CHILD, BIRTHS, "given", SINCE, row=CHILD + 16)
    with guard.as_reader(worker):
        assert guard.open_person(worker, CHILD, "greeting").person.depth == Depth.EVENT
        assert Entry.objects.count() == 1
    says(CHILD, BIRTHS, "withdrawn", TODAY, row=CHILD + 32)
    with guard.as_reader(worker):
        assert guard.visible_people(worker, "greeting", [CHILD]) == {}
        assert not Entry.objects.exists()


def test_consent_withdrawn_by_another_bites_on_a_page_already_open() -> None:
    worker = someone("centre_worker", "centre")
    person(CHILD, postcode="ZQ1 1AA")
    entries(CHILD, "maternity", "birth", 1, start=CHILD)
    sign(BIRTHS)
    says(CHILD, BIRTHS, "given", SINCE, row=CHILD + 16)
    with guard.as_reader(worker):
        guard.open_person(worker, CHILD, "greeting")
        with guard.as_system("meanwhile the family says no"):
            says(CHILD, BIRTHS, "refused", TODAY, row=CHILD + 32)
        assert not Entry.objects.exists()


def test_a_deed_that_does_not_exist_is_found_when_the_page_is_written() -> None:
    with pytest.raises(ValueError, match="no deed"):
        guard.page("open_sesame")
