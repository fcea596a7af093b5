"""People are found as they are asked for: misspelt, newly born, grown up; sealed never."""

from datetime import date

import pytest

from onestory.people import actions, queries
from onestory.people.models import Person, SourceRecord
from onestory.people.tests.making import frame, number, person_of, record

pytestmark = pytest.mark.django_db

BORN = date(2025, 3, 14)


@pytest.fixture(autouse=True)
def people() -> dict[str, int]:
    said = [
        ("siobhan", record(nth=1, forename="Siobhán", surname="O'Neill", dob=BORN)),
        ("other", record(nth=2, forename="Grace", surname="Neal", dob=BORN)),
        ("newborn", record(nth=3, forename="Baby", surname="Kowalska", dob=BORN)),
        ("adult", record(nth=4, forename="Precious", surname="Adeyemi", postcode="ZQ1 1AA")),
        ("swapped", record(nth=5, forename="Noor", surname="Hussain", dob="2025-05-03")),
        ("numbered", record(nth=6, forename="Theo", surname="Marsh", nhs_number=number(1))),
    ]
    kept = actions.receive_records(frame(*(row for _, row in said)), by="a test")["record_id"]
    return {name: person_of(one) for (name, _), one in zip(said, kept, strict=True)}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"name": "Siobhan ONeill", "born_on": BORN}, "siobhan"),
        ({"name": "Shevaun O Neil", "born_on": BORN}, "siobhan"),
        ({"name": "o'neill siobhan", "born_on": BORN}, "siobhan"),
        ({"name": "Zofia Kowalska", "born_on": BORN}, "newborn"),
        ({"name": "precious adeyemi", "postcode": "zq11aa"}, "adult"),
        ({"name": "Presious Adyemi", "postcode": "ZQ1 1AA"}, "adult"),
        ({"name": "Noor Husain", "born_on": date(2025, 3, 5)}, "swapped"),
        ({"nhs_number": f"{number(1)[:3]} {number(1)[3:6]} {number(1)[6:]}"}, "numbered"),
    ],
)
def test_the_first_found_is_the_one_meant(people: dict[str, int], asked: dict, found: str) -> None:
    candidates = queries.find(**asked)
    assert [one.person_id for one in candidates][:1] == [people[found]]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"name": "Siobhan ONeill"},
        {"born_on": BORN},
        {"name": "Bartholomew Quigley", "born_on": BORN},
        {"nhs_number": "12"},
        {"name": "%", "postcode": "ZQ1 1AA"},
        {"name": "precious", "postcode": "not one"},
    ],
)
def test_too_little_or_too_far_off_finds_nobody(asked: dict) -> None:
    assert queries.find(**asked) == []


def test_a_sealed_identity_is_found_by_nothing(people: dict[str, int]) -> None:
    Person.objects.filter(id__in=[people["numbered"], people["siobhan"]]).update(sealed=True)
    assert queries.find(nhs_number=number(1)) == []
    found = queries.find(name="Siobhan ONeill", born_on=BORN)
    assert people["siobhan"] not in [one.person_id for one in found]


def test_nobody_is_found_at_an_address_that_must_not_be_known(people: dict[str, int]) -> None:
    SourceRecord.objects.filter(id=people["adult"]).update(address_hidden=True)
    assert queries.find(name="Precious Adeyemi", postcode="ZQ1 1AA") == []


def test_a_search_costs_three_queries_at_most(django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        queries.find(name="Nobody Atall", born_on=BORN, postcode="ZQ1 1AA")
