"""Lists that a centre takes away: by the lens, once, written down, and asked back."""

import csv
import datetime as dt
import io
from typing import Any
from unittest.mock import patch

import pytest

from onestory.profile import queries, tasks
from onestory.profile.tests import world
from onestory.sharing import actions
from onestory.sharing.models import AuditRow, PreparedList, Recall, Sent

pytestmark = pytest.mark.usefixtures("ashwater")
DECEMBER = dt.date(2026, 12, 1)
ASKED = {"kind": "births", "month": "2026-11", "centre": "CC01"}


def post(address: str, code: str = world.CENTRE_WORKER, **typed: str) -> Any:
    return world.signed_in(code).post(address, typed)


def rows(answer: Any) -> list[list[str]]:
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def arrivals(code: str = world.CENTRE_WORKER) -> str:
    return world.signed_in(code).get("/arrivals/").content.decode()


def test_a_list_is_downloaded_with_whom_the_page_names_and_written_down_as_sent() -> None:
    babies = world.born_in_reach([3, 4], answer="given", forename="Ada")
    world.born_in_reach([5], answer="refused", forename="Bea")
    answer = post("/arrivals/download/", **ASKED)
    assert answer["Content-Disposition"] == 'attachment; filename="births-CC01-2026-11.csv"'
    head, *lines = rows(answer)
    assert head[:3] == ["Line", "Reference", "Baby"]
    assert [line[:2] for line in lines] == [["1", str(babies[0])], ["2", str(babies[1])]]
    sent = Sent.objects.get()
    assert (sent.people, sent.clause, sent.to_service_id) == (babies, "births", "CC01")
    assert AuditRow.objects.get(action="export").people == babies


def test_a_name_that_is_a_formula_does_not_run() -> None:
    world.born_in_reach([3], answer="given", forename='=cmd|"/c calc"!A1')
    assert rows(post("/arrivals/download/", **ASKED))[1][2].startswith("'=cmd")


def test_the_list_says_to_whom_no_card_may_go_and_holds_no_hidden_address() -> None:
    babies = world.born_in_reach([3, 4], answer="given")
    for baby, kind in zip(babies, ("covert", "hidden_address"), strict=True):
        world.happened(world.entry(baby))
        world.signed_in(world.HEALTH_VISITOR).post(
            f"/person/{baby}/reach/add/",
            {
                "kind": kind,
                "words": "Asked",
                "since_day": 23,
                "since_month": 11,
                "since_year": 2026,
            },
        )
    _, *lines = rows(post("/arrivals/download/", **ASKED))
    assert [line[1] for line in lines] == [str(babies[0])]
    assert lines[0][-1].startswith("No card: nobody else may notice")
    assert "No card: nobody else may notice" in arrivals()


@pytest.mark.parametrize("asked", [{"centre": "CC02"}, {"kind": "everybody"}, {"kind": ""}])
def test_what_is_not_the_reader_s_or_no_list_is_refused(asked: dict[str, str]) -> None:
    assert post("/arrivals/download/", **ASKED | asked).status_code == 403
    assert post("/arrivals/ask/", **ASKED | asked).status_code == 403
    assert not Sent.objects.exists()


def test_a_list_is_not_downloaded_by_a_link_nor_by_another_role() -> None:
    assert world.signed_in(world.CENTRE_WORKER).get("/arrivals/download/").status_code == 302
    assert post("/arrivals/download/", world.HEALTH_VISITOR, **ASKED).status_code == 403
    assert not Sent.objects.exists()


def asked_for() -> PreparedList:
    answer = post("/arrivals/ask/", **ASKED)
    assert answer.status_code == 302
    return PreparedList.objects.get()


def made(on: dt.date = DECEMBER) -> int:
    with patch("django.utils.timezone.localdate", return_value=on):
        return tasks.make_lists(timestamp=0)


def taken(waiting: PreparedList, code: str = world.CENTRE_WORKER) -> Any:
    return post(f"/arrivals/list/{waiting.id}/", code)


def test_a_month_s_list_waits_from_the_first_day_after_it_and_is_taken_once() -> None:
    babies = world.born_in_reach([3, 4], answer="given")
    waiting = asked_for()
    assert waiting.due_on == DECEMBER
    assert "Will be here on 1 December 2026" in arrivals()
    assert "ready when the month is over" not in arrivals()
    assert made(on=world.TODAY) == 0
    assert taken(waiting).status_code == 403
    assert made() == 1
    assert "Take this list" in arrivals()
    assert [line[1] for line in rows(taken(waiting))[1:]] == [str(baby) for baby in babies]
    waiting.refresh_from_db()
    assert (waiting.people, waiting.taken_by != "") == ([], True)
    assert taken(waiting).status_code == 403
    assert Sent.objects.count() == 1


