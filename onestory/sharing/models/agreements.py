"""Agreements in the database: the definitions as rows, for SQL to decide by, and who signed."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models.functions import Now

from onestory.shared.lasting import Lasting
from onestory.sharing.kinds import GIVES

ONLY_ADDED = pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)
NO_FAMILY = {
    "erased": "never: it is no information about a family",
    "scrubbed": "no personal data of a family",
}


def _words() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=60), default=list, blank=True)


class RoleRow(models.Model):
    """A definition of sharing/roles, written by `sharing sync`; never by hand."""

    lasting = Lasting(merged="written again from its file", **NO_FAMILY)

    id = models.CharField(primary_key=True, max_length=40)
    profession = models.CharField(max_length=40)
    may = _words()

    def __str__(self) -> str:
        return self.id


class RestrictionRow(models.Model):
    """A definition of sharing/restrictions, written by `sharing sync`; never by hand."""

    lasting = Lasting(merged="written again from its file", **NO_FAMILY)

    id = models.CharField(primary_key=True, max_length=40)
    cap = models.PositiveSmallIntegerField(help_text="depth for whom no clause opens it")

    def __str__(self) -> str:
        return self.id


class AgreementVersion(models.Model):
    """A definition of sharing/agreements, in the version now running; written by `sharing sync`."""

    lasting = Lasting(merged="written again from its file", **NO_FAMILY)

    id = models.CharField(primary_key=True, max_length=60)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    held = DateRangeField(help_text="from (inclusive) until (exclusive)")
    approvals = ArrayField(
        models.CharField(max_length=40), default=list, help_text="offices that must approve"
    )
    digest = models.CharField(
        max_length=64, default="", help_text="of all that is enforced and told"
    )

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"


class AgreementText(models.Model):
    """A definition whole, as it was when it first ran; old ones explain old reads. Only added."""

    lasting = Lasting(merged="never", **NO_FAMILY)

    agreement = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    definition = models.JSONField()
    kept_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "version", "digest"], name="sharing_text_kept_once"
            )
        ]
        triggers = [ONLY_ADDED]

    def __str__(self) -> str:
        return f"{self.agreement}, version {self.version}"


class ClauseRow(models.Model):
    """A clause of an agreement, or a standing one (no agreement); written by `sharing sync`."""

    lasting = Lasting(merged="written again from its file", **NO_FAMILY)

    pk = models.CompositePrimaryKey("agreement", "clause")
    agreement = models.CharField(max_length=60, blank=True, help_text="empty for a standing clause")
    clause = models.CharField(max_length=60)
    depth = models.PositiveSmallIntegerField()
    relationship = models.CharField(max_length=20)
    consent = models.CharField(max_length=20)
    to_roles = _words()
    to_professions = _words()
    to_service_kinds = _words()
    of_service_kinds = _words()
    of_entry_kinds = _words()
    same_profession = models.BooleanField(default=False)
    opens_restricted = _words()
    stands_for_child = models.BooleanField(default=True, db_default=True)
    gives = models.CharField(max_length=20, choices=list(GIVES.items()), default="people")

    def __str__(self) -> str:
        return f"{self.agreement}.{self.clause}"
