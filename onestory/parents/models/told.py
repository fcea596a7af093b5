"""Who was told of which agreement, and who said no."""

from django.db import models
from django.db.models.functions import Now

from onestory.parents.models.campaigns import ONLY_ADDED
from onestory.parents.models.notices import OF_A_FAMILY, Notice


class Told(models.Model):
    """A person's family was told of an agreement by a notice; undone where that came back."""

    lasting = OF_A_FAMILY

    PARTS = [("adult", "was written to"), ("about", "it was about them")]

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=PARTS)
    agreement = models.CharField(max_length=60)
    agreement_version = models.PositiveIntegerField()
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="told")
    told_on = models.DateField()

    class Meta:
        verbose_name_plural = "told"
        constraints = [
            models.UniqueConstraint(fields=["notice", "person", "part"], name="parents_told_once")
        ]
        indexes = [models.Index(fields=["person", "agreement"], name="parents_told_by_person")]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"person {self.person_id} of {self.agreement}"


class Objection(models.Model):
    """A family said no, having been told: honoured by every campaign about the same agreement."""

    lasting = OF_A_FAMILY

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    agreement = models.CharField(max_length=60)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="objections")
    words = models.TextField(help_text="as the family said it")
    how = models.CharField(max_length=20)
    heard_on = models.DateField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "person"], name="parents_objected_once")
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"person {self.person_id} to {self.agreement}"
