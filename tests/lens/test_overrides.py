"""Opening someone for safety: for an hour, never one's own, never in bulk, and told at once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from onestory.people.models import Household, HouseholdMember, Identifier, Person, SourceRecord
from onestory.record.models import Entry
from onestory.sharing import actions, guard
from onestory.sharing.kinds import Depth, Reader, Refused
from onestory.sharing.models import AuditRow, Override, OwnPerson
from tests.lens.families import CHILD, SINCE, STRANGER, mother_of, person, someone

pytestmark = pytest.mark.usefixtures("partnership")
NUMBER = "9990000018"
WHY = {"reason": "immediate_danger", "words": "The father was seen at the house with a knife"}
ASKED = {"nhs_number": NUMBER}


@pytest.fixture
def midwife() -> Reader:
    return someone("midwife", "maternity", code="MW1")


@pytest.fixture
def stranger() -> int:
    """Known to another service only."""
    person(STRANGER, known_to=("visiting",), postcode="ZQ1 1AA", born_on=SINCE)
    SourceRecord.objects.filter(id=STRANGER).update(
        surname="Green", folded_name="ada green", folded_postcode="ZQ11AA"
    )
    Identifier.objects.create(
        record_id=STRANGER, scheme="nhs_number", value=NUMBER, status="01", held_from=SINCE
    )
    return STRANGER


def opened(reader: Reader, **asked: Any) -> Override | None:
    with guard.as_reader(reader):
        return actions.override_found(asked=asked or ASKED, **WHY, by=reader)


def depth_of(reader: Reader, number: int) -> Depth:
    return guard.lenses_of(reader, [number])[number].person.depth


def test_what_was_closed_is_open_for_an_hour_and_the_trail_says_why(
    midwife: Reader, stranger: int
) -> None:
    assert depth_of(midwife, stranger) == Depth.NOTHING
    row = opened(midwife)
    assert row
    assert row.until - row.opened_at == timedelta(minutes=60)
    with guard.as_reader(midwife):
        lens = guard.open_person(midwife, stranger, "direct care")
        assert lens.answer("visiting").depth == Depth.DETAIL
        assert Entry.objects.count() == 1
    written = AuditRow.objects.filter(action="override").get()
    assert (written.people, written.outcome) == ([stranger], "allowed")
    assert WHY["words"] in written.terms


def test_it_opens_in_the_page_that_is_open_already(midwife: Reader) -> None:
    person(CHILD, known_to=("maternity", "visiting"))
    with guard.as_reader(midwife):
        guard.open_person(midwife, CHILD, "direct care")
        assert Entry.objects.count() == 1
        actions.override(person=CHILD, **WHY, by=midwife)
        assert Entry.objects.count() == 2


def test_after_the_hour_it_is_closed(midwife: Reader, stranger: int) -> None:
    began = timezone.now() - timedelta(minutes=61)
    Override.objects.create(
        practitioner=midwife.practitioner,
        practitioner_name="MW1",
        person_id=stranger,
        **WHY,
        opened_at=began,
        until=began + timedelta(minutes=60),
    )
    assert depth_of(midwife, stranger) == Depth.NOTHING


def test_who_opened_it_closes_it_again_and_nobody_else_does(midwife: Reader, stranger: int) -> None:
    row = opened(midwife)
    assert row
    other = someone("midwife", "maternity", code="MW2")
    with pytest.raises(Refused), guard.as_reader(other):
        actions.close_override(override=row.pk, by=other)
    assert depth_of(midwife, stranger) == Depth.DETAIL
    for _ in range(2):
        with guard.as_reader(midwife):
            actions.close_override(override=row.pk, by=midwife)
    assert depth_of(midwife, stranger) == Depth.NOTHING
    assert AuditRow.objects.filter(action="override closed").count() == 1


def test_it_is_for_one_reader_and_one_person(midwife: Reader, stranger: int) -> None:
    person(CHILD, known_to=("visiting",))
    opened(midwife)
    assert depth_of(midwife, CHILD) == Depth.NOTHING
    assert depth_of(someone("midwife", "maternity", code="MW2"), stranger) == Depth.NOTHING


def test_it_stays_with_a_person_who_is_continued_as_another(midwife: Reader, stranger: int) -> None:
    person(CHILD)
    opened(midwife)
    Person.objects.filter(id=stranger).update(continued_as_id=CHILD)
    assert guard.lenses_of(midwife, [CHILD])[CHILD].facts.overridden
    assert depth_of(midwife, stranger) == Depth.NOTHING


@pytest.mark.parametrize(
    "asked",
    [
        {"nhs_number": "9990000026"},
        {"name": "Ada Green"},
        {"name": "Ada Green", "born_on": SINCE},
        {"name": "Ada Green", "postcode": "ZQ1 1AA"},
        {"name": "Green", "born_on": SINCE, "postcode": "ZQ1 1AA"},
        {"name": "Ada Greene", "born_on": SINCE, "postcode": "ZQ1 1AA"},
    ],
)
def test_who_is_not_named_exactly_is_not_opened_and_the_search_is_written(
    midwife: Reader, stranger: int, asked: dict[str, Any]
) -> None:
    assert opened(midwife, **asked) is None
    assert not Override.objects.exists()
    assert AuditRow.objects.get(action="override").outcome == "nobody"


def test_a_full_name_with_birth_date_and_postcode_is_exact(midwife: Reader, stranger: int) -> None:
    assert opened(midwife, name="green ADA", born_on=SINCE, postcode="zq11aa")


def test_two_who_fit_are_nobody(midwife: Reader, stranger: int) -> None:
    person(CHILD, postcode="ZQ1 1AA", born_on=SINCE)
    SourceRecord.objects.filter(id=CHILD).update(folded_name="ada green", folded_postcode="ZQ11AA")
    assert opened(midwife, name="Ada Green", born_on=SINCE, postcode="ZQ1 1AA") is None


def test_an_address_that_must_not_be_known_finds_nobody(midwife: Reader, stranger: int) -> None:
    SourceRecord.objects.filter(id=stranger).update(address_hidden=True)
    assert opened(midwife, name="Ada Green", born_on=SINCE, postcode="ZQ1 1AA") is None
    assert opened(midwife, **ASKED)
    assert guard.lenses_of(midwife, [stranger])[stranger].address.depth == Depth.NOTHING


@pytest.mark.parametrize(
    "seal",
    [
        lambda: Person.objects.filter(id=STRANGER).update(sealed=True),
        lambda: SourceRecord.objects.filter(id=STRANGER).update(sealed=True),
    ],
)
def test_a_sealed_identity_is_as_one_who_does_not_exist(
    midwife: Reader, stranger: int, seal: Callable[[], object]
) -> None:
    seal()
    assert opened(midwife) is None


def test_of_whom_nothing_is_open_the_number_of_the_page_is_not_enough(
    midwife: Reader, stranger: int
) -> None:
    for number in (stranger, 12345):
        with pytest.raises(Refused), guard.as_reader(midwife):
            actions.override(person=number, **WHY, by=midwife)


@pytest.mark.parametrize(
    "role", ["data_lead", "privacy_officer", "housing_officer", "centre_worker"]
)
def test_other_roles_open_nobody_and_learn_nothing(role: str, stranger: int) -> None:
    reader = someone(role, "other")
    for asked in (ASKED, {"nhs_number": "9990000026"}):
        with pytest.raises(Refused), guard.as_reader(reader):
            actions.override_found(asked=asked, **WHY, by=reader)
    assert not AuditRow.objects.filter(action="override").exists()


def is_own(midwife: Reader, tie: str) -> None:
    """The stranger becomes the midwife herself, her child, or one who lives with her."""
    own = STRANGER if tie == "self" else CHILD
    if tie != "self":
        person(CHILD)
    if tie == "family":
        mother_of(STRANGER, CHILD)
    if tie == "household":
        home = Household.objects.create(id=1, source="s", local_id="1")
        for nth, record in enumerate((STRANGER, CHILD)):
            HouseholdMember.objects.create(
                id=nth, household=home, record_id=record, held_from=SINCE
            )
    OwnPerson.objects.create(
        practitioner_id=midwife.practitioner, person_id=own, told_by="the midwife"
    )


@pytest.mark.parametrize("tie", ["self", "family", "household"])
def test_nobody_opens_themselves_or_their_own_for_safety(
    midwife: Reader, stranger: int, tie: str
) -> None:
    is_own(midwife, tie)
    with pytest.raises(Refused, match="own"):
        opened(midwife)
    row = AuditRow.objects.get(action="refusal")
    assert row.people == [stranger]
    assert row.purpose == "opening for safety: immediate_danger"


def test_who_a_practitioner_is_is_told_at_the_desk(midwife: Reader, stranger: int) -> None:
    for number in (person(CHILD), stranger):
        actions.record_own_person(practitioner="MW1", person=number, by="her manager")
    assert OwnPerson.objects.get().person_id == stranger
    for code, number in (("MW9", stranger), ("MW1", 12345)):
        with pytest.raises(Refused):
            actions.record_own_person(practitioner=code, person=number, by="her manager")


def test_a_fourth_person_at_once_is_refused_and_the_refusal_is_kept(midwife: Reader) -> None:
    everyone = [person((20 + nth) << 31, known_to=("maternity",)) for nth in range(4)]
    for number in everyone[:3]:
        with guard.as_reader(midwife):
            actions.override(person=number, **WHY, by=midwife)
    with pytest.raises(Refused, match="close one"), guard.as_reader(midwife):
        actions.override(person=everyone[3], **WHY, by=midwife)
    assert AuditRow.objects.filter(outcome="refused", purpose__startswith="opening").count() == 1
    with guard.as_reader(midwife):
        actions.close_override(override=Override.objects.latest("id").pk, by=midwife)
        actions.override(person=everyone[3], **WHY, by=midwife)
    assert Override.objects.count() == 4


def test_reviews_are_rows_and_nobody_reviews_their_own(midwife: Reader, stranger: int) -> None:
    row = opened(midwife)
    assert row
    officer = someone("privacy_officer", "other")
    with pytest.raises(Refused), guard.as_reader(midwife):
        actions.review_override(override=row.pk, verdict="proper", words="fine", by=midwife)
    with pytest.raises(Refused, match="Nothing was asked"), guard.as_reader(midwife):
        actions.answer_review(override=row.pk, words="Because", by=midwife)
    with guard.as_reader(officer):
        actions.review_override(override=row.pk, verdict="ask_more", words="Why?", by=officer)
    with guard.as_reader(midwife):
        actions.answer_review(override=row.pk, words="A neighbour rang", by=midwife)
    with guard.as_reader(officer):
        actions.review_override(override=row.pk, verdict="proper", words="So it was", by=officer)
    verdicts = list(row.reviews.order_by("id").values_list("verdict", flat=True))
    assert verdicts == ["ask_more", "answer", "proper"]
    assert AuditRow.objects.filter(action="override review").count() == 2
