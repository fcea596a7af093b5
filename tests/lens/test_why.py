"""Why, asked at the desk: clause, consent, restrictions, openings and protection, in words."""

import pytest
from click.testing import CliRunner

from onestory.people.models import Person, SourceRecord
from onestory.sharing import actions, guard
from onestory.sharing.commands import sharing, why
from onestory.sharing.kinds import Reader
from onestory.sharing.models import AuditRow, OwnPerson
from tests.lens.families import CHILD, SINCE, person, says, sign, someone

pytestmark = pytest.mark.usefixtures("partnership")


@pytest.fixture
def visitor() -> Reader:
    return someone("health_visitor", "visiting", code="HV1")


def told(code: str = "HV1") -> str:
    return CliRunner().invoke(why, [code, str(CHILD)]).output


def test_it_names_the_consent_and_what_restrictions_keep_back(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting", "maternity"))
    sign("who_is_involved")
    says(CHILD, "who_is_involved", "given", SINCE, row=CHILD + 16)
    said = told()
    assert "maternity: that it is involved" in said
    assert "(Who is involved): agreed" in said
    assert "(Live births to children's centres): nobody asked" in said
    assert "maternity, restricted “Very restricted”: nothing" in said
    assert "visiting, restricted" not in said  # her own service's lines are hers
    assert AuditRow.objects.get().action == "why"


def test_it_names_protection_and_an_opening_for_safety(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    SourceRecord.objects.update(address_hidden=True)
    assert "protection: The address must not be known" in told()
    assert "opened for safety" not in told()
    with guard.as_reader(visitor):
        words = "Nobody has seen them since Monday"
        actions.override(person=CHILD, reason="missing", words=words, by=visitor)
    assert "opened for safety by this reader" in told()


def test_a_sealed_identity_is_said_to_be_one_at_the_desk_only(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    Person.objects.update(sealed=True)
    assert "sealed identity: nobody sees it" in told()


def test_who_a_practitioner_is_is_said_at_the_desk(visitor: Reader) -> None:
    person(CHILD)
    run = CliRunner()
    assert run.invoke(sharing, ["own-person", "HV1", str(CHILD)]).exit_code == 0
    assert OwnPerson.objects.get().person_id == CHILD
    assert run.invoke(sharing, ["own-person", "HV1", "4711"]).exit_code == 4
    assert run.invoke(sharing, ["own-person", "HV9", str(CHILD)]).exit_code == 4
