"""What feeds do in the background: carry a delivery on after it was uploaded or let through."""

from procrastinate.contrib.django import app

from onestory.feeds import actions
from onestory.feeds.models import Delivery


@app.task(lock="feeds", pass_context=False)  # type: ignore[untyped-decorator]
def carry_on(delivery: int) -> str:
    """As far as it goes; begun again after a crash, it goes on where it stopped."""
    return actions.carry_on(Delivery.objects.get(pk=delivery))
