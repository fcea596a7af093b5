"""One person at the desk gets the answer that a delivery would have given them."""

import polars as pl
import pytest

from onestory.people import actions, queries
from onestory.people.index.live import Near
from onestory.people.index.world import model, standardised
from onestory.people.linkage.live import Index
from onestory.people.models import SourceRecord
from onestory.people.tests.making import number
from onestory.people.tests.test_decisions import ELSEWHERE
from onestory.people.tests.test_matching import HOME, MUM, child, deliver

pytestmark = pytest.mark.django_db

MAYA = {"forename": "Maya", "surname": "Okafor", "dob": "2026-03-14", "sex": "F", **HOME, **MUM}


@pytest.fixture(autouse=True)
def index() -> list[int]:
    twin = {"plurality": 2, "birth_order": 2, "forename": "Leo", "sex": "M"}
    return deliver(
        child(nhs_number=number(1)),
        child(nhs_number=number(1), source="childrens_centres"),
        child(**twin, nhs_number=number(2)),
        child(forename="Zofia", surname="Kowalska", dob="2025-01-31", nhs_number=number(3)),
    )


@pytest.mark.parametrize(
    ("typed", "decision", "place"),
    [
        (MAYA, "link", 0),
        ({"nhs_number": number(1), "forename": "Maya", "dob": "14/03/2026"}, "link", 0),
        (MAYA | {"forename": "Leo", "sex": "M"}, "link", 2),
        ({"forename": "Sofia", "surname": "Kowalska", "dob": "31-01-2025"}, "link", 3),
        ({"forename": "Ingrid", "surname": "Lind", "dob": "1990-02-03"}, "new", None),
        ({}, "new", None),
    ],
)
def test_the_one_meant_is_found(
    index: list[int], typed: dict, decision: str, place: int | None
) -> None:
    found = queries.match_live(typed)
    assert found.decision == decision, found.because
    expected = None if place is None else SourceRecord.objects.get(id=index[place]).person_id
    assert found.person_id == expected


def test_a_sealed_identity_is_found_by_nobody(index: list[int]) -> None:
    actions.seal_person(index[0], reason="adopted", by="privacy officer")
    assert queries.match_live(MAYA).person_id != index[0]
    assert queries.match_live({"nhs_number": number(1)}).decision == "new"


def test_the_answer_is_that_of_an_index_in_memory() -> None:
    deliver(child(source="housing", **ELSEWHERE), child(source="housing", forename="Maia"))
    rows = pl.DataFrame(list(SourceRecord.objects.order_by("id").values()))
    memory = Index(standardised(rows, test_numbers=True), model(), test_numbers=True)
    for typed in (MAYA, ELSEWHERE | {"forename": "Maya", "dob": "2026-03-14"}, {"phone": "1"}):
        one, other = memory.ask(dict(typed)), Near(test_numbers=True).ask(dict(typed))
        assert (one["decision"], str(one["record_id"]), one["probability"]) == (
            other["decision"],
            str(other["record_id"]),
            other["probability"],
        )
