"""How somebody may safely be reached, kept to on every page, list and search."""

import ast
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from onestory.profile import queries
from onestory.profile.tests import world
from onestory.sharing.models import AuditRow, ContactRule, Recall, Sent

pytestmark = pytest.mark.usefixtures("ashwater")
HOME = {"address": "4 Alder Road, Ashwater", "postcode": "ZQ1 1AA", "phone": "07700 900123"}
TELLS = ("Alder Road", "ZQ1 1AA", "900123")
BORN = {"born_on_day": "3", "born_on_month": "3", "born_on_year": "2024"}


def known_child(service: str = "health_visiting", **said: Any) -> int:
    child = world.child(**HOME | said)
    world.happened(world.entry(child, service))
    return child


def page(address: str, code: str = world.HEALTH_VISITOR) -> str:
    answer = world.signed_in(code).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def rule(person: int, kind: str, code: str = world.HEALTH_VISITOR, **typed: str) -> str:
    usual = {
        "kind": kind,
        "words": "She asked us to",
        "since_day": "23",
        "since_month": "11",
        "since_year": "2026",
    }
    sent = world.signed_in(code).post(f"/person/{person}/reach/add/", usual | typed, follow=True)
    return sent.content.decode()


@pytest.fixture
def hidden() -> int:
    child = known_child()
    assert "It is written down, and holds on every page and list." in rule(child, "hidden_address")
    return child


@pytest.mark.parametrize(
    "place", ["", "chronology/", "why/", "records/", "agreed/", "agreed/answer/", "reach/"]
)
def test_a_hidden_address_stands_on_no_page_about_them(hidden: int, place: str) -> None:
    shown = page(f"/person/{hidden}/{place}")
    assert "The address is hidden to keep someone safe" in shown
    assert not [word for word in TELLS if word in shown]


def test_nor_in_the_words_of_the_system_that_looks_after_links(hidden: int) -> None:
    shown = page(f"/linked/{hidden}/", world.DATA_LEAD)
    assert "Okafor" in shown
    assert not [word for word in TELLS if word in shown]


def test_searching_the_hidden_postcode_finds_them_only_by_what_else_was_typed(hidden: int) -> None:
    client = world.signed_in(world.HEALTH_VISITOR)
    by_home = {"name": "Amara Okafor", "postcode": "ZQ1 1AA"}
    assert "Nobody found" in client.post("/find/", by_home, follow=True).content.decode()
    by_birth = client.post("/find/", by_home | BORN, follow=True).content.decode()
    assert f"/person/{hidden}/" in by_birth
    assert "Withheld to keep someone safe" in by_birth
    assert "Alder Road" not in by_birth


def test_nor_does_the_search_of_those_who_look_after_links(hidden: int) -> None:
    client = world.signed_in(world.DATA_LEAD)
    typed = {"name": "Amara Okafor", "postcode": "ZQ1 1AA"}
    assert "Nobody found" in client.post("/linked/", typed, follow=True).content.decode()


def test_a_postcode_finds_them_again_when_the_rule_has_ended(hidden: int) -> None:
    end = ContactRule.objects.get()
    shown = world.signed_in(world.HEALTH_VISITOR).post(
        f"/person/{hidden}/reach/{end.id}/end/", follow=True
    )
    assert "The rule has ended" in shown.content.decode()
    end.refresh_from_db()
    assert (end.held_until, end.ended_by != "") == (world.TODAY, True)
    assert "Alder Road" in page(f"/person/{hidden}/")


def test_a_day_s_list_says_hidden_and_not_where(hidden: int) -> None:
    shown = page("/home/")
    assert "Address hidden" in shown
    assert "Alder Road" not in shown


def test_a_baby_whose_address_was_hidden_by_a_practitioner_leaves_the_centre_s_list() -> None:
    babies = world.born_in_reach(range(1, 10), answer="given", forename="Ada")
    world.happened(world.entry(babies[0]))
    assert page("/arrivals/", world.CENTRE_WORKER).count(">Ada ") == 9
    rule(babies[0], "hidden_address")
    shown = page("/arrivals/", world.CENTRE_WORKER)
    assert shown.count(">Ada ") == 8
    assert "1 Alder Road" not in shown


def test_lists_that_were_sent_with_the_address_are_asked_back() -> None:
    child = known_child()
    Sent.objects.create(
        what="Babies born", agreement="x", to_service_id="CC01", by="T", how="download",
        people=[child],
    )  # fmt: skip
    rule(child, "hidden_address")
    assert Recall.objects.get().because == "Where they live must not be known any more"


def test_covert_contact_and_forbidden_ways_stand_on_top_of_every_page() -> None:
    child = known_child()
    rule(child, "covert")
    rule(child, "forbidden", way="text", words="The phone is shared")
    for place in ("", "chronology/", "why/", "records/", "agreed/", "reach/"):
        shown = page(f"/person/{child}/{place}")
        assert "Do not leave messages" in shown
        assert "Not by text message" in shown
        assert "The phone is shared" in shown


def test_the_tab_says_of_each_way_whether_it_may_be_used_and_the_preferred_comes_first() -> None:
    child = known_child()
    rule(child, "preferred", way="text")
    rule(child, "forbidden", way="letter")
    shown = page(f"/person/{child}/reach/")
    assert shown.index("<strong>Text message") < shown.index("<strong>Letter")
    assert "They prefer to be contacted by text message." in shown
    assert "They must not be contacted by letter." in shown


def test_who_has_died_is_reached_in_no_way() -> None:
    child = known_child(died_on=dt.date(2026, 11, 1))
    shown = page(f"/person/{child}/reach/")
    assert "Do not contact them from here." in shown
    assert "They have died: nothing is sent" in shown


