"""What is asked of a service about a person: by it the lens knows that they have to do with each other."""

from django.db import models
from django.db.models import F, Q

from onestory.shared.lasting import Lasting


class Referral(models.Model):
    """A referral or request about a person that is in the hands of a service, until it is closed."""

    lasting = Lasting(
        merged="follows the link of the record that founded its person",
        erased="with its person",
        scrubbed="words are dropped",
    )

    record = models.ForeignKey("people.SourceRecord", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("agencies.Service", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(help_text="why it came")
    received_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    told_by = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["person", "service"], name="sharing_referral_in_hand")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="sharing_referral_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.service}, {self.received_on}"
