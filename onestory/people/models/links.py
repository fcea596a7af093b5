"""Why a record is this person's: links, questions that people answered, what matching remembers."""

from django.db import models
from django.db.models import F, Q

from onestory.people.models.records import Person, SourceRecord
from onestory.shared.lasting import Lasting


class Link(models.Model):
    """One record belongs to one person, from a decision until it is undone.

    Never edited, only ended: the rows together are the log that can be replayed.
    """

    lasting = Lasting(
        merged="a merge ends links and begins others",
        erased="with its record",
        scrubbed="its evidence in words is dropped",
    )

    id = models.BigIntegerField(primary_key=True, help_text="nth link of its record")
    # Whom these two name is checked by sql/parents.sql for a whole delivery at once.
    record = models.ForeignKey(
        SourceRecord,
        on_delete=models.CASCADE,
        related_name="links",
        db_index=False,
        db_constraint=False,
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="links", db_constraint=False
    )
    method = models.CharField(
        max_length=20, help_text="founded, number, same_system, score, decided, undone"
    )
    weight = models.FloatField(null=True, blank=True, help_text="log2 odds")
    because = models.TextField()
    evidence = models.JSONField(default=list, help_text="field, words, weight")
    model = models.CharField(max_length=40, help_text="version of weights and thresholds")
    decided_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(ended_at__isnull=True),
                name="people_one_link_a_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record} → {self.person}"


class LinkQuestion(models.Model):
    """Two records that may be one person: for someone to say.

    Asked once while the evidence is the same.
    """

    lasting = Lasting(
        merged="with its records",
        erased="with either record",
        scrubbed="its evidence in words is dropped",
    )

    id = models.BigIntegerField(primary_key=True, help_text="of the two and the evidence")
    record_a = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="+")
    record_b = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="+")
    evidence_hash = models.UUIDField()
    probability = models.FloatField()
    because = models.TextField()
    evidence = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text="new evidence answered it, or a correction ended it"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(record_a_id__lt=F("record_b_id")), name="people_question_in_order"
            ),
            models.UniqueConstraint(
                fields=["record_a", "record_b", "evidence_hash"], name="people_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_a} = {self.record_b}?"


class LinkDecision(models.Model):
    """What a person decided of two records; a later row for the same two replaces it.

    Outlives every re-run of the matching.
    """

    lasting = Lasting(
        merged="with its records",
        erased="with either record",
        scrubbed="its reason is dropped",
    )

    ANSWERS = [
        ("same", "The same person"),
        ("different", "Different people"),
        ("cannot_tell", "Cannot tell"),
        ("undone", "An earlier decision was undone"),
    ]

    record_a = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="+")
    record_b = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(
        LinkQuestion, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    answer = models.CharField(max_length=20, choices=ANSWERS)
    reason = models.TextField()
    decided_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(record_a_id__lt=F("record_b_id")), name="people_decision_in_order"
            )
        ]
        indexes = [models.Index(fields=["record_a", "record_b"], name="people_decision_by_pair")]

    def __str__(self) -> str:
        return f"{self.record_a} {self.answer} {self.record_b}"


class LinkKey(models.Model):
    """A hashed value under which a record can be found as a candidate.

    Rebuilt from the record at will; without constraints, for ten of them go with each record.
    """

    lasting = Lasting(
        merged="with its record",
        erased="with its record, whose keys are computed again to find them",
        scrubbed="rebuilt from scrubbed records",
    )

    pk = models.CompositePrimaryKey("key", "record_id")
    key = models.BigIntegerField()
    record = models.ForeignKey(
        SourceRecord,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )

    def __str__(self) -> str:
        return f"{self.key} → {self.record_id}"


class ComparedForm(models.Model):
    """A record as `linkage.clean` sees it: what is compared, without its spellings and fillers.

    Kept because a person is resolved whole whenever one record joins; made again by `relink`.
    """

    lasting = Lasting(
        merged="with its record", erased="with its record", scrubbed="made again from its record"
    )

    record = models.OneToOneField(
        SourceRecord,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="compared",
        db_constraint=False,
    )
    own = models.BigIntegerField(help_text="hash of source and local id")
    held = models.SmallIntegerField(
        default=0, help_text="its NHS number is 0 none, 1 believed, 2 confirmed, 3 another's"
    )
    born_before = models.IntegerField(
        default=0, help_text="yyyymmdd: whoever the source has as a parent or tenant is no child"
    )
    nhs = models.BigIntegerField()
    forename = models.TextField()
    middle = models.TextField()
    surname = models.TextField()
    dob = models.IntegerField(help_text="yyyymmdd; 0 not known, as in all numbers here")
    sex = models.SmallIntegerField()
    postcode = models.TextField()
    house = models.TextField()
    street = models.TextField()
    uprn = models.BigIntegerField()
    phone = models.BigIntegerField()
    birth_order = models.SmallIntegerField()
    plurality = models.SmallIntegerField()
    mother_nhs = models.BigIntegerField()
    mother_forename = models.TextField()
    mother_surname = models.TextField()
    mother_dob = models.IntegerField()
    event = models.IntegerField()
    unnamed = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.forename} {self.surname} {self.dob}"


class HotKey(models.Model):
    """A key under which so many records meet that it tells nothing; it is not used."""

    lasting = Lasting(merged="stays", erased="stays: it names nobody", scrubbed="rebuilt")

    key = models.BigIntegerField(primary_key=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.key)


class Pair(models.Model):
    """Two records of different persons that are alike, or carry one NHS number.

    Kept so that a delivery resolves again only what it touches: persons that are joined by none of
    these cannot change each other.
    """

    lasting = Lasting(
        merged="with its records",
        erased="with either record",
        scrubbed="rebuilt from scrubbed records",
    )

    pk = models.CompositePrimaryKey("record_a_id", "record_b_id")
    record_a = models.ForeignKey(
        SourceRecord,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    record_b = models.ForeignKey(
        SourceRecord, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    weight = models.FloatField(null=True, help_text="log2 odds that the two are one person")
    rule = models.CharField(max_length=20, help_text="score, or number: both carry it")

    def __str__(self) -> str:
        return f"{self.record_a_id} ~ {self.record_b_id}"
