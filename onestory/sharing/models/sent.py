"""What left the system about people, so that a family's change of mind can follow it."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from onestory.shared.lasting import Lasting

ONLY_ADDED = pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)


class Sent(models.Model):
    """One list, letter or file: under which agreement, to whom, about whom, how many."""

    lasting = Lasting(
        merged="read by all ids that became a person's",
        erased="kept as long as the audit trail",
        scrubbed="left out of every copy",
    )

    what = models.CharField(max_length=200)
    agreement = models.CharField(max_length=60)
    clause = models.CharField(max_length=60, blank=True)
    to_service = models.ForeignKey("agencies.Service", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=200)
    practitioner = models.BigIntegerField(null=True, help_text="empty where a schedule sent it")
    how = models.CharField(max_length=20, help_text="download, print, letter, file")
    people = ArrayField(models.BigIntegerField(), default=list)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "sent"
        indexes = [GinIndex(fields=["people"], name="sharing_sent_by_person")]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.what} to {self.to_service_id}"


class Recall(models.Model):
    """The receiver of something sent is told that a person must go from it."""

    lasting = Lasting(merged="with what was sent", erased="with what was sent", scrubbed="left out")

    sent = models.ForeignKey(Sent, on_delete=models.PROTECT, related_name="recalls")
    person = models.BigIntegerField()
    because = models.CharField(max_length=300)
    told_at = models.DateTimeField(db_default=Now())
    done_by = models.CharField(max_length=200, blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sent", "person", "because"], name="sharing_recalled_once"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(name="told_is_told", fields=["person", "because", "told_at"]),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"person {self.person} from {self.sent}"
