"""Who works with families: organisations, their services and teams, and who holds posts in them."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from onestory.shared.lasting import Lasting


class Organisation(models.Model):
    """A council, trust, school or charity of the partnership."""

    lasting = Lasting(
        merged="never: an organisation that takes over another gets its services from a date",
        erased="never: it is no information about a family",
        scrubbed="no personal data",
    )

    code = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """What an organisation does for families, such as health visiting or one children's centre."""

    lasting = Lasting(
        merged="never: a new service follows an old one from a date",
        erased="never: it is no information about a family",
        scrubbed="no personal data",
    )

    code = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="services"
    )
    kind = models.CharField(max_length=40, help_text="health_visiting, childrens_centre, …")
    profession = models.CharField(max_length=40, help_text="whose notes these are")
    sensitive = models.BooleanField(default=False, help_text="being known to it is itself hidden")
    help_line = models.CharField(max_length=200, blank=True, help_text="whom to ask, and how")

    def __str__(self) -> str:
        return self.name


class System(models.Model):
    """A computer system of the partnership that holds a part of families' stories."""

    lasting = Lasting(
        merged="never: a new system follows an old one",
        erased="never: it is no information about a family",
        scrubbed="no personal data",
    )

    code = models.CharField(primary_key=True, max_length=60, help_text="the id of its source")
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="systems")
    sends = models.BooleanField(default=False, help_text="whether its files come to One Story")

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """People of one service who share a caseload."""

    lasting = Lasting(
        merged="never: teams end and begin",
        erased="never: it is no information about a family",
        scrubbed="no personal data",
    )

    code = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=200)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="teams")

    def __str__(self) -> str:
        return self.name


class Practitioner(models.Model):
    """Someone who works with families or for those who do; signs in as `user`."""

    lasting = Lasting(
        merged="by hand, since audit rows name the practitioner who looked",
        erased="kept as long as any audit row that names them",
        scrubbed="name and email replaced by an invented one",
    )

    code = models.CharField(max_length=40, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="practitioner",
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A role held in a service (and perhaps a team) from a day until a day."""

    lasting = Lasting(
        merged="with its practitioner",
        erased="with its practitioner",
        scrubbed="no personal data of its own",
    )

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40, help_text="id of a definition in sharing/roles")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="posts")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True)
    held = DateRangeField(help_text="from (inclusive) until (exclusive)")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="agencies_post_held_once",
                expressions=[
                    ("practitioner", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("service", RangeOperators.EQUAL),
                    ("held", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.practitioner} as {self.role} in {self.service}"


class ReachArea(models.Model):
    """The postcodes a children's centre serves, each with the dates it holds for."""

    lasting = Lasting(
        merged="never: a boundary change ends one row and begins another",
        erased="never: it is no information about a family",
        scrubbed="no personal data",
    )

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="reach")
    postcode = models.CharField(
        max_length=8, help_text="as ZQ1 1AA, or a whole sector as ZQ1 1; the former goes first"
    )
    ward = models.CharField(max_length=9, blank=True, help_text="ward code of that year")
    held = DateRangeField(help_text="from (inclusive) until (exclusive)")

    class Meta:
        indexes = [models.Index(fields=["service", "postcode"], name="agencies_reach_by_centre")]
        constraints = [
            ExclusionConstraint(
                name="agencies_postcode_in_one_reach_area",
                expressions=[
                    ("postcode", RangeOperators.EQUAL),
                    ("held", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.postcode} → {self.service}"
