"""The life of an agreement as rows: put forward, approved, withdrawn, ended; a state is never stored.

How the rows stand together is a rule: rules/agreement_life.py, and `sharing_lives` in sql/facts.sql.
"""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models.functions import Now

from onestory.shared.lasting import Lasting
from onestory.sharing.kinds import OFFICES
from onestory.sharing.models.agreements import NO_FAMILY, ONLY_ADDED


class Signing(models.Model):
    """A version is put forward to organisations, for a time. A new version needs a new one."""

    lasting = Lasting(merged="never: another signing follows from a date", **NO_FAMILY)

    agreement = models.CharField(max_length=60, help_text="id of a definition")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, default="", help_text="of the text as put forward")
    parties = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    held = DateRangeField(help_text="from (inclusive) until (exclusive)")
    review_on = models.DateField()
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "version"], name="sharing_one_signing_a_version"
            )
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"signing of {self.agreement} {self.version}"


class ByOfficer(models.Model):
    """What an officer did: who, for which organisation, in which office."""

    organisation = models.ForeignKey(
        "agencies.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    office = models.CharField(max_length=40, choices=list(OFFICES.items()))
    name = models.CharField(max_length=200)
    practitioner = models.BigIntegerField(null=True, help_text="empty where a file told it")
    told_at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True


class Approval(ByOfficer):
    """A party's Caldicott guardian, data protection officer or SIRO approves, on a day."""

    lasting = Lasting(merged="with its signing", **NO_FAMILY)

    signing = models.ForeignKey(Signing, on_delete=models.PROTECT, related_name="approvals")
    approved_on = models.DateField()
    conditions = models.TextField(blank=True, help_text="counts only once this has been met")

    class Meta:
        indexes = [
            models.Index(fields=["signing", "organisation", "office"], name="sharing_approved")
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.name}, {self.office} of {self.organisation_id}"


class ApprovalWithdrawal(ByOfficer):
    """An approval is taken back, from a day on; the same office may approve again."""

    lasting = Lasting(merged="with its signing", **NO_FAMILY)

    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField()
    reason = models.TextField()

    class Meta:
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.approval} withdrawn"


class ConditionMet(ByOfficer):
    """The office that set a condition says that it is met."""

    lasting = Lasting(merged="with its signing", **NO_FAMILY)

    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="met")
    met_on = models.DateField()
    words = models.TextField(help_text="how")

    class Meta:
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"condition of {self.approval} met"


class Ending(ByOfficer):
    """An officer of a party ends what was signed, from a day on."""

    lasting = Lasting(merged="with its signing", **NO_FAMILY)

    signing = models.OneToOneField(Signing, on_delete=models.PROTECT, related_name="ending")
    ended_on = models.DateField()
    reason = models.TextField()

    class Meta:
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"end of {self.signing}"


class ReviewReminder(models.Model):
    """The parties were reminded, so many days before the review; once each."""

    lasting = Lasting(merged="with its signing", **NO_FAMILY)

    signing = models.ForeignKey(Signing, on_delete=models.PROTECT, related_name="reminders")
    days = models.PositiveSmallIntegerField(help_text="before the review")
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["signing", "days"], name="sharing_reminded_once")
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.days} days before the review of {self.signing}"
