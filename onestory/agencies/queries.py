"""Who is who among those who work with families. Nothing here is about a family."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Length

from onestory.agencies.kinds import (
    PostFound,
    PractitionerFound,
    ServiceFound,
    SystemFound,
)
from onestory.agencies.models import Post, Practitioner, ReachArea, Service
from onestory.shared.planned import planned

__all__ = [
    "PostFound",
    "PractitionerFound",
    "ServiceFound",
    "SystemFound",
    "centre_of",
    "centres_of",
    "practitioner",
    "practitioner_of",
    "service",
    "services",
    "systems",
]


def practitioner_of(user: Any, *, on: date) -> PractitionerFound | None:
    """The practitioner that signs in as this user, with the posts held on the day."""
    with planned() as cursor:
        cursor.execute(_SIGNED_IN, {"user": user.pk, "on": on})
        rows = cursor.fetchall()
    if not rows:
        return None
    held = tuple(PostFound(*post) for _, _, _, *post in rows if post[0])
    number, code, name = rows[0][:3]
    return PractitionerFound(number, code, name, held)


def practitioner(code: str, *, on: date) -> PractitionerFound | None:
    """The practitioner with this code, as the partnership's files name them."""
    found = _with_posts(on).filter(code=code).first()
    return _practitioner(found) if found else None


def code_of(practitioner: int) -> str:
    """The code of a practitioner, by which their posts of another day are found again."""
    return str(Practitioner.objects.values_list("code", flat=True).get(id=practitioner))


def services() -> dict[str, ServiceFound]:
    """All services by code."""
    every = Service.objects.select_related("organisation").order_by("code")
    return {each.code: _service(each) for each in every}


def systems() -> list[SystemFound]:
    """Every system of the partnership, those that send first."""
    with planned() as cursor:
        cursor.execute(_SYSTEMS)
        return [SystemFound(*row) for row in cursor.fetchall()]


def service(code: str) -> ServiceFound:
    """One service; KeyError where the code is nobody's."""
    return services()[code]


def centre_of(postcode: str, on: date) -> str | None:
    """The code of the children's centre in whose reach area a postcode lies on the day.

    A postcode named by itself goes before its sector.
    """
    tidy = tidy_postcode(postcode)
    found = (
        ReachArea.objects.filter(postcode__in=[tidy, tidy[:-2]], held__contains=on)
        .order_by(Length("postcode").desc())
        .values_list("service_id", flat=True)
    )
    return found.first()


def centres_of(postcodes: Iterable[str], on: date) -> dict[str, str]:
    """The centre that serves each postcode on the day; those that none serves are left out."""
    asked = {written: tidy_postcode(written) for written in postcodes}
    named = {*asked.values(), *(tidy[:-2] for tidy in asked.values())}
    rows = ReachArea.objects.filter(postcode__in=named, held__contains=on)
    serving = dict(rows.values_list("postcode", "service_id"))
    found = {
        written: serving.get(tidy) or serving.get(tidy[:-2]) for written, tidy in asked.items()
    }
    return {written: centre for written, centre in found.items() if centre}


def tidy_postcode(written: str) -> str:
    """In capitals with one space before the last three: "zq11aa" → "ZQ1 1AA"."""
    letters = "".join(sign for sign in written.upper() if sign.isalnum())
    return f"{letters[:-3]} {letters[-3:]}"


def _with_posts(on: date) -> QuerySet[Practitioner]:
    held = Post.objects.filter(held__contains=on).select_related("service").order_by("id")
    return Practitioner.objects.prefetch_related(Prefetch("posts", held, to_attr="held_posts"))


def _practitioner(row: Any) -> PractitionerFound:
    return PractitionerFound(
        id=row.pk,
        code=row.code,
        name=row.name,
        posts=tuple(
            PostFound(
                role=post.role,
                service=post.service_id,
                service_kind=post.service.kind,
                organisation=post.service.organisation_id,
                team=post.team_id or "",
            )
            for post in row.held_posts
        ),
    )


def _service(row: Service) -> ServiceFound:
    return ServiceFound(
        code=row.code,
        name=row.name,
        kind=row.kind,
        profession=row.profession,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        sensitive=row.sensitive,
        help_line=row.help_line,
    )


# Written out, because every page asks them: they are planned once a connection.
_SIGNED_IN = """
    SELECT practitioner.id, practitioner.code, practitioner.name,
           post.role, service.code, service.kind, service.organisation_id, coalesce(post.team_id, '')
      FROM agencies_practitioner AS practitioner
      LEFT JOIN agencies_post AS post
        ON post.practitioner_id = practitioner.id AND post.held @> %(on)s::date
      LEFT JOIN agencies_service AS service ON service.code = post.service_id
     WHERE practitioner.user_id = %(user)s
     ORDER BY post.id
"""
_SYSTEMS = """
    SELECT system.code, system.name, organisation.code, organisation.name, system.sends
      FROM agencies_system AS system
      JOIN agencies_organisation AS organisation ON organisation.code = system.organisation_id
     ORDER BY system.sends DESC, system.name
"""
