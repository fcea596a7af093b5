"""What feeds do in the background: carry deliveries on, also those that a crash left half-way."""

from procrastinate.contrib.django import app

from onestory.feeds import actions, queries
from onestory.feeds.models import Delivery


@app.task(lock="feeds")  # type: ignore[untyped-decorator]
def carry_on(delivery: int) -> str:
    """As far as it goes; begun again after a crash, it goes on where it stopped."""
    return actions.carry_on(Delivery.objects.get(pk=delivery))


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="carry_on_unfinished", lock="feeds")  # type: ignore[untyped-decorator]
def carry_on_unfinished(timestamp: int) -> int:
    """Every five minutes, in the order in which they came; how many there were."""
    unfinished = queries.unfinished()
    for delivery in unfinished:
        actions.carry_on(Delivery.objects.get(pk=delivery.id))
    return len(unfinished)
