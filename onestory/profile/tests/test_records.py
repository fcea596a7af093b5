"""Each system's record of a person, the evidence of its link, and undoing it."""

import pytest

from onestory.people.models import Link, LinkDecision, SourceRecord
from onestory.profile.tests import world
from onestory.sharing.models import AuditRow

pytestmark = pytest.mark.usefixtures("ashwater")


@pytest.fixture
def linked() -> int:
    """A child with a record in two systems, the second linked by weight."""
    one, second = world.matched(
        {"forename": "Amara", "surname": "Okafor", "dob": "2024-03-03"},
        {
            "source": "childrens_centres",
            "local_id": "AFT-000123",
            "forename": "Amarah",
            "surname": "Okafor",
            "dob": "2024-03-03",
        },
    )
    child = SourceRecord.objects.get(id=one).person_id
    assert child
    SourceRecord.objects.filter(id=second).update(person_id=child)
    evidence = [{"field": "forename", "words": "Amara and Amarah sound alike", "bits": 4.1}]
    Link.objects.filter(record_id=second).update(
        person_id=child, method="score", weight=9.2, evidence=evidence
    )
    world.happened(world.entry(one), world.entry(second, "CC01", source="childrens_centres"))
    return child


def undo_page(child: int) -> str:
    second = SourceRecord.objects.get(local_id="AFT-000123").id
    return f"/linked/{child}/{second}/undo/"


def test_those_who_work_with_the_child_see_the_records_and_cannot_undo(linked: int) -> None:
    page = world.signed_in(world.HEALTH_VISITOR).get(f"/person/{linked}/records/").content.decode()
    assert "2 records in 2 systems" in page
    assert "Amara and Amarah sound alike" in page
    assert "For (+4.1)" in page
    assert "Undo this link" not in page


def test_a_system_s_own_words_are_for_the_organisation_that_keeps_it(linked: int) -> None:
    page = world.signed_in(world.HEALTH_VISITOR).get(f"/person/{linked}/records/").content.decode()
    assert "AFT-000123" not in page
    assert "Ask Ashwater Council." in page


def test_a_data_lead_finds_identities_and_nobody_s_story(linked: int) -> None:
    client = world.signed_in(world.DATA_LEAD)
    typed = {"name": "Amara Okafor", "born_on_day": 3, "born_on_month": 3, "born_on_year": 2024}
    assert f"/linked/{linked}/" in client.post("/linked/", typed, follow=True).content.decode()
    page = client.get(f"/linked/{linked}/").content.decode()
    assert "Undo this link" in page
    assert "Slept through" not in page
    assert client.get(f"/person/{linked}/").status_code == 403
    assert AuditRow.objects.filter(action="read links", people=[linked]).exists()


def test_a_link_is_undone_with_a_reason_and_the_entries_follow(linked: int) -> None:
    client = world.signed_in(world.DATA_LEAD)
    done = client.post(
        undo_page(linked),
        {"reason": "A different Amara, of another house", "sure": "on"},
        follow=True,
    )
    assert "The link is undone" in done.content.decode()
    second = SourceRecord.objects.get(local_id="AFT-000123")
    assert second.person_id != linked
    visitor = world.signed_in(world.HEALTH_VISITOR)
    assert "1 service, 1 contact" in visitor.get(f"/person/{linked}/").content.decode()
    assert AuditRow.objects.filter(action="undo link").exists()


def test_what_was_decided_can_be_taken_back(linked: int) -> None:
    client = world.signed_in(world.DATA_LEAD)
    client.post(undo_page(linked), {"reason": "A different Amara", "sure": "on"})
    decided = LinkDecision.objects.get(answer="different")
    page = client.get(f"/linked/{linked}/").content.decode()
    assert "Different people, said Priyanka Nair" in page
    address = f"/linked/{linked}/decision/{decided.id}/"
    assert "Say why" in client.post(address, {}).content.decode()
    done = client.post(address, {"reason": "The clinic was wrong after all"}, follow=True)
    assert "The decision is taken back" in done.content.decode()
    assert LinkDecision.objects.latest("id").answer == "undone"
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": "A different Amara"}, "Tick the box"),
        ({"sure": "on"}, "Say why, in a few words"),
        ({"sure": "on", "reason": "no"}, "Say why, in a few words"),
    ],
)
def test_a_link_is_not_undone_by_a_slip(linked: int, typed: dict[str, str], said: str) -> None:
    page = world.signed_in(world.DATA_LEAD).post(undo_page(linked), typed).content.decode()
    assert said in page
    assert SourceRecord.objects.filter(person_id=linked).count() == 2


def test_nobody_else_undoes_a_link(linked: int) -> None:
    answer = world.signed_in(world.HEALTH_VISITOR).post(undo_page(linked), {"reason": "because"})
    assert answer.status_code == 403


def test_a_record_that_is_not_theirs_cannot_be_undone_from_their_page(linked: int) -> None:
    other = world.child(forename="Zoe", surname="Quill", dob="2022-01-09")
    second = SourceRecord.objects.get(local_id="AFT-000123").id
    answer = world.signed_in(world.DATA_LEAD).get(f"/linked/{other}/{second}/undo/")
    assert answer.status_code == 403
