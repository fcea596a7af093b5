"""A family that was told says no: what was open by the agreement is closed, and what was sent is asked back."""

import datetime as dt
from typing import Any

import pytest

from onestory.parents import actions
from onestory.parents.models import Notice, Objection
from onestory.parents.tests import world
from onestory.parents.tests.world import child, parent
from onestory.profile.tests.world import consented, entry, happened
from onestory.sharing import guard
from onestory.sharing.kinds import Depth, Refused
from onestory.sharing.models import AuditRow, Consent, Recall, Sent

pytestmark = pytest.mark.usefixtures("ashwater")
INVOLVED, BIRTHS = "who_is_involved", "live_births_to_centres"


def told(**said: Any) -> str:
    """Every family is told by a letter that is posted; the number on the first."""
    campaign = world.begun(**said)
    actions.send(campaign, None)
    actions.make_batch(campaign_id=campaign.pk, by=world.reader())
    actions.draw_batch(campaign_id=campaign.pk, number=1, by=world.reader())
    actions.posted(campaign_id=campaign.pk, number=1, on=world.TODAY, by=world.reader())
    return str(Notice.objects.filter(campaign=campaign).earliest("number").reference)


def says_no(reference: str, **said: Any) -> int:
    """As the privacy officer writes it down, with what a page may do."""
    usual: dict[str, Any] = {"words": "We do not want this", "how": "letter", "on": world.TODAY}
    by = world.reader()
    with guard.as_reader(by):
        return actions.object_to(reference=reference, by=by, **usual | said)


def known_to_both() -> int:
    """A child whom midwives and health visitors see, so that each may know of the other."""
    one = child()
    happened(entry(one), entry(one, "maternity", kind="birth", source="maternity_bookings"))
    return one


def seen(one: int) -> Depth:
    """What the health visitor sees of the midwives' lines, reading now."""
    visitor = world.reader(world.HEALTH_VISITOR)
    with guard.as_reader(visitor):
        return guard.open_person(visitor, one, "direct care").answer("maternity").depth


def sent(*people: int) -> Sent:
    return Sent.objects.create(
        what="Babies born", agreement=BIRTHS, clause="births", to_service_id="health_visiting",
        by="Tomasz", how="download", people=list(people),
    )  # fmt: skip


def test_a_no_closes_what_was_open_at_the_next_read() -> None:
    one = known_to_both()
    parent(one)
    reference = told()
    assert seen(one) == Depth.KNOWN_TO
    says_no(reference)
    assert seen(one) == Depth.NOTHING


def test_a_no_is_kept_as_the_answer_of_each_on_the_letter_with_its_number() -> None:
    one = child()
    mother, father = parent(one), parent(one, kind="father", forename="Emeka")
    reference = told()
    assert says_no(reference, on=world.TODAY) == 2
    rows = Consent.objects.values_list("person_id", "decided_by_role", "standing")
    assert set(rows) == {
        (mother, "mother", "own"),
        (father, "father", "own"),
        (one, "mother", "parental_responsibility"),
        (one, "father", "not_recorded"),
    }
    answer = Consent.objects.filter(person_id=one).earliest("id")
    assert (answer.answer, answer.agreement, answer.clause) == ("refused", INVOLVED, "")
    assert (answer.asked_how, answer.held_from) == ("letter", world.TODAY)
    assert reference in answer.evidence
    assert set(Objection.objects.values_list("person_id", flat=True)) == {mother, father}


def test_it_is_in_the_trail_with_all_whom_it_is_about() -> None:
    one = child()
    mother = parent(one)
    says_no(told())
    row = AuditRow.objects.get(action="record objection")
    assert (row.people, row.reader_name) == (sorted([one, mother]), world.reader().name)
    assert row.terms.startswith(f"refused to {INVOLVED} from 2026-11-23")


def test_what_was_sent_of_the_child_is_asked_back_and_of_another_family_is_not() -> None:
    one, other = child(), child(forename="Other")
    parent(one), parent(other, surname="Green", address="9 Weir Road, Ashwater")
    for each in (one, other):
        consented(each, "given")
    reference = told(agreement=BIRTHS)
    sent(one, other)
    about = Notice.objects.get(reference=reference).about
    says_no(reference)
    assert list(Recall.objects.values_list("person", flat=True)) == about


def test_written_down_twice_it_is_one_no() -> None:
    parent(child())
    reference = told()
    says_no(reference), says_no(reference)
    assert Consent.objects.count() == 2
    assert Objection.objects.count() == 1


def test_a_no_after_a_later_yes_closes_it_again() -> None:
    one = known_to_both()
    parent(one)
    reference = told()
    says_no(reference, on=world.TODAY - dt.timedelta(days=40))
    consented(one, "given", INVOLVED)
    assert seen(one) == Depth.KNOWN_TO
    says_no(reference)
    assert seen(one) == Depth.NOTHING


def test_where_the_answer_cannot_be_kept_the_objection_is_not_either() -> None:
    parent(child())
    reference = told()
    with pytest.raises(Refused, match="lies in the future"):
        says_no(reference, on=world.TODAY + dt.timedelta(days=1))
    assert not Objection.objects.exists()
    assert not Consent.objects.exists()


def test_who_does_not_tell_families_writes_no_such_answer_down() -> None:
    parent(child())
    reference = told()
    visitor = world.reader(world.HEALTH_VISITOR)
    with pytest.raises(Refused, match="does not tell every family"):
        actions.object_to(reference=reference, words="no", how="phone", on=world.TODAY, by=visitor)
    assert not Consent.objects.exists()


def test_the_privacy_officer_still_cannot_open_whom_they_wrote_down() -> None:
    one = known_to_both()
    parent(one)
    reference = told()
    officer = world.reader()
    says_no(reference)
    with pytest.raises(Refused), guard.as_reader(officer):
        guard.open_person(officer, one, "direct care")
