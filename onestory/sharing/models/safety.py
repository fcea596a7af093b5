"""What keeps people safe: how they may be reached, and what was opened for their safety."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from onestory.shared.lasting import Lasting
from onestory.sharing.kinds import CONTACT_RULES, OVERRIDE_REASONS, VERDICTS, WAYS

ONLY_ADDED = pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)


class ContactRule(models.Model):
    """How one person may, or may not, be reached, from a day until a day."""

    lasting = Lasting(
        merged="follows the link of the record that founded its person",
        erased="with its person",
        scrubbed="left out of every copy",
    )

    record = models.ForeignKey("people.SourceRecord", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(CONTACT_RULES.items()))
    way = models.CharField(max_length=20, choices=list(WAYS.items()), blank=True)
    protected_from = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField(blank=True, help_text="why, for colleagues")
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    told_by = models.CharField(max_length=200)
    told_at = models.DateTimeField(db_default=Now())
    ended_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["person"], name="sharing_contact_by_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_from")),
                name="sharing_contact_in_order",
            ),
            models.CheckConstraint(
                condition=Q(kind="protected_from", protected_from__isnull=False)
                | ~Q(kind="protected_from") & Q(protected_from__isnull=True),
                name="sharing_contact_from_whom",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["preferred", "forbidden"]) | ~Q(way=""),
                name="sharing_contact_which_way",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="told_is_told",
                fields=["kind", "way", "words", "held_from", "told_by", "told_at"],
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.way}".strip()


class Override(models.Model):
    """A reader opened one person for safety, for a time. Rows are only added."""

    lasting = Lasting(
        merged="read by all ids that became the person's",
        erased="kept as long as the audit trail",
        scrubbed="left out of every copy",
    )

    practitioner = models.BigIntegerField()
    practitioner_name = models.CharField(max_length=200)
    roles = ArrayField(models.CharField(max_length=40), default=list)
    organisations = ArrayField(models.CharField(max_length=40), default=list)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=40, choices=list(OVERRIDE_REASONS.items()))
    words = models.TextField()
    opened_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["practitioner", "person", "-until"], name="sharing_override_now")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("opened_at")), name="sharing_override_in_order"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="sharing_override_has_words"),
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.practitioner_name}, {self.reason}"


class OverrideEnded(models.Model):
    """Who opened someone for safety closed them again before the hour was over."""

    lasting = Lasting(
        merged="with its override", erased="with its override", scrubbed="left out of every copy"
    )

    override = models.OneToOneField(Override, on_delete=models.PROTECT, related_name="ended")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"closed at {self.at}"


class OverrideReview(models.Model):
    """What a privacy officer found; the last row is the verdict. An answer to a question is one too."""

    lasting = Lasting(
        merged="with its override", erased="with its override", scrubbed="left out of every copy"
    )

    override = models.ForeignKey(Override, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=20, choices=[*VERDICTS.items(), ("answer", "an answer")])
    words = models.TextField()
    risk_if_told = models.BooleanField(
        default=False, help_text="telling the family would put someone at risk"
    )
    by = models.CharField(max_length=200)
    practitioner = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.by}"


class OwnPerson(models.Model):
    """Who a practitioner is among the people of the index, so that nobody opens their own family."""

    lasting = Lasting(
        merged="read by all ids that became the person's",
        erased="with the practitioner",
        scrubbed="left out of every copy",
    )

    practitioner = models.OneToOneField(
        "agencies.Practitioner", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    told_by = models.CharField(max_length=200)
    told_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.practitioner} is person {self.person_id}"
