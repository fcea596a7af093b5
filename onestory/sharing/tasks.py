"""What sharing does by the clock: it seals the audit trail, and asks back what is agreed no more."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onestory.sharing import actions


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="seal_audit", lock="seal_audit")  # type: ignore[untyped-decorator]
def seal_audit(timestamp: int) -> int:
    """Every five minutes; a run that finds nothing new seals nothing."""
    return actions.seal_audit()


@app.periodic(cron="5 0 * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="recall_ended", lock="recall_ended")  # type: ignore[untyped-decorator]
def recall_ended(timestamp: int) -> int:
    """Each night: answers that were given for a time have ended without anybody pressing a button."""
    return actions.recall_all(on=timezone.localdate())
