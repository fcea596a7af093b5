"""Sending through GOV.UK Notify: interrupted at any moment and run again, nobody is written to twice.

Each notice is marked as being handed over in a transaction of its own before the request, and as sent after it.
One found so marked at the start of a run was interrupted between the two: GOV.UK Notify is asked by its reference
whether it has it. Only a clear no, some minutes later, puts it back among those that wait.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from onestory.parents import letters
from onestory.parents.actions import making
from onestory.parents.actions.statuses import move_campaign, move_notice
from onestory.parents.models import Campaign, Notice
from onestory.parents.notify import (
    CannotAsk,
    NoEntry,
    NotKnown,
    Outcome,
    Postbox,
    RefusedThere,
    Taken,
    Wait,
)
from onestory.parents.queries import notices
from onestory.parents.queries.standings import counts_by_state, state_of
from onestory.parents.rules.moves import NotAllowed
from onestory.sharing import actions as sharing
from onestory.sharing import guard

PURPOSE = "telling families of an agreement"
SETTLES_WITHIN = timedelta(minutes=10)
"""A request of a process that died may still be on its way: only after this is a no believed."""
KEPT_THERE = timedelta(days=6)
"""GOV.UK Notify forgets after seven days: after this its no says nothing."""
UNANSWERED = 3
"""So many requests in a row without a clear answer end the run."""
AT_MOST = 500
"""Notices in one run, so that other jobs have their turn."""
Clock = Callable[[], datetime]
OPEN = ("made", "sending", "printed")
_OURS = 0x0E57  # the first half of the advisory lock's key


@dataclass
class Progress:
    """What a run did, and why it ended."""

    sent: int = 0
    failed: int = 0
    held: int = 0
    unclear: int = 0
    wait: int = 0
    """Seconds after which it makes sense to go on; 0 where it need not."""
    because: str = ""
    finished: bool = False


class _Ends(Exception):
    """The run ends here, for this reason."""

    def __init__(self, because: str, wait: int = 0) -> None:
        super().__init__(because)
        self.because = because
        self.wait = wait


def send(campaign: Campaign, postbox: Postbox | None, *, clock: Clock = timezone.now) -> Progress:
    """As far as it goes. Without a postbox notices are made, and letters wait to be printed."""
    done = Progress()
    with _alone(campaign) as alone:
        if not alone:
            done.because = "Another process is sending this campaign"
            return done
        if state_of(campaign) != "sending":
            done.because = "The campaign is not being sent"
            return done
        making.make_notices(campaign, timezone.localtime(clock()).date())
        try:
            if postbox and campaign.by_notify:
                _send_all(campaign, postbox, clock, done)
        except _Ends as ends:
            done.because, done.wait = ends.because, ends.wait
        done.finished = finish(campaign)
    return done


def finish(campaign: Campaign) -> bool:
    """Once nothing of it is still to be sent."""
    with transaction.atomic():
        Campaign.objects.select_for_update().get(pk=campaign.pk)
        if state_of(campaign) != "sending" or set(OPEN) & set(counts_by_state(campaign.pk)):
            return False
        move_campaign(campaign, "finished", by=None)
    return True


def _send_all(campaign: Campaign, postbox: Postbox, clock: Clock, done: Progress) -> None:
    for notice in notices.each(notices.standing(campaign.pk, ["sending"])):
        _look_up(notice, postbox, clock(), done)
    unanswered = 0
    waiting = notices.standing(campaign.pk, ["made"])
    for notice in notices.each(waiting[:AT_MOST]):
        if state_of(campaign) != "sending":
            raise _Ends("The campaign was stopped")
        clear = _send_one(notice, postbox, clock, done)
        unanswered = 0 if clear else unanswered + 1
        if unanswered == UNANSWERED:
            raise _Ends("GOV.UK Notify gives no clear answer", wait=60)
    if len(waiting) > AT_MOST:
        raise _Ends("More families wait", wait=1)


def _look_up(notice: Notice, postbox: Postbox, at: datetime, done: Progress) -> None:
    """It was being handed over when a run ended: has it arrived there?"""
    last = notices.last_status(notice)
    assert last  # noqa: S101 - it stands among those being handed over
    try:
        found = postbox.find(notice.reference)
    except CannotAsk as unknown:
        raise _Ends(str(unknown), wait=60) from unknown
    if found:
        _sent(notice, at, done)
    elif at - last.at > KEPT_THERE:
        move_notice(notice, "in_doubt", at=at, because="GOV.UK Notify has forgotten by now")
        done.unclear += 1
    elif at - last.at > SETTLES_WITHIN:
        move_notice(notice, "made", at=at, because="GOV.UK Notify never had it")
    else:
        done.unclear += 1


def _send_one(notice: Notice, postbox: Postbox, clock: Clock, done: Progress) -> bool:
    """Whether the answer was clear."""
    letter = _ready(notice, clock(), done)
    if letter is None:
        return True
    outcome = postbox.post(letter)
    if isinstance(outcome, NotKnown):
        done.unclear += 1
        return False
    _kept(notice, outcome, clock(), done)
    return True


def _ready(notice: Notice, at: datetime, done: Progress) -> letters.Letter | None:
    """Looked at again, written, and marked as being handed over; None where that may not be."""
    today = timezone.localtime(at).date()
    try:
        with transaction.atomic():
            now = making.still(notice, today)
            making.not_reached(notice.campaign, now.others)
            letter = now.named and letters.compose(
                notice.campaign, notice.reference, notice.way, now.named
            )
            if not letter:
                because = now.why_not or "Their address has changed since"
                move_notice(notice, "held", at=at, because=because)
                done.held += 1
                return None
            move_notice(notice, "sending", at=at, named=now.named)
            return letter
    except (NotAllowed, IntegrityError):
        return None  # another process was quicker


def _kept(notice: Notice, outcome: Outcome, at: datetime, done: Progress) -> None:
    """A clear answer, written down."""
    match outcome:
        case Taken(number):
            _sent(notice, at, done, number)
        case RefusedThere(because):
            move_notice(notice, "failed", at=at, because=because)
            done.failed += 1
        case Wait(seconds):
            move_notice(notice, "made", at=at, because="Too many at once")
            raise _Ends("GOV.UK Notify asks to wait", wait=seconds)
        case NoEntry(because):
            move_notice(notice, "made", at=at, because=because)
            raise _Ends(because)


@transaction.atomic
def _sent(notice: Notice, at: datetime, done: Progress, number: str = "") -> None:
    because = f"GOV.UK Notify has it as {number}" if number else "Found at GOV.UK Notify"
    status = move_notice(notice, "sent", at=at, because=because)
    making.tell(notice, status.named, timezone.localtime(at).date())
    campaign, people = notice.campaign, [*status.named, *notice.about]
    sharing.record_letter_sent(
        what=f"{notice.way} {notice.reference} through GOV.UK Notify",
        to_service=campaign.author_service_id,
        how=notice.way,
        people=people,
        by=f"campaign {campaign.pk}",
        practitioner=None,
    )
    guard.log(None, "tell family", PURPOSE, subject=people, terms=notice.reference)
    done.sent += 1


@contextmanager
def _alone(campaign: Campaign) -> Iterator[bool]:
    """One process at a time; the lock goes with the connection, also of one that is killed."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [_OURS, campaign.pk])
        (got,) = cursor.fetchone()
    try:
        yield bool(got)
    finally:
        if got and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [_OURS, campaign.pk])
