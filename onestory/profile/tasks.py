"""What these pages do by the clock: lists that were asked for are made, by the lens of that moment."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onestory.profile import queries
from onestory.sharing import actions


@app.periodic(cron="10 5 * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="make_lists", lock="make_lists")  # type: ignore[untyped-decorator]
def make_lists(timestamp: int) -> int:
    """Early each day; interrupted and run again, no list is made twice."""
    actions.drop_old_lists()
    return queries.make_due_lists(timezone.localdate())
