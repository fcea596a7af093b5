"""Families as their systems tell them.

All of it hangs on source records, so that an undone link needs no replay here.
"""

from django.db import models
from django.db.models import Q

from onestory.people.models.records import SourceRecord
from onestory.shared.lasting import Lasting


class Relationship(models.Model):
    """`other` is the `kind` of `child`, as one source said, from a day until a day."""

    lasting = Lasting(
        merged="follows its records' links",
        erased="with either record",
        scrubbed="no personal data of its own",
    )

    KINDS = [
        ("mother", "mother"),
        ("father", "father"),
        ("parent", "parent"),
        ("carer", "carer"),
        ("adoptive_parent", "adoptive parent"),
    ]

    id = models.BigIntegerField(primary_key=True, help_text="part of the row that gave it")
    # Whom these two name is checked by sql/parents.sql for a whole delivery at once.
    child = models.ForeignKey(
        SourceRecord,
        on_delete=models.CASCADE,
        related_name="adults",
        db_index=False,
        db_constraint=False,
    )
    other = models.ForeignKey(
        SourceRecord, on_delete=models.CASCADE, related_name="children", db_constraint=False
    )
    kind = models.CharField(max_length=20, choices=KINDS)
    parental_responsibility = models.BooleanField(
        null=True, blank=True, help_text="empty where no source says"
    )
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    superseded_by = models.BigIntegerField(
        null=True, blank=True, help_text="the row that corrected it"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "other", "kind"],
                condition=Q(superseded_by__isnull=True),
                name="people_relationship_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.other} is {self.kind} of {self.child}"


class Pregnancy(models.Model):
    """A pregnancy as booked: it becomes one or more children, or ends."""

    lasting = Lasting(
        merged="follows its record's links",
        erased="with its record; a loss or termination is sealed before that",
        scrubbed="dates moved by one invented offset a family",
    )

    OUTCOMES = [
        ("ongoing", "ongoing"),
        ("live_birth", "live birth"),
        ("stillbirth", "stillbirth"),
        ("miscarriage", "miscarriage"),
        ("termination", "termination"),
        ("unknown", "not known"),
    ]

    id = models.BigIntegerField(primary_key=True, help_text="part of the row that gave it")
    mother = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="pregnancies")
    booked_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    babies = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=OUTCOMES, default="ongoing")
    ended_on = models.DateField(null=True, blank=True)
    superseded_by = models.BigIntegerField(
        null=True, blank=True, help_text="the row that corrected it"
    )

    def __str__(self) -> str:
        return f"pregnancy of {self.mother}, due {self.due_on}"


class Household(models.Model):
    """People at one address for a time, as one source says."""

    lasting = Lasting(
        merged="never: each source's household stands beside the others'",
        erased="with its last member",
        scrubbed="address replaced by an invented one",
    )

    id = models.BigIntegerField(primary_key=True, help_text="part of the row that gave it")
    source = models.CharField(max_length=60)
    local_id = models.CharField(max_length=120, help_text="the household's number in that system")
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    uprn = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "local_id"], name="people_household_once")
        ]

    def __str__(self) -> str:
        return f"household {self.local_id} of {self.source}"


class HouseholdMember(models.Model):
    """A record lives in a household from a day until a day."""

    lasting = Lasting(
        merged="follows its record's links",
        erased="with its record",
        scrubbed="no personal data of its own",
    )

    id = models.BigIntegerField(primary_key=True, help_text="part of the row that gave it")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="households")
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    superseded_by = models.BigIntegerField(
        null=True, blank=True, help_text="the row that corrected it"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "record"],
                condition=Q(superseded_by__isnull=True),
                name="people_household_member_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record} in {self.household}"
