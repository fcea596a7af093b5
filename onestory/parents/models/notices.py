"""A notice for each family, who is named on it, and where it stands; and whom none could be made for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from onestory.parents.kinds import NOTICE_STATES, WAYS
from onestory.parents.models.campaigns import ONLY_ADDED, Batch, Campaign
from onestory.shared.lasting import Lasting

OF_A_FAMILY = Lasting(
    merged="read by all ids that became a person's",
    erased="the people are taken out of it; that something was sent stays",
    scrubbed="left out of every copy",
)


class Notice(models.Model):
    """One letter or message. No address is kept: it is looked up when it is sent."""

    lasting = OF_A_FAMILY

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="notices")
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=20, unique=True, help_text="on paper, and for Notify")
    way = models.CharField(max_length=10, choices=list(WAYS.items()))
    about = ArrayField(models.BigIntegerField(), help_text="the children, or the woman herself")
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="notices"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="parents_notice_once")
        ]

    def __str__(self) -> str:
        return self.reference


class Addressee(models.Model):
    """An adult named on a notice. The constraint is why nobody is written to twice in a campaign."""

    lasting = OF_A_FAMILY

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="addressees")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person"], name="parents_written_to_once")
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"person {self.person_id} on {self.notice}"


class NoticeStatus(models.Model):
    """Where a notice stands, from a moment: the last row counts.

    `nth` is unique for a notice, so of two processes that would both send it one is refused.
    """

    lasting = OF_A_FAMILY

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="statuses")
    nth = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=list(NOTICE_STATES.items()))
    because = models.CharField(max_length=500, blank=True)
    named = ArrayField(
        models.BigIntegerField(), default=list, help_text="the adults on it, once it is written"
    )
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "notice statuses"
        constraints = [
            models.UniqueConstraint(fields=["notice", "nth"], name="parents_one_move_at_a_time")
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.notice}: {self.state}"


class Unreached(models.Model):
    """An adult whom no letter or message from here may reach: their own service tells them."""

    lasting = OF_A_FAMILY

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="unreached")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=500)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "unreached"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person"], name="parents_unreached_once"),
            models.CheckConstraint(condition=~Q(because=""), name="parents_unreached_because"),
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"person {self.person_id}: {self.because}"
