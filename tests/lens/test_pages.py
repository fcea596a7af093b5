"""The privacy officer's page of the trail."""

import pytest
from django.test import Client
from django.urls import reverse

from onestory.sharing import guard
from onestory.sharing.models import AuditRow
from tests.lens.families import CHILD, STRANGER, person, someone, user_of

pytestmark = pytest.mark.usefixtures("partnership")


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(user_of(someone("privacy_officer", "other")))
    return client


def test_the_privacy_officer_reads_who_looked_and_that_is_written_too(officer: Client) -> None:
    visitor = someone("health_visitor", "visiting", code="HV1")
    person(CHILD, known_to=("visiting",))
    with guard.as_reader(visitor):
        guard.open_person(visitor, CHILD, "direct care")
    shown = officer.get(reverse("sharing:audit")).content.decode()
    assert "HV1" in shown
    assert str(CHILD) in shown
    assert AuditRow.objects.latest("id").action == "read trail"


def test_the_trail_is_narrowed_by_person_and_by_who_looked(officer: Client) -> None:
    visitor = someone("health_visitor", "visiting", code="HV1")
    guard.log(visitor, "read", "one purpose", subject=CHILD)
    guard.log(visitor, "read", "another purpose", subject=STRANGER)
    about = officer.get(reverse("sharing:audit"), {"person": CHILD}).content.decode()
    assert "one purpose" in about
    assert "another purpose" not in about
    nobody = officer.get(reverse("sharing:audit"), {"looked": "HV9"}).content.decode()
    assert "Nothing was written down" in nobody


@pytest.mark.parametrize(
    "asked",
    [{"person": "Ada"}, {"person": "-1"}, {"on_day": "31", "on_month": "2", "on_year": "2026"}],
)
def test_what_makes_no_sense_is_said_and_nothing_is_shown(
    officer: Client, asked: dict[str, str]
) -> None:
    page = officer.get(reverse("sharing:audit"), asked)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()


def test_nobody_else_reads_the_trail(client: Client) -> None:
    client.force_login(user_of(someone("midwife", "maternity")))
    page = client.get(reverse("sharing:audit"))
    assert page.status_code == 403
    assert "privacy officer" in page.content.decode()
    assert AuditRow.objects.get().outcome == "refused"
