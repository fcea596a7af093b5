"""What a family says is written down at a desk: by whom, for whom, from when, and what follows."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from onestory.people.models import Household, HouseholdMember
from onestory.sharing import actions, guard
from onestory.sharing.kinds import Reader, Refused
from onestory.sharing.models import AuditRow, Consent, Recall, Sent
from tests.lens.families import (
    CHILD,
    SINCE,
    STRANGER,
    TODAY,
    mother_of,
    person,
    says,
    sign,
    someone,
)

pytestmark = pytest.mark.usefixtures("partnership")
BIRTHS, INVOLVED = "live_births_to_centres", "who_is_involved"
BORN = TODAY - timedelta(days=30)
GROWN = date(1995, 5, 5)


@pytest.fixture
def visitor(partnership: None) -> Reader:
    return someone("health_visitor", "visiting")


@pytest.fixture
def family(visitor: Reader) -> None:
    """A child whom the health visitor knows, and the mother, known with the child."""
    person(CHILD, known_to=("visiting",), born_on=BORN)
    person(STRANGER, born_on=GROWN)
    mother_of(CHILD, STRANGER)


def record(by: Reader, number: int = CHILD, **said: Any) -> actions.Recorded:
    usual: dict[str, Any] = {
        "agreement": BIRTHS,
        "about": "child",
        "answer": "given",
        "decided_by_role": "mother",
        "standing": "parental_responsibility",
        "asked_how": "in_person",
        "since": TODAY,
    }
    with guard.as_reader(by):
        return actions.record_answer(person=number, by=by, **usual | said)


def state(number: int = CHILD, clause: str = "births", agreement: str = BIRTHS) -> str | None:
    reader = someone("health_visitor", "visiting", code=f"reader-{User.objects.count()}")
    facts = guard.lenses_of(reader, [number])[number].facts
    return facts.answers.get((agreement, clause))


@pytest.mark.usefixtures("family")
def test_an_answer_is_kept_as_a_row_with_who_how_and_when_and_in_the_trail(
    visitor: Reader,
) -> None:
    record(visitor, evidence="Card signed on 23 November")
    row = Consent.objects.get()
    assert (row.person_id, row.record_id, row.row_id) == (CHILD, CHILD, row.id)
    assert (row.asked_by, row.asked_how, row.evidence) == (
        visitor.name,
        "in_person",
        "Card signed on 23 November",
    )
    assert row.told_at is not None
    trail = AuditRow.objects.get(action="record answer")
    assert (trail.people, trail.terms) == ([CHILD], f"given to {BIRTHS} from 2026-11-23")
    assert state() == "given"


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"since": TODAY + timedelta(days=1)}, "lies in the future"),
        ({"until": TODAY}, "would end before it begins"),
        ({"about": "mother", "decided_by_role": "father"}, "Only she decides about herself"),
        ({"about": "mother"}, "Parental responsibility is for a child"),
        ({"standing": "own"}, "given by somebody for the child"),
        ({"decided_by_role": "local_authority", "standing": "not_recorded"}, "local authority"),
        ({"answer": "not_asked"}, "There is no answer"),
        ({"answer": "perhaps"}, "There is no answer"),
        ({"decided_by_role": "neighbour"}, "There is no one who decides"),
        ({"agreement": "live_births"}, "There is no agreement"),
        ({"clause": "christenings"}, "has no clause"),
        ({"agreement": "*", "clause": "births"}, "no single clause"),
        ({"about": "household", "members": [CHILD, 12345]}, "not known to be of that family"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(
    visitor: Reader, said: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused) as refused:
        record(visitor, **said)
    assert words in refused.value.because.words
    assert not Consent.objects.exists()


def test_nothing_is_written_about_somebody_whom_the_reader_may_not_open(visitor: Reader) -> None:
    person(STRANGER, known_to=("maternity",))
    said = []
    for number in (STRANGER, 12345):
        with pytest.raises(Refused) as refused:
            record(visitor, number)
        said.append(refused.value.because)
    assert said[0] == said[1]


def test_a_role_without_the_deed_is_refused() -> None:
    person(CHILD, known_to=("homes",))
    with pytest.raises(Refused, match="does not write down what a family says"):
        record(someone("housing_officer", "homes"))


@pytest.mark.usefixtures("family")
def test_who_has_no_standing_is_kept_and_decides_nothing(visitor: Reader) -> None:
    record(visitor)
    done = record(
        visitor,
        answer="refused",
        decided_by_role="father",
        standing="no_parental_responsibility",
    )
    assert done.decides is not None
    assert "decides nothing" in done.decides.words
    assert Consent.objects.count() == 2
    assert state() == "given"


@pytest.mark.usefixtures("family")
def test_a_father_who_may_decide_and_says_no_makes_it_disputed(visitor: Reader) -> None:
    record(visitor)
    record(visitor, answer="refused", decided_by_role="father")
    assert state() == "disputed"


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(("standing", "so"), [("competent", "given"), ("not_competent", None)])
def test_of_a_young_mother_competence_counts_and_not_her_age(
    visitor: Reader, standing: str, so: str | None
) -> None:
    record(visitor, standing=standing)
    assert state() == so


@pytest.mark.usefixtures("family")
def test_a_mother_s_own_answer_is_her_row_and_stands_for_her_baby(visitor: Reader) -> None:
    record(visitor, about="mother", standing="own", answer="refused")
    assert Consent.objects.get().person_id == STRANGER
    assert state() == state(STRANGER) == "refused"


def test_no_mother_is_guessed(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",), born_on=BORN)
    with pytest.raises(Refused, match="No system says who the mother is"):
        record(visitor, about="mother", standing="own")


@pytest.mark.usefixtures("family")
def test_of_a_household_each_child_and_the_mother_get_a_row_and_no_other_adult(
    visitor: Reader,
) -> None:
    brother, lodger = CHILD + 32, CHILD + 64
    person(brother, known_to=("visiting",), born_on=date(2020, 1, 1))
    person(lodger, known_to=("visiting",), born_on=GROWN)
    home = Household.objects.create(id=1, source="test")
    for nth, who in enumerate((CHILD, brother, lodger)):
        HouseholdMember.objects.create(id=nth, household=home, record_id=who, held_from=SINCE)
    done = record(visitor, about="household")
    assert set(done.about) == {CHILD, STRANGER, brother}
    assert Consent.objects.count() == 3
    with pytest.raises(Refused, match="From sixteen people decide for themselves"):
        record(visitor, about="household", members=[lodger])


@pytest.mark.usefixtures("family")
def test_withdrawing_takes_effect_at_the_next_read_of_the_same_request(visitor: Reader) -> None:
    sign(BIRTHS)
    says(CHILD, BIRTHS, "given", BORN, row=CHILD + 16)
    with guard.as_reader(visitor):
        guard.open_person(visitor, CHILD, "direct care")
        before = guard.lenses_of(visitor, [CHILD])[CHILD].facts.answers
        actions.record_answer(
            person=CHILD, agreement=BIRTHS, about="child", answer="withdrawn", by=visitor,
            decided_by_role="mother", standing="parental_responsibility", asked_how="phone",
            since=TODAY,
        )  # fmt: skip
        after = guard.lenses_of(visitor, [CHILD])[CHILD].facts.answers
    assert (before[(BIRTHS, "births")], after[(BIRTHS, "births")]) == ("given", "withdrawn")


def sent(*people: int, agreement: str = BIRTHS, clause: str = "births") -> Sent:
    return Sent.objects.create(
        what="Babies born, November 2026", agreement=agreement, clause=clause,
        to_service_id="centre", by="Tomasz", how="download", people=list(people),
    )  # fmt: skip


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("sentence", "answer", "said", "recalled"),
    [
        ("withdrawn", "withdrawn", {}, True),
        ("refused", "refused", {}, True),
        ("one of two parents says no", "refused", {"decided_by_role": "father"}, True),
        ("another agreement", "withdrawn", {"agreement": INVOLVED}, False),
        ("every agreement", "withdrawn", {"agreement": "*"}, True),
        ("still agreed", "given", {}, False),
        ("no standing", "refused", {"standing": "no_parental_responsibility"}, False),
        ("could not be asked", "unable_to_ask", {}, False),
        ("the mother, of her pregnancy", "withdrawn", {"about": "mother", "standing": "own"}, True),
    ],
)
def test_what_was_sent_is_asked_back_when_it_is_no_longer_agreed(
    visitor: Reader, sentence: str, answer: str, said: dict[str, Any], recalled: bool
) -> None:
    says(STRANGER, BIRTHS, "given", BORN, row=STRANGER + 16)
    sent(CHILD, 12)
    done = record(visitor, answer=answer, **said)
    assert done.recalled == (1 if recalled else 0), sentence
    assert list(Recall.objects.values_list("person", flat=True)) == [CHILD][: done.recalled]


@pytest.mark.usefixtures("family")
def test_nothing_is_asked_back_twice_and_what_was_sent_anew_is_asked_anew(visitor: Reader) -> None:
    says(CHILD, BIRTHS, "given", BORN, row=CHILD + 16)
    sent(CHILD)
    assert record(visitor, answer="withdrawn").recalled == 1
    assert record(visitor, answer="refused").recalled == 0
    record(visitor)
    sent(CHILD)
    assert record(visitor, answer="withdrawn").recalled == 1


def test_an_answer_that_a_feed_tells_is_asked_back_too() -> None:
    person(CHILD, born_on=BORN)
    says(CHILD, BIRTHS, "given", BORN, row=CHILD + 16)
    sent(CHILD)
    says(CHILD, BIRTHS, "withdrawn", TODAY, row=CHILD + 32)
    assert Recall.objects.get().because == "The family no longer agrees to sharing this"


def test_a_yes_that_was_corrected_away_or_has_ended_is_asked_back() -> None:
    person(CHILD, born_on=BORN)
    says(CHILD, BIRTHS, "given", BORN, row=CHILD + 16)
    sent(CHILD)
    assert actions.recall_all(on=TODAY) == 0
    Consent.objects.filter(id=CHILD + 16).update(superseded_by=1)
    assert actions.recall_all(on=TODAY) == 1


@pytest.mark.usefixtures("family")
def test_only_the_service_that_received_it_says_that_it_is_deleted(visitor: Reader) -> None:
    says(CHILD, BIRTHS, "given", BORN, row=CHILD + 16)
    sent(CHILD)
    record(visitor, answer="withdrawn")
    number = Recall.objects.get().id
    with guard.as_reader(visitor):
        assert not Recall.objects.exists()
        with pytest.raises(Refused, match="not sent to a service"):
            actions.acknowledge_recall(recall=number, by=visitor)
    worker = someone("centre_worker", "centre")
    with guard.as_reader(worker):
        assert Recall.objects.get().done_at is None
        actions.acknowledge_recall(recall=number, by=worker)
        assert Recall.objects.get().done_by == worker.name
    assert AuditRow.objects.filter(action="deleted what was recalled", people=[CHILD]).exists()
