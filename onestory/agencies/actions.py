"""Loads a partnership: its organisations, services, teams, practitioners and reach areas."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model
from psycopg.types.range import DateRange

from onestory.agencies.kinds import (
    SENSITIVE_KINDS,
    SERVICE_KINDS,
    BadDescription,
    Loaded,
    partnership_loaded,
)
from onestory.agencies.models import (
    Organisation,
    Post,
    Practitioner,
    ReachArea,
    Service,
    System,
    Team,
)
from onestory.agencies.rules.description import Partnership, PractitionerRow, Wrong, read


@transaction.atomic
def load_partnership(
    description: Path | str | Mapping[str, Any], *, by: str, with_users: bool = False
) -> Loaded:
    """Brings the partnership to what the description says; loading it again changes nothing.

    Nothing is deleted: who is no longer described stays, for audit rows name them. `with_users`
    makes an account without a password for every practitioner. BadDescription says what is wrong.
    """
    written = _read(description)
    try:
        partnership = read(written, SERVICE_KINDS, SENSITIVE_KINDS)
    except (Wrong, KeyError) as wrong:
        raise BadDescription(f"The partnership's description: {wrong}") from wrong
    _services(partnership)
    _posts(partnership.practitioners)
    _reach(partnership)
    if with_users:
        _users()
    partnership_loaded.send(sender=None, description=written, by=by)
    return Loaded(
        organisations=Organisation.objects.count(),
        services=Service.objects.count(),
        teams=Team.objects.count(),
        practitioners=Practitioner.objects.count(),
        reach_areas=ReachArea.objects.count(),
    )


def _read(description: Path | str | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(description, Mapping):
        return description
    try:
        written = yaml.safe_load(Path(description).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadDescription(f"{description} cannot be read: {error}") from error
    if not isinstance(written, dict):
        raise BadDescription(f"{description} does not describe a partnership")
    return written


def _services(partnership: Partnership) -> None:
    _put(
        Organisation,
        (
            Organisation(code=code, name=name, kind=kind)
            for code, (name, kind) in partnership.organisations.items()
        ),
        ["name", "kind"],
    )
    _put(
        Service,
        (
            Service(
                code=row.code,
                name=row.name,
                kind=row.kind,
                profession=row.profession,
                organisation_id=row.organisation,
                sensitive=row.sensitive,
                help_line=row.help_line,
            )
            for row in partnership.services
        ),
        ["name", "kind", "profession", "organisation", "sensitive", "help_line"],
    )
    _put(
        System,
        (
            System(code=code, name=name, organisation_id=organisation, sends=sends)
            for code, (name, organisation, sends) in partnership.systems.items()
        ),
        ["name", "organisation", "sends"],
    )
    _put(
        Team,
        (
            Team(code=code, name=name, service_id=service)
            for code, (name, service) in partnership.teams.items()
        ),
        ["name", "service"],
    )


def _posts(rows: Iterable[PractitionerRow]) -> None:
    for row in rows:
        practitioner, _ = Practitioner.objects.update_or_create(
            code=row.code, defaults={"name": row.name, "email": row.email}
        )
        Post.objects.update_or_create(
            practitioner=practitioner,
            role=row.role,
            service_id=row.service,
            held__startswith=row.held_from,
            defaults={"held": DateRange(row.held_from, row.held_until), "team_id": row.team},
        )


def _reach(partnership: Partnership) -> None:
    """A boundary that moved must end by a date of its own, so what stands is never rewritten."""
    known = set(ReachArea.objects.values_list("postcode", flat=True))
    ReachArea.objects.bulk_create(
        ReachArea(
            service_id=centre,
            postcode=postcode,
            ward=ward,
            held=DateRange(partnership.since, None),
        )
        for postcode, (centre, ward) in partnership.reach.items()
        if postcode not in known
    )


def _users() -> None:
    for practitioner in Practitioner.objects.filter(user=None):
        user, made = get_user_model().objects.get_or_create(
            username=practitioner.code.lower(), defaults={"email": practitioner.email}
        )
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        practitioner.user = user
        practitioner.save(update_fields=["user"])


def _put(model: type[Model], rows: Iterable[Model], fields: list[str]) -> None:
    """Adds what is new, and brings what is there to the words of the description."""
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
