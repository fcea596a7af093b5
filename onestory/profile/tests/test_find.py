"""Finding someone: misspelt names are found, and the lens decides who may be known."""

import pytest
from django.test import Client

from onestory.profile.tests import world
from onestory.sharing.models import AuditRow

pytestmark = pytest.mark.usefixtures("ashwater")


def find(client: Client, **typed: str) -> str:
    answer = client.post("/find/", typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def known_child(**said: str) -> int:
    child = world.child(**said)
    world.happened(world.entry(child))
    return child


BORN = {"born_on_day": "3", "born_on_month": "3", "born_on_year": "2024"}


@pytest.fixture
def visitor() -> Client:
    return world.signed_in(world.HEALTH_VISITOR)


@pytest.mark.parametrize("typed", ["Amara Okafor", "Amarah Okafor", "okafor amara", "Amara Okofor"])
def test_a_misspelt_name_is_found_with_the_date_of_birth(visitor: Client, typed: str) -> None:
    child = known_child()
    page = find(visitor, name=typed, **BORN)
    assert "1 person found" in page
    assert f"/person/{child}/" in page


def test_an_nhs_number_is_found_with_and_without_its_spaces(visitor: Client) -> None:
    child = known_child(nhs_number="9990000018")
    for typed in ("999 000 0018", "9990000018", "999-000-0018"):
        assert f"/person/{child}/" in find(visitor, nhs_number=typed)


def test_someone_whom_the_reader_may_not_know_is_not_hinted_at(visitor: Client) -> None:
    world.child()
    page = find(visitor, name="Amara Okafor", **BORN)
    assert "Nobody found" in page
    assert "that you may not know of them" in page


def test_the_number_of_people_one_may_not_know_is_not_hinted_at(visitor: Client) -> None:
    for _ in range(25):
        world.child()
    page = find(visitor, name="Amara Okafor", **BORN)
    assert "Nobody found" in page
    assert "More people may fit" not in page


def test_family_of_a_child_is_found_and_says_why(visitor: Client) -> None:
    child = known_child()
    mother = world.mother_of(child, postcode="ZQ1 1AA")
    page = find(visitor, name="Ngozi Okafor", postcode="zq11aa")
    assert f"/person/{mother}/" in page
    assert "Family of someone your service is involved with" in page


def test_a_search_is_written_down_with_what_was_typed(visitor: Client) -> None:
    child = known_child()
    find(visitor, name="Amara Okafor", **BORN)
    row = AuditRow.objects.get(action="search")
    assert row.terms == "name Amara Okafor, born 3 March 2024"
    assert row.people == [child]


def test_what_was_typed_stands_in_no_address(visitor: Client) -> None:
    known_child()
    answer = visitor.post("/find/", {"name": "Amara Okafor", **BORN})
    assert answer.headers["Location"] == "/find/results/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Enter an NHS number, or a name with a date of birth or postcode"),
        ({"name": "Amara"}, "Enter a date of birth or a postcode to go with the name"),
        ({"postcode": "ZQ1 1AA"}, "Enter a name to go with the date of birth or postcode"),
        ({"nhs_number": "999 000"}, "An NHS number has 10 digits"),
        ({"nhs_number": "9990000019"}, "one of its digits is wrong"),
        ({"nhs_number": "5990000006"}, "Nobody has this number"),
        ({"name": "A", "postcode": "ZQ1"}, "Enter a whole postcode"),
        ({"name": "A", **BORN, "born_on_year": "2031"}, "must be today or in the past"),
        ({"name": "A", **BORN, "born_on_month": "13"}, "must be a real date"),
    ],
)
def test_what_cannot_be_searched_for_is_answered_with_what_to_do(
    visitor: Client, typed: dict[str, str], said: str
) -> None:
    page = find(visitor, **typed)
    assert said in page
    assert "There is a problem" in page
    assert not AuditRow.objects.filter(action="search").exists()


def test_a_role_that_may_not_search_is_told_who_can_help() -> None:
    answer = world.signed_in(world.PRIVACY).get("/find/")
    assert answer.status_code == 403
    assert "Your role does not" in answer.content.decode()
