"""What telling families does in the background: send, go on after an interruption, ask what became of it."""

from django.conf import settings
from procrastinate.contrib.django import app

from onestory.parents import actions, queries
from onestory.parents.models import Campaign
from onestory.parents.notify import CannotAsk, Notify, Postbox


@app.task(lock="parents", pass_context=False)  # type: ignore[untyped-decorator]
def send(campaign: int) -> str:
    """Goes on by itself as soon as GOV.UK Notify allows it; why it ended, if it is not done."""
    done = _send(Campaign.objects.get(pk=campaign))
    if done.wait:
        send.configure(schedule_in={"seconds": done.wait}).defer(campaign=campaign)
    return done.because


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="go_on_telling", lock="parents")  # type: ignore[untyped-decorator]
def go_on(timestamp: int) -> int:
    """Every five minutes, whatever a crash left half-way; how many campaigns there were."""
    sending = queries.sending_now()
    for campaign in sending:
        _send(campaign)
    return len(sending)


@app.periodic(cron="*/15 * * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="look_for_fates", lock="parents")  # type: ignore[untyped-decorator]
def look_for_fates(timestamp: int) -> int:
    """Every quarter of an hour, for letters and for calls that did not reach us; how many changed."""
    if not settings.NOTIFY_ON:
        return 0
    try:
        return sum(actions.look_for_fates(one, Notify()) for one in queries.by_notify())
    except CannotAsk:
        return 0


def _send(campaign: Campaign) -> actions.Progress:
    return actions.send(campaign, postbox_of(campaign))


def postbox_of(campaign: Campaign) -> Postbox | None:
    """None where letters are printed here."""
    return Notify() if campaign.by_notify and settings.NOTIFY_ON else None
