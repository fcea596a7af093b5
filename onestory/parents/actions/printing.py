"""Letters on paper: put together in batches, drawn as one PDF, and told to be posted."""

from datetime import date

from django.db import transaction

from onestory.parents import letters
from onestory.parents.actions import making
from onestory.parents.actions.sending import finish
from onestory.parents.actions.statuses import move_notice
from onestory.parents.models import Batch, Campaign, Notice
from onestory.parents.queries import notices
from onestory.parents.queries.standings import found, state_of
from onestory.sharing import actions as sharing
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.web import printing

PURPOSE = "telling families of an agreement"
LETTERS_IN_A_BATCH = 50
NOT_SENDING = Because("The campaign is not being sent", help="Look at where it stands.")
NOTHING = Because("No letter waits to be printed", help="Look again in a minute.")


def make_batch(*, campaign_id: int, by: Reader) -> Batch:
    """The next letters that wait, put together; drawing them is another step, and may be repeated."""
    with guard.as_system("letters are put together by one who tells families"):
        campaign = found(campaign_id)
        with transaction.atomic():
            batch = _next(campaign, by)
    guard.log(by, "make batch", PURPOSE, terms=f"campaign {campaign_id}, batch {batch.number}")
    return batch


def draw_batch(*, campaign_id: int, number: int, by: Reader) -> bytes:
    """One PDF with a letter a family. Who may no longer be written to so is left out, for good."""
    with guard.as_system("letters are printed by one who tells families"):
        batch = _batch(campaign_id, number)
        ready = _written(batch, by)
        if not ready:
            raise Refused(Because("No letter of this batch may be sent any more"))
        people = sorted({person for _, named in ready for person in named})
        sharing.record_letter_sent(
            what=f"batch {number} of campaign {campaign_id}, {len(ready)} letters",
            to_service=by.posts[0].service,
            how="print",
            people=people,
            by=by.name,
            practitioner=by.practitioner,
        )
    guard.log(by, "print", PURPOSE, subject=people, terms=f"campaign {campaign_id}, batch {number}")
    return printing.pdf("parents/letters.jinja", letters=[letter for letter, _ in ready])


def posted(*, campaign_id: int, number: int, on: date, by: Reader) -> int:
    """The batch is in the post: its families count as told; how many letters."""
    with guard.as_system("letters are told to be posted by one who tells families"):
        batch = _batch(campaign_id, number)
        with transaction.atomic():
            sent = [one for one in batch.notices.order_by("number") if _post(one, on, by)]
            batch.posted_on, batch.posted_by = on, by.name
            batch.save(update_fields=["posted_on", "posted_by"])
        finish(batch.campaign)
    guard.log(by, "post batch", PURPOSE, terms=f"campaign {campaign_id}, batch {number}")
    return len(sent)


def _next(campaign: Campaign, by: Reader) -> Batch:
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.by_notify or state_of(campaign) != "sending":
        raise Refused(NOT_SENDING)
    waiting = notices.standing(campaign.pk, ["made"], ["letter"])
    free = Notice.objects.filter(pk__in=waiting, batch=None).order_by("number")
    chosen = list(free.values_list("pk", flat=True)[:LETTERS_IN_A_BATCH])
    if not chosen:
        raise Refused(NOTHING)
    batch = Batch.objects.create(
        campaign=campaign, number=campaign.batches.count() + 1, made_by=by.name
    )
    Notice.objects.filter(pk__in=chosen).update(batch=batch)
    return batch


def _batch(campaign_id: int, number: int) -> Batch:
    batch = Batch.objects.select_related("campaign").filter(
        campaign_id=campaign_id, number=number, posted_on=None
    )
    one = batch.first()
    if one is None:
        said = f"Campaign {campaign_id} has no batch {number} that waits to be posted"
        raise Refused(Because(said, help="Look again at the campaign."))
    if state_of(one.campaign) != "sending":
        raise Refused(NOT_SENDING)
    return one


def _written(batch: Batch, by: Reader) -> list[tuple[letters.Letter, list[int]]]:
    with transaction.atomic():
        every = [_one(notice, by) for notice in batch.notices.order_by("number")]
    return [one for one in every if one]


def _one(notice: Notice, by: Reader) -> tuple[letters.Letter, list[int]] | None:
    """Printed again, it names the same as before, or is held back."""
    last = notices.last_status(notice)
    if last is None or last.state not in {"made", "printed"}:
        return None
    now = making.still(notice, by.today)
    making.not_reached(notice.campaign, now.others)
    same = last.state == "made" or set(last.named) == set(now.named)
    letter = letters.compose(notice.campaign, notice.reference, "letter", now.named)
    if not (now.named and same and letter):
        because = now.why_not or making.CHANGED
        move_notice(notice, "held", by=by.name, because=because)
        return None
    if last.state == "made":
        move_notice(notice, "printed", by=by.name, named=now.named)
    return letter, list(now.named)


def _post(notice: Notice, on: date, by: Reader) -> bool:
    """Whether it was among those printed; one never drawn goes back to the next batch."""
    last = notices.last_status(notice)
    if last is None or last.state != "printed":
        if last and last.state == "made":
            Notice.objects.filter(pk=notice.pk).update(batch=None)
        return False
    move_notice(notice, "sent", by=by.name, because=f"posted on {on:%-d %B %Y}")
    making.tell(notice, last.named, on)
    return True
