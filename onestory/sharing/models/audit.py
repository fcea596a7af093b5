"""Who looked at whom, when, why: rows that can only be added, sealed into a chain."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from onestory.shared.lasting import Lasting


class AuditRow(models.Model):
    """One reading, search, list, export or refusal, written in the transaction of what it records.

    Holds no foreign key: it outlives the people, posts and agreements that it names.
    """

    lasting = Lasting(
        merged="never changed; a person's trail is read by all ids that became theirs",
        erased="kept as long as the record it guards, then in whole sealed batches",
        scrubbed="left out of every copy",
    )

    id = models.BigAutoField(primary_key=True)
    happened_at = models.DateTimeField(db_default=Now())
    reader = models.BigIntegerField(null=True, help_text="practitioner; empty for the system")
    reader_name = models.CharField(max_length=200)
    roles = ArrayField(models.CharField(max_length=40), default=list)
    organisations = ArrayField(models.CharField(max_length=40), default=list)
    action = models.CharField(max_length=40, help_text="read, search, list, export, refusal …")
    outcome = models.CharField(max_length=20, help_text="allowed, refused")
    purpose = models.CharField(max_length=200)
    people = ArrayField(models.BigIntegerField(), default=list, help_text="about whom")
    terms = models.TextField(blank=True, help_text="what was searched for")
    depths = models.JSONField(default=dict, help_text="service, or service:kind → depth open")
    agreements = ArrayField(models.CharField(max_length=120), default=list)
    because = models.TextField(blank=True, help_text="of a refusal: what was missing")
    path = models.CharField(max_length=300, blank=True)
    came_from = models.CharField(
        max_length=60, blank=True, default="", db_default="", help_text="address, device"
    )

    class Meta:
        indexes = [
            GinIndex(fields=["people"], name="sharing_audit_by_person"),
            models.Index(fields=["reader", "-id"], name="sharing_audit_by_reader"),
            models.Index(fields=["happened_at"], name="sharing_audit_by_moment"),
            models.Index(
                fields=["-id"],
                condition=models.Q(purpose__startswith="opening for safety"),
                name="sharing_audit_openings",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.reader_name}: {self.action}, {self.outcome}"


class AuditSeal(models.Model):
    """A batch of audit rows and their digest, chained to the batch before."""

    lasting = Lasting(
        merged="never", erased="kept for ever: it names nobody", scrubbed="left out of every copy"
    )

    id = models.BigAutoField(primary_key=True)
    first_row = models.BigIntegerField()
    last_row = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    previous = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"rows {self.first_row} to {self.last_row}"
