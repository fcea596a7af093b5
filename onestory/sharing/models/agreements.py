"""Agreements in the database: the definitions as rows, for SQL to decide by, and who signed."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from onestory.shared.lasting import Lasting
from onestory.sharing.kinds import OFFICES

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

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"


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

    def __str__(self) -> str:
        return f"{self.agreement}.{self.clause}"


class Signing(models.Model):
    """Organisations agree to a version for a time. A new version needs a new signing."""

    lasting = Lasting(merged="never: another signing follows from a date", **NO_FAMILY)

    agreement = models.CharField(max_length=60, help_text="id of a definition")
    version = models.PositiveIntegerField()
    parties = _words()
    held = DateRangeField(help_text="from (inclusive) until (exclusive)")
    review_on = models.DateField()
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "version"], name="sharing_one_signing_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"signing of {self.agreement} {self.version}"


class Approval(models.Model):
    """A party's Caldicott guardian, data protection officer or SIRO approves, on a day."""

    lasting = Lasting(merged="with its signing", **NO_FAMILY)

    signing = models.ForeignKey(Signing, on_delete=models.PROTECT, related_name="approvals")
    organisation = models.ForeignKey(
        "agencies.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    office = models.CharField(max_length=40, choices=list(OFFICES.items()))
    name = models.CharField(max_length=200)
    approved_on = models.DateField()
    conditions = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["signing", "organisation", "office"], name="sharing_approved_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office} of {self.organisation_id}"
