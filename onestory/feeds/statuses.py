"""Where a delivery stands: the last of its status rows, and which may follow which."""

from django.utils import timezone

from onestory.feeds.models import Delivery, Status

MOVES = {
    "": {"received"},
    "received": {"checked", "held", "refused"},
    "checked": {"applied"},
    "refused": {"checked", "held"},
    "held": {"applying"},
    "applying": {"applied"},
}
STATUSES_A_DELIVERY = 1 << 8


def state_of(delivery: Delivery) -> str:
    """The state it is in now."""
    last = Status.objects.filter(delivery=delivery).order_by("-id").first()
    return last.state if last else ""


def add_status(delivery: Delivery, state: str, *, by: str, reason: str = "") -> Status:
    """The next status; `at` is the only moment of a delivery that a second run may change."""
    now = state_of(delivery)
    if state not in MOVES.get(now, set()):
        raise ValueError(f"{delivery} is {now or 'new'} and cannot become {state}")
    nth = Status.objects.filter(delivery=delivery).count()
    return Status.objects.create(
        id=delivery.pk * STATUSES_A_DELIVERY + nth,
        delivery=delivery,
        state=state,
        reason=reason,
        by=by,
        at=timezone.now(),
    )
