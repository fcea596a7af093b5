"""A campaign: which agreement, who is told, by which words; where it stands, and what was printed."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from onestory.parents.kinds import CAMPAIGN_STATES, WAYS
from onestory.shared.lasting import Lasting

ONLY_ADDED = pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)
OF_NO_FAMILY = Lasting(
    merged="never: it is what happened",
    erased="never: it is no information about a family",
    scrubbed="no personal data of a family",
)


class Campaign(models.Model):
    """Everything that was decided before anybody was told. Never edited: another one is begun."""

    lasting = OF_NO_FAMILY

    name = models.CharField(max_length=120)
    agreement = models.CharField(max_length=60, help_text="id of a definition")
    agreement_version = models.PositiveIntegerField()
    audience = models.CharField(max_length=60, help_text="id of a definition")
    centre = models.CharField(max_length=40, blank=True, help_text="whose reach area, if any")
    letter = models.CharField(max_length=60, help_text="id of a text")
    message = models.CharField(max_length=60, blank=True, help_text="id of a text; empty for none")
    first_way = models.CharField(
        max_length=10, choices=list(WAYS.items()), help_text="where a family prefers neither"
    )
    languages = ArrayField(models.CharField(max_length=5), default=list)
    contact = models.CharField(max_length=60, help_text="where families ask and say no")
    by_notify = models.BooleanField(help_text="GOV.UK Notify sends; else letters are printed")
    author = models.CharField(max_length=200)
    author_practitioner = models.BigIntegerField()
    author_service = models.ForeignKey(
        "agencies.Service", on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(by_notify=True) | Q(message=""), name="parents_print_has_no_message"
            ),
            models.CheckConstraint(
                condition=Q(first_way="letter") | ~Q(message=""), name="parents_text_has_words"
            ),
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return self.name


class CampaignStatus(models.Model):
    """Where a campaign stands, from a moment: the last row counts."""

    lasting = OF_NO_FAMILY

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="statuses")
    nth = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=list(CAMPAIGN_STATES.items()))
    words = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    practitioner = models.BigIntegerField(null=True, help_text="empty where a job did it")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "campaign statuses"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "nth"], name="parents_one_status_at_a_time")
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.state}"


class Preview(models.Model):
    """What a preview counted: what was approved is the last one."""

    lasting = OF_NO_FAMILY

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="previews")
    by_way = models.JSONField(help_text="way → notices")
    adults = models.PositiveIntegerField()
    unreached = models.JSONField(help_text="reason → adults")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"preview of {self.campaign}"


class Batch(models.Model):
    """Letters that were put together on paper: drawn again, it is the same ones."""

    lasting = OF_NO_FAMILY

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="batches")
    number = models.PositiveIntegerField()
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(db_default=Now())
    posted_on = models.DateField(null=True, blank=True)
    posted_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        verbose_name_plural = "batches"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="parents_batch_once"),
            models.CheckConstraint(
                condition=Q(posted_on__isnull=True) | ~Q(posted_by=""),
                name="parents_posted_by_somebody",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="posted_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__posted_on__isnull=False),
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"batch {self.number} of {self.campaign}"
