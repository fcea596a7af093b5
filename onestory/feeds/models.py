"""What is kept of deliveries: the file, each row's fate, and the questions that only a person can answer."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from onestory.shared import ids
from onestory.shared.lasting import Lasting

_WITH_ROW = "with the retention class of its source, by the row"


class Delivery(models.Model):
    """A file that a source sent us. The file itself stands under its hash in the store of kept files."""

    lasting = Lasting(
        merged="never: it is what came",
        erased="its file with the retention class of its source; this row stays",
        scrubbed="the file is left out of copies",
    )

    id = models.BigIntegerField(primary_key=True, help_text="1, 2, 3 … without gaps")
    source = models.CharField(max_length=60)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField(help_text="bytes")
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=80)
    rows = models.PositiveIntegerField(default=0, help_text="found in the file")
    notes = models.JSONField(default=list, help_text="sentences for the data lead")

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="feeds_delivery_once")
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk} of {self.source}"


class Status(models.Model):
    """Where a delivery stands, from a moment: the last row counts. `id` is the delivery's, and nth."""

    lasting = Lasting(
        merged="never: it is what happened",
        erased="never: it is no information about a family",
        scrubbed="no personal data",
    )

    STATES = [
        ("received", "received"),
        ("checked", "checked"),
        ("held", "held"),
        ("applying", "let through"),
        ("applied", "applied"),
        ("refused", "refused"),
    ]

    id = models.BigIntegerField(primary_key=True)
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(max_length=20, choices=STATES)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "statuses"

    def __str__(self) -> str:
        return f"{self.delivery} {self.state}"


class Batch(models.Model):
    """Rows of a delivery that were applied in one transaction, which this row is part of."""

    lasting = Lasting(
        merged="never: it is what happened",
        erased="never: it is no information about a family",
        scrubbed="no personal data",
    )

    id = models.BigIntegerField(primary_key=True, help_text="of the last row in it")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="batches")
    last_row = models.PositiveIntegerField(help_text="all rows up to this number are done")
    fates = models.JSONField(help_text="fate → number of rows, when it was applied")

    class Meta:
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.delivery} to row {self.last_row}"


class Row(models.Model):
    """What became of one row. Its words stand in the kept file, and here only if a person must read them.

    `id` holds the delivery and the row's number, so no column repeats them.
    """

    lasting = Lasting(
        merged="never: it is what came",
        erased=_WITH_ROW,
        scrubbed="key and words are dropped",
    )

    FATES = [
        ("applied", "applied"),
        ("superseding", "applied, correcting an earlier row"),
        ("unchanged", "nothing new"),
        ("older", "older than what we have"),
        ("in_question", "in question"),
        ("refused", "refused"),
    ]

    id = models.BigIntegerField(primary_key=True)
    source = models.CharField(max_length=60)
    key = models.CharField(max_length=200, blank=True)
    fingerprint = models.UUIDField(null=True, help_text="of its words")
    as_of = models.BigIntegerField(null=True, help_text="what the source says of how new it is")
    fate = models.CharField(max_length=20, choices=FATES)
    current = models.BooleanField(help_text="its facts hold: applied, and not corrected since")
    records = ArrayField(
        models.BigIntegerField(), default=list, help_text="the people it speaks of"
    )
    remarks = models.TextField(blank=True, help_text="doubts that did not stop it")
    reason = models.TextField(blank=True)
    raw = models.JSONField(null=True, help_text="its words, where a person must read them")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"], condition=Q(current=True), name="feeds_row_current"
            )
        ]
        indexes = [
            models.Index(
                fields=["source", "key"],
                condition=Q(fate="in_question"),
                name="feeds_row_in_question",
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.number} of delivery {ids.delivery_of(self.pk)}"

    @property
    def number(self) -> int:
        """Its place in the file, from 1; in a workbook, through all sheets."""
        return ids.row_number_of(self.pk)


class Mention(models.Model):
    """A row speaks of a record: who still says so, when one of them is corrected."""

    lasting = Lasting(
        merged="never: records are linked",
        erased=_WITH_ROW,
        scrubbed="no personal data of its own",
    )

    pk = models.CompositePrimaryKey("record_id", "row_id")
    record_id = models.BigIntegerField()
    row_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"row {self.row_id} speaks of record {self.record_id}"


class Question(models.Model):
    """Something about a row that only a person can say. `id` is the row's, and nth."""

    lasting = Lasting(
        merged="with its row",
        erased=_WITH_ROW,
        scrubbed="value and answer are dropped",
    )

    ANSWERS = [
        ("mended", "the right value is …"),
        ("blank", "treat it as not known"),
        ("left_out", "leave the row out"),
        ("overtaken", "a later row answered it"),
    ]

    id = models.BigIntegerField(primary_key=True)
    row = models.ForeignKey(Row, on_delete=models.CASCADE, related_name="questions")
    source = models.CharField(max_length=60)
    column = models.CharField(max_length=100)
    value = models.TextField(blank=True, help_text="what stands in the cell")
    reason = models.TextField()
    suggestion = models.TextField(blank=True, help_text="what was probably meant")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=ANSWERS, blank=True)
    mended = models.TextField(blank=True)
    because = models.TextField(blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["source", "column", "value"],
                condition=Q(answered_at__isnull=True),
                name="feeds_question_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.column} of {self.row}"
