"""Sending through GOV.UK Notify: what is sent, what it answers, and what is asked again at that moment."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from onestory.parents import actions
from onestory.parents.actions.statuses import move_notice
from onestory.parents.models import Addressee, Campaign, Notice, NoticeStatus, Told
from onestory.parents.notify import CannotAsk, Notify, fate
from onestory.parents.queries.notices import state_of
from onestory.parents.queries.standings import agreements
from onestory.parents.queries.standings import state_of as campaign_state
from onestory.parents.tests import world
from onestory.parents.tests.fake_notify import FakeNotify
from onestory.parents.tests.world import BY_NOTIFY, MOBILE, begun, child, families, parent, rule
from onestory.people.models import SourceRecord
from onestory.sharing.models import AuditRow, Sent

pytestmark = pytest.mark.usefixtures("ashwater")
NOW = datetime.fromisoformat("2026-11-23T10:00:00+00:00")


def at(**later: int) -> Callable[[], datetime]:
    """A clock that stands still, so long after the first run."""
    return lambda: NOW + timedelta(**later)


def send(campaign: Campaign, **later: int) -> actions.Progress:
    return actions.send(campaign, Notify(), clock=at(**later))


def test_a_letter_has_the_familys_address_and_the_agreements_words(notify: FakeNotify) -> None:
    parent(child())
    send(begun(**BY_NOTIFY))
    (taken,) = notify.taken
    filled = taken["personalisation"]
    lines = [filled[f"address_line_{number}"] for number in range(1, 5)]
    assert lines == ["Ngozi Okafor", "3 Mill Lane", "Ashwater", "ZQ1 1AA"]
    assert (taken["type"], taken["template_id"]) == ("letter", "template-of-letters")
    assert "Dear Ngozi Okafor" in filled["body"]
    assert agreements()["who_is_involved"].family_is_told in filled["body"]
    assert taken["reference"] in filled["body"]


def test_a_text_message_names_nobody(notify: FakeNotify) -> None:
    mother = parent(child(), phone=MOBILE)
    rule(mother, "preferred", "text")
    send(begun(**BY_NOTIFY))
    (taken,) = notify.taken
    assert (taken["type"], taken["phone_number"]) == ("sms", "+447700900123")
    assert "Okafor" not in taken["personalisation"]["message"]


def test_what_is_sent_is_told_and_written_down_where_it_leaves(notify: FakeNotify) -> None:
    one = child()
    mother = parent(one)
    done = send(begun(**BY_NOTIFY))
    assert (done.sent, done.finished) == (1, True)
    assert set(Told.objects.values_list("person_id", "part")) == {(mother, "adult"), (one, "about")}
    sent = Sent.objects.get()
    assert (sent.how, sent.people) == ("letter", sorted([one, mother]))
    told = AuditRow.objects.get(action="tell family")
    assert (told.reader_name, told.people) == ("the system", sorted([one, mother]))


def test_run_again_nothing_is_sent_again(notify: FakeNotify) -> None:
    families(3)
    campaign = begun(**BY_NOTIFY)
    send(campaign)
    again = send(campaign, hours=1)
    assert again.because == "The campaign is not being sent"
    assert len(notify.taken) == 3


def test_the_same_adult_never_stands_on_two_notices_of_a_campaign(notify: FakeNotify) -> None:
    (mother,) = families(1)
    campaign = begun(**BY_NOTIFY)
    send(campaign)
    other = Notice.objects.create(
        campaign=campaign, number=9, reference="F9-00009-X", way="letter", about=[]
    )
    with pytest.raises(IntegrityError, match="parents_written_to_once"), transaction.atomic():
        Addressee.objects.create(campaign=campaign, notice=other, person_id=mother)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            lambda one, mother: SourceRecord.objects.filter(pk=one).update(died_on=world.TODAY),
            "no longer",
        ),
        (
            lambda one, mother: SourceRecord.objects.filter(pk=mother).update(died_on=world.TODAY),
            "died",
        ),
        (
            lambda one, mother: SourceRecord.objects.filter(pk=mother).update(address_hidden=True),
            "must not be known",
        ),
        (lambda one, mother: rule(mother, "covert"), "notice"),
        (lambda one, mother: rule(mother, "forbidden", "letter"), "letter"),
    ],
)
def test_what_changed_since_the_notice_was_made_is_honoured_when_it_is_sent(
    notify: FakeNotify, change: Any, why: str
) -> None:
    one = child()
    mother = parent(one)
    campaign = begun(**BY_NOTIFY)
    actions.send(campaign, None, clock=at())
    assert world.states(campaign) == ["made"]
    change(one, mother)
    done = send(campaign)
    assert (notify.taken, done.held, world.states(campaign)) == ([], 1, ["held"])
    assert why in world.unreached(campaign)[mother]
    assert not Told.objects.exists()


def test_of_two_on_a_letter_the_one_who_may_still_be_written_to_is(notify: FakeNotify) -> None:
    one = child()
    mother, father = parent(one), parent(one, kind="father", forename="Emeka")
    campaign = begun(**BY_NOTIFY)
    actions.send(campaign, None, clock=at())
    rule(father, "forbidden", "letter")
    send(campaign)
    (taken,) = notify.taken
    assert taken["personalisation"]["address_line_1"] == "Ngozi Okafor"
    assert set(Told.objects.filter(part="adult").values_list("person_id", flat=True)) == {mother}
    assert set(world.unreached(campaign)) == {father}


def test_one_who_moved_out_since_is_not_named_on_a_letter_to_the_old_address(
    notify: FakeNotify,
) -> None:
    one = child()
    parent(one), parent(one, kind="father", responsible=True)
    campaign = begun(**BY_NOTIFY)
    actions.send(campaign, None, clock=at())
    SourceRecord.objects.filter(role="father").update(address="9 Weir Road, Ashwater")
    send(campaign)
    assert (notify.taken, world.states(campaign)) == ([], ["held"])


def test_a_number_that_notify_refuses_fails_that_family_and_no_other(notify: FakeNotify) -> None:
    families(3)
    notify.answers.extend([201, 400])
    campaign = begun(**BY_NOTIFY)
    done = send(campaign)
    assert (done.sent, done.failed, done.finished) == (2, 1, True)
    assert world.states(campaign) == ["sent", "failed", "sent"]


def test_a_key_that_notify_refuses_ends_the_run_and_fails_nobody(notify: FakeNotify) -> None:
    families(3)
    notify.answers.extend([201, 403])
    campaign = begun(**BY_NOTIFY)
    done = send(campaign)
    assert "403" in done.because
    assert world.states(campaign) == ["sent", "made", "made"]
    assert send(campaign).finished
    assert len(notify.taken) == 3


def test_too_many_at_once_waits_and_goes_on_where_it_was(notify: FakeNotify) -> None:
    families(3)
    notify.answers.extend([201, 429])
    campaign = begun(**BY_NOTIFY)
    done = send(campaign)
    assert (done.wait, done.sent) == (60, 1)
    assert send(campaign, minutes=1).finished
    assert sorted(notify.references()) == sorted(Notice.objects.values_list("reference", flat=True))


@pytest.mark.parametrize("answer", ["swallow", "hang up"])
def test_what_was_taken_without_a_clear_answer_is_looked_up_and_not_sent_again(
    notify: FakeNotify, answer: str
) -> None:
    families(2)
    notify.answers.append(answer)
    campaign = begun(**BY_NOTIFY)
    done = send(campaign)
    assert (done.unclear, done.finished) == (1, False)
    assert world.states(campaign) == ["sending", "sent"]
    assert send(campaign, minutes=1).finished
    assert (len(notify.taken), notify.requests) == (2, 2)
    assert Told.objects.filter(part="adult").count() == 2


@pytest.mark.parametrize("answer", [500, "lose"])
def test_what_was_not_taken_is_sent_again_only_when_a_no_can_be_believed(
    notify: FakeNotify, answer: int | str
) -> None:
    families(1)
    notify.answers.append(answer)
    campaign = begun(**BY_NOTIFY)
    send(campaign)
    assert world.states(campaign) == ["sending"]
    send(campaign, minutes=9)
    assert (notify.requests, world.states(campaign)) == (1, ["sending"])
    send(campaign, minutes=11)
    assert (notify.requests, world.states(campaign)) == (2, ["sent"])


def test_after_a_week_a_no_says_nothing_and_a_person_must_decide(notify: FakeNotify) -> None:
    families(1)
    notify.answers.append("swallow")
    campaign = begun(**BY_NOTIFY)
    send(campaign)
    notify.forget()
    done = send(campaign, days=7)
    assert (world.states(campaign), done.finished, notify.requests) == (["in_doubt"], True, 1)


def test_three_answers_in_a_row_that_say_nothing_end_the_run(notify: FakeNotify) -> None:
    families(5)
    notify.answers.extend([500] * 5)
    campaign = begun(**BY_NOTIFY)
    done = send(campaign)
    assert (notify.requests, done.wait > 0) == (3, True)
    assert world.states(campaign) == ["sending"] * 3 + ["made"] * 2


def test_a_campaign_that_is_stopped_sends_nothing_more(notify: FakeNotify) -> None:
    families(2)
    campaign = begun(**BY_NOTIFY)
    actions.send(campaign, None, clock=at())
    actions.stop(campaign_id=campaign.pk, words="A wrong number in it", by=world.reader())
    assert send(campaign).because == "The campaign is not being sent"
    assert notify.taken == []


def test_two_processes_cannot_both_hand_a_notice_over(notify: FakeNotify) -> None:
    families(1)
    campaign = begun(**BY_NOTIFY)
    actions.send(campaign, None, clock=at())
    notice = Notice.objects.get()
    move_notice(notice, "sending")
    with pytest.raises(IntegrityError, match="one_move_at_a_time"), transaction.atomic():
        NoticeStatus.objects.create(notice=notice, nth=1, state="sending", by="another", at=NOW)


def test_who_was_told_is_left_out_of_the_next_campaign_and_whose_letter_came_back_is_not(
    notify: FakeNotify,
) -> None:
    reached, moved = families(2)
    first = begun(**BY_NOTIFY)
    send(first)
    came_back = Notice.objects.get(addressees__person=moved)
    actions.came_back(
        reference=came_back.reference, on=world.TODAY, words="gone away", by=world.reader()
    )
    second = begun(**BY_NOTIFY)
    send(second)
    assert world.named(second) == {(moved,): "letter"}
    assert world.unreached(second) == {reached: "Was told of this agreement before"}


def test_a_family_that_said_no_is_not_written_to_about_it_again(notify: FakeNotify) -> None:
    (mother,) = families(1)
    first = begun(**BY_NOTIFY)
    send(first)
    reference = Notice.objects.get().reference
    said: dict[str, Any] = {"words": "We do not want this", "how": "phone", "on": world.TODAY}
    assert actions.object_to(reference=reference, by=world.reader(), **said) == 1
    actions.object_to(reference=reference, by=world.reader(), **said)
    second = begun(**BY_NOTIFY)
    send(second)
    assert world.unreached(second) == {mother: "Said no when told of this agreement before"}


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("delivered", "delivered"),
        ("permanent-failure", "failed"),
        ("temporary-failure", "failed"),
        ("received", "sent"),
        ("sending", "sent"),
    ],
)
def test_what_became_of_it_is_asked_and_kept(notify: FakeNotify, status: str, state: str) -> None:
    families(3)
    campaign = begun(**BY_NOTIFY)
    send(campaign)
    second = Notice.objects.get(number=1)
    notify.becomes(second.reference, status)
    actions.look_for_fates(campaign, Notify())
    actions.look_for_fates(campaign, Notify())
    assert world.states(campaign) == [state, "sent", "sent"]


def test_a_fate_told_twice_or_of_nobody_changes_nothing(notify: FakeNotify) -> None:
    families(1)
    send(begun(**BY_NOTIFY))
    notice = Notice.objects.get()
    assert actions.fate_of(fate(notice.reference, "delivered"))
    assert not actions.fate_of(fate(notice.reference, "delivered"))
    assert not actions.fate_of(fate("F1-99999-A", "delivered"))
    assert state_of(notice) == "delivered"


def test_a_wrong_key_is_told_when_asking_too(notify: FakeNotify, settings: Any) -> None:
    settings.NOTIFY_KEY = settings.NOTIFY_KEY[:-1] + "9"
    with pytest.raises(CannotAsk, match="403"):
        Notify().find("F1-00001-A")


def test_where_sending_is_off_nothing_is_handed_over(settings: Any) -> None:
    settings.NOTIFY_ON = False
    with pytest.raises(CannotAsk, match="print the letters"):
        Notify()


def test_another_process_at_the_same_campaign_lets_it_be(notify: FakeNotify) -> None:
    """The lock is a session's: another connection holds it here."""
    families(1)
    campaign = begun(**BY_NOTIFY)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s, %s)", [0x0E57, campaign.pk])
        assert "Another process" in send(campaign).because
        with other.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock_all()")
    finally:
        other.close()
    assert send(campaign).finished
    assert campaign_state(campaign) == "finished"