@pytest.fixture
def protected() -> tuple[int, int]:
    """A child known to the health visitor, and the father, known to housing."""
    child = known_child()
    father = world.someone(
        role="father", forename="Emeka", surname="Obi", dob="1990-01-01", sex="1"
    )
    world.related(child, to=father, kind="father")
    world.happened(world.entry(father, "housing", source="housing_tenancies"))
    return child, father


def test_the_child_is_not_on_the_page_of_the_adult_who_must_not_find_it(
    protected: tuple[int, int],
) -> None:
    child, father = protected
    assert "Amara Okafor" in page(f"/person/{father}/", world.HOUSING)
    rule(child, "protected_from", protected_from=str(father))
    shown = page(f"/person/{father}/", world.HOUSING)
    assert "Amara" not in shown
    assert "No system says who is in the family." in shown
    assert world.signed_in(world.HOUSING).get(f"/person/{child}/").status_code == 403


def test_whose_own_service_works_with_the_child_sees_it_there_with_a_warning(
    protected: tuple[int, int],
) -> None:
    child, father = protected
    rule(child, "protected_from", protected_from=str(father))
    shown = page(f"/person/{father}/")
    assert f"/person/{child}/" in shown
    assert "Must not be found by Emeka Obi: never say where they are" in shown


def test_nor_is_the_child_on_a_brother_s_page_where_the_father_is_too(
    protected: tuple[int, int],
) -> None:
    child, father = protected
    brother = world.child(forename="Chidi", dob="2020-01-01")
    world.related(brother, to=father, kind="father")
    world.mother_of(child, brother)
    world.happened(world.entry(brother, "housing", source="housing_tenancies"))
    assert "Amara" in page(f"/person/{brother}/", world.HOUSING)
    rule(child, "protected_from", protected_from=str(father))
    assert "Amara" not in page(f"/person/{brother}/", world.HOUSING)
    world.happened(world.entry(brother))
    assert "Must not be found by Emeka Obi" in page(f"/person/{brother}/")


def test_the_adult_is_named_on_the_child_s_page_only_to_those_who_may_know_him(
    protected: tuple[int, int],
) -> None:
    child, father = protected
    rule(child, "protected_from", protected_from=str(father))
    assert "Must not be found by Emeka Obi" in page(f"/person/{child}/")
    stranger = world.someone(role="father", forename="Brian", surname="Unseen", dob="1980-01-01")
    ContactRule.objects.create(
        person_id=child, record_id=child, kind="protected_from", protected_from_id=stranger,
        held_from=world.TODAY, told_by="Another",
    )  # fmt: skip
    for place in ("", "chronology/", "reach/"):
        shown = page(f"/person/{child}/{place}")
        assert "Must not be found by someone who is not named here" in shown
        assert "Brian" not in shown


def test_a_rule_for_the_household_hides_the_mother_s_address_too() -> None:
    child = known_child()
    mother = world.mother_of(child, **HOME)
    assert "for 2 people" in rule(child, "hidden_address", household="on")
    assert not [word for word in TELLS if word in page(f"/person/{mother}/")]


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("", {}, "Say what colleagues should keep to"),
        ("covert", {"words": ""}, "Say why, so that colleagues keep to it"),
        ("forbidden", {}, "Choose the way of contact"),
        ("protected_from", {}, "Choose the adult by whom they must not be found"),
        ("protected_from", {"protected_from": "12345"}, "Select a valid choice"),
        ("covert", {"until_day": "1", "until_month": "1", "until_year": "2026"}, "must be after"),
        ("covert", {"since_day": "31"}, "must be a real date"),
    ],
)
def test_what_makes_no_sense_is_said_and_not_kept(
    kind: str, typed: dict[str, str], words: str
) -> None:
    shown = rule(known_child(), kind, **typed)
    assert words in shown
    assert "There is a problem" in shown
    assert not ContactRule.objects.exists()


def test_a_role_that_does_not_keep_contact_safe_reads_and_does_not_write() -> None:
    child = known_child("housing")
    assert "Your role does not change how a family is reached" in page(
        f"/person/{child}/reach/", world.HOUSING
    )
    answer = world.signed_in(world.HOUSING).get(f"/person/{child}/reach/add/")
    assert answer.status_code == 403


def test_nobody_reads_writes_or_ends_a_rule_of_someone_whom_they_may_not_open() -> None:
    child = known_child("maternity")
    rule(child, "covert", world.MIDWIFE)
    made = ContactRule.objects.get()
    stranger = world.signed_in("HV102")
    other = world.child(**HOME)
    assert stranger.get(f"/person/{other}/reach/").status_code == 403
    assert stranger.post(f"/person/{other}/reach/add/", {"kind": "covert"}).status_code == 403
    assert stranger.post(f"/person/{other}/reach/{made.id}/end/").status_code == 403
    made.refresh_from_db()
    assert made.held_until is None


def test_adding_and_ending_are_written_down() -> None:
    child = known_child()
    rule(child, "forbidden", way="text")
    made = ContactRule.objects.get()
    world.signed_in(world.HEALTH_VISITOR).post(f"/person/{child}/reach/{made.id}/end/")
    told = AuditRow.objects.filter(action__endswith="contact rule").order_by("id")
    assert [(row.action, row.terms, row.people) for row in told] == [
        ("add contact rule", "forbidden text", [child]),
        ("end contact rule", "forbidden text", [child]),
    ]


def test_these_pages_ask_who_people_are_in_the_one_way_that_keeps_addresses_hidden() -> None:
    folder = Path(queries.__file__).parent
    asking = {
        path.name
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"shown", "records_of"}
        if isinstance(node.value, ast.Name) and node.value.id == "people"
    }
    assert asking == {"who.py", "families.py"}
