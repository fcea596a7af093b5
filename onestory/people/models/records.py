"""A person, and what each source says of them: kept as it came, linked, never merged away."""

from django.db import models
from django.db.models import Q

from onestory.shared.lasting import Lasting


class Person(models.Model):
    """Someone the partnership knows. Has no demographics: they are chosen from the linked records.

    `id` is the id of the record that founded the person; it is never used again.
    """

    lasting = Lasting(
        merged="the older person stays; the younger points to it (`continued_as`) till revived",
        erased="when its last record is erased",
        scrubbed="no personal data of its own",
    )

    id = models.BigIntegerField(primary_key=True)
    continued_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    sealed = models.BooleanField(
        default=False, help_text="an identity before adoption: nothing may lead to or from it"
    )

    def __str__(self) -> str:
        return f"person {self.pk}"


class SourceRecord(models.Model):
    """What one system said of one person at a time: the words of its file, unchanged.

    The demographic columns are those of `onestory link`, all text as they came. The same words
    from the same system again are this same record; other words are a new one.
    """

    lasting = Lasting(
        merged="never: records are linked",
        erased="with the retention class of its source, by the row that gave it",
        scrubbed="names, addresses, numbers and dates of birth replaced by invented ones",
    )

    id = models.BigIntegerField(primary_key=True, help_text="part of the row that first gave it")
    source = models.CharField(max_length=60)
    local_id = models.CharField(max_length=120, help_text="the person's number in that system")
    fingerprint = models.UUIDField(help_text="of the words below")
    role = models.CharField(max_length=20, help_text="child, mother, tenant … in the source's row")
    # That those whom rows here name are there is checked by sql/parents.sql, once a statement.
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
        db_constraint=False,
    )

    nhs_number = models.TextField(blank=True)
    forename = models.TextField(blank=True)
    middle_name = models.TextField(blank=True)
    surname = models.TextField(blank=True)
    dob = models.TextField(blank=True)
    sex = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    uprn = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    birth_order = models.TextField(blank=True)
    plurality = models.TextField(blank=True)
    mother_nhs_number = models.TextField(blank=True)
    mother_forename = models.TextField(blank=True)
    mother_surname = models.TextField(blank=True)
    mother_dob = models.TextField(blank=True)

    born_on = models.DateField(null=True, blank=True, help_text="`dob`, where it is a day")
    died_on = models.DateField(null=True, blank=True)
    stillborn = models.BooleanField(default=False)
    address_hidden = models.BooleanField(default=False, help_text="never shown, printed or sent")
    sealed = models.BooleanField(default=False)
    folded_name = models.TextField(blank=True, help_text="names folded for search")
    folded_postcode = models.TextField(blank=True, help_text="capitals, without a space")
    held_from = models.DateField(help_text="the day from which the source says so")
    learned_at = models.DateTimeField(help_text="when we received it")
    superseded_by = models.BigIntegerField(
        null=True, blank=True, help_text="the record that corrected this one: it matches no more"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "local_id", "fingerprint"], name="people_record_once"
            )
        ]
        indexes = [
            models.Index(fields=["folded_postcode"], name="people_record_by_postcode"),
            models.Index(fields=["born_on"], name="people_record_by_birth"),
            models.Index(fields=["id"], condition=Q(sealed=True), name="people_record_sealed"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.local_id}"


class Identifier(models.Model):
    """A number a record carries under a scheme, with how far it was verified and when it holds.

    The record's number in its own system is not repeated here: it is `local_id` of the record.
    """

    lasting = Lasting(
        merged="with its record",
        erased="with its record",
        scrubbed="replaced by an invented number of the same scheme",
    )

    pk = models.CompositePrimaryKey("record_id", "scheme", "value")
    record = models.ForeignKey(
        SourceRecord,
        on_delete=models.CASCADE,
        related_name="identifiers",
        db_index=False,
        db_constraint=False,
    )
    scheme = models.CharField(max_length=40, help_text="nhs_number, chi_or_hc, upn …")
    value = models.CharField(max_length=120)
    status = models.CharField(
        max_length=40,
        help_text="01 present and verified … as the source says; invalid, never issued",
    )
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["scheme", "value"], name="people_identifier_by_value")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"
