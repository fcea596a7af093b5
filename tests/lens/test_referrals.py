"""A referral in hand makes its service related to the person, until it is closed."""

from datetime import timedelta

import pytest

from onestory.people.models import Person
from onestory.sharing import actions, guard
from onestory.sharing.kinds import Refused
from onestory.sharing.models import AuditRow, Referral
from tests.lens.families import CHILD, STRANGER, TODAY, person, someone

pytestmark = pytest.mark.usefixtures("partnership")


def referred_to(service: str = "homes") -> int:
    return actions.take_in_hand(
        person=CHILD, service=service, words="A worry about damp", on=TODAY, by="a test"
    )


def in_hand() -> frozenset[str]:
    reader = someone("midwife", "maternity", code=f"reader-{AuditRow.objects.count()}")
    return guard.lenses_of(reader, [CHILD])[CHILD].facts.referred


def test_a_referral_is_in_hand_until_it_is_closed() -> None:
    person(CHILD)
    number = referred_to()
    assert in_hand() == {"homes"}
    actions.close_referral(referral=number, on=TODAY, by="a test")
    assert in_hand() == frozenset()


def test_it_is_written_to_the_trail_when_it_comes_and_when_it_goes() -> None:
    person(CHILD)
    number = referred_to()
    for _ in range(2):
        actions.close_referral(referral=number, on=TODAY, by="a test")
    said = list(AuditRow.objects.values_list("action", "people", "terms"))
    assert said == [
        ("referral", [CHILD], "to homes, by a test"),
        ("referral", [CHILD], "closed by homes, by a test"),
    ]


def test_the_same_service_holds_one_referral_about_a_person_at_a_time() -> None:
    person(CHILD)
    assert referred_to() == referred_to()
    assert Referral.objects.count() == 1


def test_one_that_is_closed_before_it_came_was_in_hand_for_no_day() -> None:
    person(CHILD)
    actions.close_referral(referral=referred_to(), on=TODAY - timedelta(days=3), by="a test")
    assert Referral.objects.get().closed_on == TODAY


@pytest.mark.parametrize(
    ("sentence", "change", "said"),
    [
        ("nobody is there", {"person": STRANGER}, "no such person"),
        ("a service is unknown", {"service": "hospice"}, "no service"),
        ("nothing is asked", {"words": " "}, "in a few words"),
    ],
)
def test_what_makes_no_sense_is_refused(
    sentence: str, change: dict[str, object], said: str
) -> None:
    person(CHILD)
    usual = {"person": CHILD, "service": "homes", "words": "A worry", "on": TODAY, "by": "a test"}
    with pytest.raises(Refused, match=said):
        actions.take_in_hand(**usual | change)  # type: ignore[arg-type]
    assert not Referral.objects.exists(), sentence


def test_a_sealed_identity_is_referred_to_nobody() -> None:
    person(CHILD)
    Person.objects.filter(id=CHILD).update(sealed=True)
    with pytest.raises(Refused, match="no such person"):
        referred_to()
