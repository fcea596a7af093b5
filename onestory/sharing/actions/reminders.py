"""Reminders before the review of an agreement: written once each, by the clock."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from onestory.sharing.definitions import agreements
from onestory.sharing.models import ReviewReminder
from onestory.sharing.queries.agreements import signings_running
from onestory.sharing.rules.agreement_life import life, reminder


@transaction.atomic
def remind_of_reviews(*, today: date | None = None) -> int:
    """Writes the reminders that are due on the day; how many are new. Again writes none."""
    day = today or timezone.localdate()
    due = [
        ReviewReminder(signing_id=put.signing_id, days=days, written_on=day)
        for agreement in agreements().values()
        if (put := signings_running().get(agreement.id))
        if not life(put.put, day, {}).why_not
        if (days := reminder(put.put.review_on, day)) is not None
    ]
    known = set(ReviewReminder.objects.values_list("signing_id", "days"))
    new = [each for each in due if (each.signing_id, each.days) not in known]
    ReviewReminder.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
