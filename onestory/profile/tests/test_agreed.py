"""What the family said to each agreement, in words; writing down the next answer."""

import datetime as dt

import pytest

from onestory.profile.tests import world
from onestory.sharing.models import Consent

pytestmark = pytest.mark.usefixtures("ashwater")
BIRTHS = "live_births_to_centres"


def agreed(child: int, code: str = world.HEALTH_VISITOR) -> str:
    answer = world.signed_in(code).get(f"/person/{child}/agreed/")
    assert answer.status_code == 200
    return answer.content.decode()


def known_child(**said: str) -> int:
    child = world.child(**said)
    world.happened(world.entry(child))
    return child


def typed(**instead: str) -> dict[str, str]:
    usual = {
        "what": BIRTHS,
        "about": "child",
        "answer": "given",
        "decided_by_role": "mother",
        "standing": "parental_responsibility",
        "asked_how": "in_person",
        "since_day": "23",
        "since_month": "11",
        "since_year": "2026",
    }
    return usual | instead


def say(child: int, code: str = world.HEALTH_VISITOR, **instead: str) -> str:
    client = world.signed_in(code)
    sent = client.post(f"/person/{child}/agreed/answer/", typed(**instead), follow=True)
    return sent.content.decode()


def test_each_agreement_says_how_the_family_stands_and_what_that_means() -> None:
    child = known_child()
    world.consented(child, "refused")
    page = agreed(child)
    assert "Said no" in page
    assert "Shared only if they agree. So it is not shared now." in page
    assert "Nobody has answered" in page
    assert "Shared unless they say no. So it is shared now." in page


def test_an_answer_is_written_down_and_stands_in_the_history() -> None:
    child = known_child()
    page = say(child, evidence="Card in the red book")
    assert "It is written down, and counts from now on." in page
    assert "Card in the red book" in page
    assert "Has parental responsibility" in page
    assert Consent.objects.get().held_from == world.TODAY


def test_an_agreement_of_one_clause_is_answered_as_a_whole() -> None:
    page = say(known_child(), what=f"{BIRTHS}.births", answer="refused")
    assert "There is a problem" in page
    assert not Consent.objects.exists()


def test_parents_who_disagree_are_said_to_and_it_counts_as_no() -> None:
    child = known_child()
    say(child)
    page = say(child, answer="refused", decided_by_role="father")
    assert "The parents disagree: treated as no" in page


def test_who_has_no_standing_is_kept_and_the_page_says_that_it_decides_nothing() -> None:
    child = known_child()
    page = say(child, decided_by_role="father", standing="no_parental_responsibility")
    assert "Father has no parental responsibility, so this is kept and decides nothing." in page
    assert "Decides nothing" in page
    assert "Nobody has answered" in page


def test_what_the_mother_said_of_her_pregnancy_stands_on_her_baby_s_page() -> None:
    child = known_child(dob="2026-11-02")
    mother = world.mother_of(child)
    page = say(child, about="mother", standing="own", answer="refused")
    assert Consent.objects.get().person_id == mother
    assert "Ngozi Okafor" in page
    assert "Said no" in page


@pytest.mark.parametrize(
    ("instead", "words"),
    [
        ({"since_year": "2031"}, "must be today or before"),
        ({"since_day": ""}, "must include a day"),
        ({"answer": ""}, "Say what they said"),
        ({"answer": "not_asked"}, "Select a valid choice"),
        ({"about": "mother"}, "Select a valid choice"),
        ({"standing": "own"}, "An answer about a child is given by somebody for the child"),
        ({"what": "no_such_agreement"}, "Select a valid choice"),
        ({"until_day": "1", "until_month": "11", "until_year": "2026"}, "must be after they said"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_kept(
    instead: dict[str, str], words: str
) -> None:
    page = say(known_child(), **instead)
    assert words in page
    assert "There is a problem" in page
    assert not Consent.objects.exists()


def test_a_role_that_does_not_write_it_down_is_told_who_does() -> None:
    child = world.child()
    world.happened(world.entry(child, "housing", source="housing_tenancies"))
    assert "Ask their midwife, health visitor" in agreed(child, world.HOUSING)
    answer = world.signed_in(world.HOUSING).get(f"/person/{child}/agreed/answer/")
    assert answer.status_code == 403
    assert "does not write down what a family says to sharing" in answer.content.decode()


def test_nobody_reads_or_writes_answers_of_a_child_whom_they_may_not_open() -> None:
    child = world.child()
    client = world.signed_in(world.HEALTH_VISITOR)
    assert client.get(f"/person/{child}/agreed/").status_code == 403
    assert client.post(f"/person/{child}/agreed/answer/", typed()).status_code == 403
    assert not Consent.objects.exists()


def test_a_centre_that_writes_down_a_no_loses_sight_of_the_child_and_is_told_so() -> None:
    baby = world.born_in_reach([3], answer="given")[0]
    page = say(baby, world.CENTRE_WORKER, answer="withdrawn")
    assert "You may not open them any more" in page
    assert "New arrivals" in page


def test_consent_withdrawn_closes_the_page_that_a_centre_has_open_at_the_next_click() -> None:
    baby = world.born_in_reach([3], answer="given", forename="Ada")[0]
    world.happened(world.entry(baby))
    worker = world.signed_in(world.CENTRE_WORKER)
    assert worker.get(f"/person/{baby}/").status_code == 200
    say(baby, answer="withdrawn")
    for place in ("", "chronology/", "agreed/", "records/", "why/"):
        answer = worker.get(f"/person/{baby}/{place}")
        assert answer.status_code == 403
        assert "Ada" not in answer.content.decode()


def test_an_answer_counts_from_the_beginning_of_its_day_and_until_the_day_before() -> None:
    child = known_child()
    say(child, until_day="1", until_month="12", until_year="2026")
    row = Consent.objects.get()
    assert (row.held_from, row.held_until) == (world.TODAY, dt.date(2026, 12, 1))
