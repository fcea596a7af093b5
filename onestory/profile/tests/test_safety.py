"""What is withheld says so and why; what is open for safety says so on every page; and the ways to it."""

import pytest

from onestory.profile.tests import world
from onestory.sharing.models import AuditRow, Override

pytestmark = pytest.mark.usefixtures("ashwater")
WORRY = "Nobody has seen the children since Monday"
WHY = {"reason": "missing", "words": WORRY}
PAGES = ("", "chronology/", "records/", "why/", "not-shared/")


@pytest.fixture
def child() -> int:
    """Seen by health visitors, and by midwives with one line of the police among theirs."""
    amara = world.child(nhs_number="9990000018")
    world.happened(
        world.entry(amara, line="Weighed at home"),
        world.entry(amara, "maternity", line="Seen on the ward"),
        world.entry(amara, "maternity", line="Told by the police", restriction="police"),
        world.entry(amara, "maternity", line="Kept among midwives", restriction="very_restricted"),
        world.entry(amara, "maternity", line="Told by an aunt", restriction="third_party"),
    )
    return amara


def shown(code: str, address: str) -> str:
    answer = world.signed_in(code).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", ["", "chronology/", "why/"])
def test_lines_that_a_restriction_keeps_back_are_counted_in_its_own_words(
    child: int, page: str
) -> None:
    told = shown(world.HEALTH_VISITOR, f"/person/{child}/{page}")
    assert "1 line of Maternity" in " ".join(told.split())
    assert "the police allow to go no further" in told
    assert "Told by the police" not in told
    assert "Kept among midwives" not in told
    assert "2 line" not in told


def test_those_who_wrote_a_restricted_line_read_it_and_are_told_of_nothing_withheld(
    child: int,
) -> None:
    told = shown(world.MIDWIFE, f"/person/{child}/chronology/")
    assert "Told by the police" in told
    assert "Withheld from you" not in told


def test_every_line_says_why_it_can_be_seen(child: int) -> None:
    told = shown(world.MIDWIFE, f"/person/{child}/chronology/")
    assert told.count("Why can I see this?") >= told.count("os-entry__what") - 1
    assert "Your own service&#39;s record" in told


def test_the_page_of_reasons_says_how_the_family_stands_to_sharing(child: int) -> None:
    told = shown(world.HEALTH_VISITOR, f"/person/{child}/why/")
    assert "The family was told of this, and has not said no." in told


def test_what_is_opened_for_safety_says_so_on_every_page_and_to_nobody_else(child: int) -> None:
    client = world.signed_in(world.HEALTH_VISITOR)
    assert client.post(f"/person/{child}/open-for-safety/", WHY).status_code == 302
    for page in PAGES:
        told = client.get(f"/person/{child}/{page}").content.decode()
        assert "Opened for safety: 60 minutes left" in told
        assert "Close it now" in told
    told = client.get(f"/person/{child}/chronology/").content.decode()
    assert "Told by the police" in told
    assert "Opened for safety; the privacy officer has been told" in told
    assert "Kept among midwives" not in told
    assert "Opened for safety" not in shown("HV102", f"/person/{child}/")


def test_a_refused_page_leads_to_opening_exactly_one_and_names_nobody(child: int) -> None:
    client = world.signed_in(world.FRONT_DOOR)
    for number in (child, 4711):
        refused = client.get(f"/person/{number}/")
        assert refused.status_code == 403
        assert "/open-for-safety/" in refused.content.decode()
        assert client.get(f"/person/{number}/open-for-safety/").status_code == 403
    asked = {"nhs_number": "999 000 0018", **WHY}
    answer = client.post("/open-for-safety/", asked)
    assert answer.headers["Location"] == f"/person/{child}/"
    assert "Opened for safety: 60" in client.get(f"/person/{child}/").content.decode()


def test_a_role_that_opens_nothing_for_safety_is_not_led_there(child: int) -> None:
    client = world.signed_in(world.HOUSING)
    assert "open-for-safety" not in client.get(f"/person/{child}/").content.decode()
    assert client.get("/open-for-safety/").status_code == 403
    find = client.post("/find/", {"nhs_number": "9990000018"}, follow=True)
    assert "open-for-safety" not in find.content.decode()


def test_a_search_that_finds_nobody_leads_there(child: int) -> None:
    client = world.signed_in(world.FRONT_DOOR)
    find = client.post("/find/", {"nhs_number": "9990000018"}, follow=True)
    assert "/open-for-safety/" in find.content.decode()


BORN = {"born_on_day": "3", "born_on_month": "3", "born_on_year": "2024"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Without an NHS number, enter first and last name"),
        ({"name": "Amara Okafor"}, "Without an NHS number, enter first and last name"),
        ({"name": "Amara Okafor", **BORN}, "Without an NHS number, enter first and last name"),
        ({"nhs_number": "9990000019"}, "one of its digits is wrong"),
        ({"nhs_number": "9990000026"}, "Nobody, or more than one person"),
        ({"nhs_number": "9990000018", "reason": ""}, "Choose the reason"),
        ({"nhs_number": "9990000018", "words": "worried"}, "Say it in a sentence"),
    ],
)
def test_what_is_not_exact_or_not_said_opens_nobody_and_says_what_to_do(
    child: int, typed: dict[str, str], said: str
) -> None:
    answer = world.signed_in(world.FRONT_DOOR).post("/open-for-safety/", {**WHY, **typed})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Override.objects.exists()


def test_a_decision_not_to_share_is_kept_in_the_trail(child: int) -> None:
    client = world.signed_in(world.MIDWIFE)
    decided = {"with_whom": "The father", "because": "She fears what he would do"}
    assert client.post(f"/person/{child}/not-shared/", decided).status_code == 302
    row = AuditRow.objects.get(action="not shared")
    assert row.terms == "with The father: She fears what he would do"
    assert (row.outcome, row.people) == ("not shared", [child])


def test_nobody_decides_about_someone_they_may_not_know(child: int) -> None:
    decided = {"with_whom": "The father", "because": "She fears what he would do"}
    client = world.signed_in(world.HOUSING)
    assert client.post(f"/person/{child}/not-shared/", decided).status_code == 403
    assert not AuditRow.objects.filter(action="not shared").exists()


def test_a_look_is_written_with_where_it_came_from_how_deep_and_under_what(child: int) -> None:
    world.signed_in(world.HEALTH_VISITOR).get(
        f"/person/{child}/", REMOTE_ADDR="198.51.100.4", HTTP_X_FORWARDED_FOR="203.0.113.9"
    )
    row = AuditRow.objects.filter(action="read").latest("id")
    assert row.came_from == "198.51.100.4"
    assert (row.depths["health_visiting"], row.depths["maternity"]) == (3, 1)
    assert {"own_events", "own_notes", "who_is_involved v1"} <= set(row.agreements)


def test_a_single_kind_that_is_open_is_written_as_that_kind() -> None:
    (baby,) = world.born_in_reach([3], answer="given")
    world.signed_in(world.CENTRE_WORKER).get(f"/person/{baby}/")
    row = AuditRow.objects.filter(action="read").latest("id")
    assert row.depths["maternity:birth"] == 2
    assert "maternity" not in row.depths
    assert row.agreements == ["live_births_to_centres v1"]
