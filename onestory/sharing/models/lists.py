"""Lists that were asked for and wait: who is on them, until somebody has taken them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from onestory.shared.lasting import Lasting


class PreparedList(models.Model):
    """A list that a schedule makes, and a service takes away once. It holds numbers, no names:
    what is told of each person is decided by the lens in the moment of taking it."""

    lasting = Lasting(
        merged="read by all ids that became a person's",
        erased="people are dropped when it is taken, or after 30 days",
        scrubbed="left out of every copy",
    )

    kind = models.CharField(max_length=40, help_text="which list; the area that makes it knows")
    month = models.DateField(help_text="the first day of the month that it covers")
    to_service = models.ForeignKey("agencies.Service", on_delete=models.PROTECT, related_name="+")
    asked_by = models.CharField(max_length=200)
    practitioner = models.CharField(max_length=40, help_text="code of whose lens it is made with")
    asked_at = models.DateTimeField(db_default=Now())
    due_on = models.DateField(help_text="not made before this day")
    made_at = models.DateTimeField(null=True, blank=True)
    people = ArrayField(models.BigIntegerField(), default=list)
    why_not = models.TextField(blank=True, default="", help_text="why it could not be made")
    taken_by = models.CharField(max_length=200, blank=True, default="")
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "month", "to_service"],
                condition=Q(taken_at__isnull=True, why_not=""),
                name="sharing_asked_for_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.month:%Y-%m} for {self.to_service_id}"
