"""What a family said of an agreement: rows, never edits; the latest in force wins."""

import pgtrigger
from django.db import models

from onestory.shared.lasting import Lasting

SAID = [
    "agreement",
    "answer",
    "decided_by_role",
    "asked_how",
    "asked_by",
    "held_from",
    "held_until",
]


class Consent(models.Model):
    """One answer, as one source told it. A change of mind is another row."""

    lasting = Lasting(
        merged="follows the link of its record",
        erased="with its record",
        scrubbed="`asked_by` is dropped",
    )

    ANSWERS = [
        ("given", "given"),
        ("refused", "refused"),
        ("withdrawn", "withdrawn"),
        ("not_asked", "not asked"),
    ]

    id = models.BigIntegerField(primary_key=True, help_text="part of the row that gave it")
    record = models.ForeignKey(
        "people.SourceRecord", on_delete=models.CASCADE, related_name="consents"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="consents")
    agreement = models.CharField(max_length=60)
    answer = models.CharField(max_length=20, choices=ANSWERS)
    decided_by_role = models.CharField(max_length=40, blank=True, help_text="mother, father …")
    asked_how = models.CharField(max_length=40, blank=True, help_text="spoken, written, electronic")
    asked_by = models.CharField(max_length=120, blank=True)
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    row_id = models.BigIntegerField(help_text="the row of the delivery that told it")
    superseded_by = models.BigIntegerField(
        null=True, blank=True, help_text="the row that corrected it"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "agreement", "-held_from", "-id"],
                name="sharing_consent_latest",
                condition=models.Q(superseded_by__isnull=True),
            ),
            models.Index(fields=["row_id"], name="sharing_consent_by_row"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(held_until__isnull=True)
                | models.Q(held_until__gte=models.F("held_from")),
                name="sharing_consent_in_order",
            )
        ]
        triggers = [pgtrigger.ReadOnly(name="said_is_said", fields=SAID)]

    def __str__(self) -> str:
        return f"{self.answer} to {self.agreement} from {self.held_from}"
