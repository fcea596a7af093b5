"""The timeline: everything that happened to a person, and which services are involved with them."""

from django.db import models
from django.db.models import Q

from onestory.shared.lasting import Lasting


class Entry(models.Model):
    """One line of the timeline: who, which service, what kind, when, from where.

    `line` may be shown to all who may see the event; `detail` only to those with detail.
    """

    lasting = Lasting(
        merged="follows the link of its record",
        erased="with the retention class of its kind",
        scrubbed="line and detail replaced by invented ones",
    )

    id = models.BigIntegerField(primary_key=True, help_text="part of the row that gave it")
    # Whom these three name is checked by sql/parents.sql for a whole batch at once, not row by row;
    # the indexes below begin with each of them.
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="entries",
        db_index=False,
        db_constraint=False,
    )
    record = models.ForeignKey(
        "people.SourceRecord",
        on_delete=models.PROTECT,
        related_name="entries",
        db_index=False,
        db_constraint=False,
    )
    service = models.ForeignKey(
        "agencies.Service",
        on_delete=models.PROTECT,
        related_name="entries",
        db_index=False,
        db_constraint=False,
    )
    kind = models.CharField(max_length=40, help_text="id of a definition in record/entry_kinds")
    happened_on = models.DateField()
    happened_at = models.TimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True, help_text="attended, not brought …")
    line = models.TextField(help_text="one line that may be shown widely")
    detail = models.JSONField(default=dict, help_text="label → words that may not")
    restriction = models.CharField(
        max_length=40, blank=True, help_text="why less is shown: sealed, police, third_party …"
    )
    source = models.CharField(max_length=60)
    learned_at = models.DateTimeField(help_text="when we received it")
    superseded_by = models.BigIntegerField(
        null=True, blank=True, help_text="the row that corrected it"
    )

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(
                fields=["person", "-happened_on", "-id"],
                name="record_entry_timeline",
                condition=Q(superseded_by__isnull=True),
            ),
            models.Index(fields=["record"], name="record_entry_by_record"),
            models.Index(
                fields=["service", "-happened_on"],
                name="record_entry_by_service",
                condition=Q(superseded_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.kind}"


class Involvement(models.Model):
    """A service is or was involved with a person: kept from the entries, and again after any replay."""

    lasting = Lasting(
        merged="counted again from the entries",
        erased="counted again from the entries",
        scrubbed="counted again from the entries",
    )

    pk = models.CompositePrimaryKey("person_id", "service_id")
    # An involvement is counted from entries, and whom those name is checked (sql/parents.sql).
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="involvements",
        db_index=False,
        db_constraint=False,
    )
    service = models.ForeignKey(
        "agencies.Service",
        on_delete=models.PROTECT,
        related_name="involvements",
        db_index=False,
        db_constraint=False,
    )
    first_on = models.DateField()
    last_on = models.DateField()
    contacts = models.PositiveIntegerField(help_text="entries of a kind that counts as a contact")
    entries = models.PositiveIntegerField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["service", "person"], name="record_involved_by_service")]

    def __str__(self) -> str:
        return f"{self.service} with person {self.person_id}"


class Heard(models.Model):
    """When each source last told us something new: how stale a chronology may be."""

    lasting = Lasting(
        merged="never: it is about a source, not a person",
        erased="with the source",
        scrubbed="no personal data",
    )

    source = models.CharField(primary_key=True, max_length=60)
    learned_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.source}, {self.learned_at:%Y-%m-%d}"