def test_asking_or_making_again_changes_nothing() -> None:
    world.born_in_reach([3], answer="given")
    asked_for()
    asked_for()
    assert (made(), made()) == (1, 0)


def test_consent_withdrawn_after_a_list_was_asked_for_is_not_in_it() -> None:
    first, second = world.born_in_reach([3, 4], answer="given")
    waiting = asked_for()
    world.consented(first, "withdrawn")
    made()
    waiting.refresh_from_db()
    assert waiting.people == [second]


def test_consent_withdrawn_after_it_was_made_is_not_handed_over_either() -> None:
    first, second = world.born_in_reach([3, 4], answer="given")
    waiting = asked_for()
    made()
    world.consented(first, "withdrawn")
    assert [line[1] for line in rows(taken(waiting))[1:]] == [str(second)]
    assert Sent.objects.get().people == [second]


def test_a_list_that_cannot_be_made_says_why_and_the_others_are_made() -> None:
    asked_for()
    PreparedList.objects.update(practitioner="nobody")
    assert made() == 1
    assert "Could not be made" in arrivals()


def test_nobody_takes_another_service_s_list_and_what_nobody_took_is_emptied() -> None:
    world.born_in_reach([3], answer="given")
    waiting = asked_for()
    made()
    assert taken(waiting, world.HEALTH_VISITOR).status_code == 403
    later = dt.datetime(2027, 1, 20, 9, tzinfo=dt.UTC)
    with patch("django.utils.timezone.now", return_value=later):
        assert actions.drop_old_lists() == 1
    waiting.refresh_from_db()
    assert waiting.people == []


def test_a_change_of_mind_asks_the_centre_to_delete_the_line_until_it_says_it_has() -> None:
    _, second = world.born_in_reach([3, 4], answer="given", forename="Ada")
    post("/arrivals/download/", **ASKED)
    assert "Delete this" not in arrivals()
    world.consented(second, "withdrawn")
    page = arrivals()
    assert "Delete this from lists that you have" in page
    assert "Babies born, November 2026, line 2" in page
    assert f"Reference {second}" in page
    one = Recall.objects.get()
    done = world.signed_in(world.CENTRE_WORKER).post(f"/asked-back/{one.id}/done/", follow=True)
    page = done.content.decode()
    assert "It is written down that" in page
    assert "Delete this" not in page
    one.refresh_from_db()
    assert one.done_at is not None


def test_the_privacy_officer_sees_what_was_asked_back_and_who_has_deleted_it() -> None:
    baby = world.born_in_reach([3], answer="given", forename="Ada")[0]
    post("/arrivals/download/", **ASKED)
    world.consented(baby, "withdrawn")
    officer = world.signed_in(world.PRIVACY)
    page = officer.get("/asked-back/").content.decode()
    assert "Nobody yet" in page
    assert "Ada" not in page
    post(f"/asked-back/{Recall.objects.get().id}/done/")
    assert "Deleted" in officer.get("/asked-back/").content.decode()
    assert world.signed_in(world.CENTRE_WORKER).get("/asked-back/").status_code == 403


def test_another_service_neither_sees_nor_answers_what_was_asked_back() -> None:
    baby = world.born_in_reach([3], answer="given")[0]
    post("/arrivals/download/", **ASKED)
    world.consented(baby, "withdrawn")
    assert "Delete this" not in world.signed_in(world.HEALTH_VISITOR).get("/home/").content.decode()
    assert (
        post(f"/asked-back/{Recall.objects.get().id}/done/", world.HEALTH_VISITOR).status_code
        == 403
    )
    assert Recall.objects.get().done_at is None


def test_a_mother_s_no_asks_back_her_baby_s_line() -> None:
    baby = world.born_in_reach([3])[0]
    mother = world.mother_of(baby)
    world.consented(mother, "given")
    post("/arrivals/download/", **ASKED)
    world.consented(mother, "refused")
    assert Recall.objects.get().person == baby


def test_the_task_of_the_clock_is_there_and_asks_the_same_query() -> None:
    assert tasks.make_lists.name == "onestory.profile.tasks.make_lists"
    assert queries.make_due_lists(world.TODAY) == 0
