"""What families say: rows that are never edited, of which the latest in force wins."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from onestory.people.kinds import records_moved
from onestory.people.models import Person
from onestory.sharing import actions, guard
from onestory.sharing.models import Consent
from tests.lens.families import CHILD, SINCE, STRANGER, TODAY, mother_of, person, says, someone

pytestmark = pytest.mark.usefixtures("partnership")
BIRTHS = "live_births_to_centres"
BEFORE = TODAY - timedelta(days=30)


def answer_today() -> str | None:
    reader = someone("health_visitor", "visiting", code=f"reader-{Consent.objects.count()}")
    return guard.lenses_of(reader, [CHILD])[CHILD].facts.answers.get((BIRTHS, "births"))


@pytest.mark.parametrize(
    ("sentence", "said", "holds"),
    [
        ("one answer holds", [("given", BEFORE)], "given"),
        ("the later of two wins", [("given", BEFORE), ("refused", TODAY)], "refused"),
        ("also where it was told first", [("refused", TODAY), ("given", BEFORE)], "refused"),
        ("of one day, the one told last", [("given", TODAY), ("withdrawn", TODAY)], "withdrawn"),
        ("an answer from tomorrow waits", [("given", TODAY + timedelta(days=1))], None),
        (
            "nobody asked again, so the answer stays",
            [("refused", BEFORE), ("not_asked", TODAY)],
            "refused",
        ),
        ("nobody ever asked", [("not_asked", TODAY)], None),
        (
            "minds may change back",
            [("given", SINCE), ("withdrawn", BEFORE), ("given", TODAY)],
            "given",
        ),
    ],
)
def test_the_latest_answer_in_force_wins(
    sentence: str, said: list[tuple[str, date]], holds: str | None
) -> None:
    person(CHILD, known_to=("visiting",))
    for nth, (answer, on) in enumerate(said):
        says(CHILD, BIRTHS, answer, on, row=CHILD + 16 * (nth + 1))
    assert answer_today() == holds, sentence


@pytest.mark.parametrize(
    ("sentence", "born", "mother_said", "child_said", "holds"),
    [
        ("her yes at booking stands for the child", 30, [("given", 200)], [], "given"),
        ("until a no is given for the child", 30, [("given", 200)], [("refused", 5)], "refused"),
        (
            "her no after the birth stands too",
            30,
            [("given", 200), ("withdrawn", 5)],
            [],
            "withdrawn",
        ),
        (
            "and closes what was given for the child",
            30,
            [("refused", 5)],
            [("given", 9)],
            "refused",
        ),
        ("until she says yes for the child again", 30, [("refused", 9)], [("given", 5)], "given"),
        (
            "her yes opens nothing refused for the child",
            30,
            [("given", 5)],
            [("refused", 9)],
            "refused",
        ),
        ("a yes for a later pregnancy is not this child's", 400, [("given", 5)], [], None),
        ("nor one of an earlier pregnancy", 30, [("given", 331)], [], None),
        (
            "a no of a later pregnancy closes both",
            400,
            [("given", 600), ("refused", 5)],
            [],
            "refused",
        ),
    ],
)
def test_what_a_mother_said_of_her_pregnancy_stands_for_the_child(
    sentence: str,
    born: int,
    mother_said: list[tuple[str, int]],
    child_said: list[tuple[str, int]],
    holds: str | None,
) -> None:
    person(CHILD, known_to=("visiting",), born_on=TODAY - timedelta(days=born))
    person(STRANGER)
    mother_of(CHILD, STRANGER)
    told = [(STRANGER, *each) for each in mother_said] + [(CHILD, *each) for each in child_said]
    for nth, (who, answer, ago) in enumerate(told):
        says(who, BIRTHS, answer, TODAY - timedelta(days=ago), row=CHILD + 16 * (nth + 1))
    assert answer_today() == holds, sentence


def test_a_corrected_row_takes_its_answer_with_it() -> None:
    person(CHILD, known_to=("visiting",))
    says(CHILD, BIRTHS, "given", BEFORE, row=CHILD + 16)
    assert actions.supersede_consents({CHILD + 16: CHILD + 32}, by="test") == 1
    assert answer_today() is None


def test_the_same_row_again_changes_nothing() -> None:
    person(CHILD, known_to=("visiting",))
    for _ in range(2):
        says(CHILD, BIRTHS, "given", BEFORE, row=CHILD + 16)
    assert Consent.objects.count() == 1


def test_an_answer_follows_its_record_to_another_person() -> None:
    person(CHILD, known_to=("visiting",))
    says(CHILD, BIRTHS, "given", BEFORE, row=CHILD + 16)
    Person.objects.create(id=5)
    records_moved.send(sender=None, moved=[(CHILD, CHILD, 5)])
    assert Consent.objects.get().person_id == 5


def test_what_was_said_cannot_be_edited() -> None:
    person(CHILD, known_to=("visiting",))
    says(CHILD, BIRTHS, "refused", BEFORE, row=CHILD + 16)
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(answer="given")


@pytest.mark.parametrize(
    ("agreement", "answer"), [(BIRTHS, "maybe"), ("live_births_to_center", "given")]
)
def test_an_unknown_answer_or_agreement_is_refused_and_not_guessed(
    agreement: str, answer: str
) -> None:
    person(CHILD)
    with pytest.raises(ValueError, match="there is no"):
        says(CHILD, agreement, answer, BEFORE, row=CHILD + 16)


def test_her_yes_about_her_booking_opens_nothing_of_her_child() -> None:
    person(CHILD, known_to=("visiting",), born_on=TODAY - timedelta(days=30))
    person(STRANGER)
    mother_of(CHILD, STRANGER)
    bookings = "antenatal_bookings_to_centres"
    says(STRANGER, bookings, "given", TODAY - timedelta(days=200), row=CHILD + 16)
    lenses = guard.lenses_of(someone("health_visitor", "visiting"), [CHILD, STRANGER])
    assert lenses[STRANGER].facts.answer(bookings, "bookings") == "given"
    assert lenses[CHILD].facts.answer(bookings, "bookings") == "not_asked"
