"""What a family said of an agreement: rows, never edits; how they stand together is a rule."""

import pgtrigger
from django.db import models
from django.db.models import Q

from onestory.shared.lasting import Lasting
from onestory.sharing.kinds import ABOUT, ANSWERS, DECIDERS, STANDINGS

SAID = [
    "agreement",
    "clause",
    "about",
    "answer",
    "decided_by_role",
    "standing",
    "asked_how",
    "asked_by",
    "evidence",
    "held_from",
    "held_until",
    "told_at",
]


class Consent(models.Model):
    """One answer, as one source told it or one practitioner heard it. A change of mind is another row."""

    lasting = Lasting(
        merged="follows the link of its record",
        erased="with its record",
        scrubbed="`asked_by` and `evidence` are dropped",
    )

    id = models.BigIntegerField(
        primary_key=True,
        help_text="part of the row that gave it; small where it was heard at a desk",
    )
    record = models.ForeignKey(
        "people.SourceRecord",
        on_delete=models.CASCADE,
        related_name="consents",
        help_text="whose row told it; at a desk, the record that founded the person",
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="consents")
    agreement = models.CharField(max_length=60, help_text="id of a definition, or * for all")
    clause = models.CharField(
        max_length=60, blank=True, default="", db_default="", help_text="empty for all"
    )
    about = models.CharField(
        max_length=20, choices=list(ABOUT.items()), blank=True, default="", db_default=""
    )
    answer = models.CharField(max_length=20, choices=list(ANSWERS.items()))
    decided_by_role = models.CharField(
        max_length=40, blank=True, help_text=f"{', '.join(DECIDERS)}; as the source says it"
    )
    standing = models.CharField(
        max_length=30,
        choices=list(STANDINGS.items()),
        default="not_recorded",
        db_default="not_recorded",
    )
    asked_how = models.CharField(max_length=40, blank=True, help_text="in person, on a form …")
    asked_by = models.CharField(max_length=120, blank=True)
    evidence = models.TextField(
        blank=True, default="", db_default="", help_text="where it can be seen: a form …"
    )
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text="empty where a feed told it")
    row_id = models.BigIntegerField(help_text="the row of the delivery that told it; else its id")
    superseded_by = models.BigIntegerField(
        null=True, blank=True, help_text="the row that corrected it"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "agreement", "-held_from", "-id"],
                name="sharing_consent_latest",
                condition=Q(superseded_by__isnull=True),
            ),
            models.Index(fields=["row_id"], name="sharing_consent_by_row"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | Q(held_until__gte=models.F("held_from")),
                name="sharing_consent_in_order",
            )
        ]
        triggers = [pgtrigger.ReadOnly(name="said_is_said", fields=SAID)]

    def __str__(self) -> str:
        return f"{self.answer} to {self.agreement} from {self.held_from}"
