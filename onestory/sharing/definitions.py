"""The definitions of this area: read, checked at start, and written into rows for the SQL."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from psycopg.types.range import DateRange

from onestory.agencies.kinds import SERVICE_KINDS
from onestory.shared.catalogue import BadDefinition, definitions, file_of
from onestory.sharing.kinds import Agreement, Clause, Restriction, Role
from onestory.sharing.models import (
    AgreementText,
    AgreementVersion,
    ClauseRow,
    RestrictionRow,
    RoleRow,
)
from onestory.sharing.rules import agreement_text
from onestory.sharing.rules.check import (
    Fault,
    agreement_faults,
    role_faults,
    unknown_entry_kinds,
)
from onestory.sharing.rules.lines import line_of
from onestory.sharing.rules.standing import STANDING
from onestory.sharing.rules.watch import Watch, watch_on

ROLES = "onestory.sharing.roles"
AGREEMENTS = "onestory.sharing.agreements"


def roles() -> dict[str, Role]:
    """All roles by id."""
    return dict(definitions(ROLES, Role))


def agreements() -> dict[str, Agreement]:
    """All agreements by id, in force or not."""
    return dict(definitions(AGREEMENTS, Agreement))


def restrictions() -> dict[str, Restriction]:
    """All restrictions by id."""
    return dict(definitions("onestory.sharing.restrictions", Restriction))


def watch(day: date) -> Watch:
    """The figures for overrides, and for what is watched, that hold on the day."""
    return watch_on(definitions("onestory.sharing.watch", Watch).values(), day)


def check() -> None:
    """Raises BadDefinition with every fault of every file, each with its line."""
    faults = [
        _placed(fault, ROLES, Role) for each in roles().values() for fault in role_faults(each)
    ]
    for agreement in agreements().values():
        found = agreement_faults(agreement, roles(), SERVICE_KINDS, restrictions())
        faults += [_placed(fault, AGREEMENTS, Agreement) for fault in found]
    _refuse(faults)


def check_entry_kinds(known: Collection[str]) -> None:
    """For the area that owns the kinds: raises BadDefinition where an agreement names another."""
    found = [fault for each in agreements().values() for fault in unknown_entry_kinds(each, known)]
    _refuse([_placed(fault, AGREEMENTS, Agreement) for fault in found])


def _placed(fault: Fault, package: str, kind: type[Any]) -> str:
    """The fault with its file and line."""
    file = file_of(package, kind, fault.definition)
    if file is None:
        return str(fault)
    source = file.read_text(encoding="utf-8")
    line = line_of(source, clause=fault.clause, field=fault.field, value=fault.value)
    return f"{file}:{line}: {fault}"


@transaction.atomic
def sync() -> None:
    """Writes the definitions into rows, so that SQL and Python decide by the same words."""
    RoleRow.objects.all().delete()
    RoleRow.objects.bulk_create(
        RoleRow(id=role.id, profession=role.profession, may=sorted(role.may))
        for role in roles().values()
    )
    AgreementVersion.objects.all().delete()
    AgreementVersion.objects.bulk_create(
        AgreementVersion(
            id=each.id,
            version=each.version,
            name=each.name,
            held=DateRange(each.held_from, each.held_until),
            approvals=list(each.approvals),
            digest=agreement_text.digest(each),
        )
        for each in agreements().values()
    )
    AgreementText.objects.bulk_create(
        [
            AgreementText(
                agreement=each.id,
                version=each.version,
                digest=agreement_text.digest(each),
                definition=agreement_text.whole(each),
            )
            for each in agreements().values()
        ],
        ignore_conflicts=True,
    )
    RestrictionRow.objects.all().delete()
    RestrictionRow.objects.bulk_create(
        RestrictionRow(id=each.id, cap=int(each.cap)) for each in restrictions().values()
    )
    ClauseRow.objects.all().delete()
    ClauseRow.objects.bulk_create(
        [
            *(_row("", clause) for clause in STANDING),
            *(_row(each.id, clause) for each in agreements().values() for clause in each.clauses),
        ]
    )


def _row(agreement: str, clause: Clause) -> ClauseRow:
    return ClauseRow(
        agreement=agreement,
        clause=clause.id,
        depth=int(clause.depth),
        relationship=clause.relationship,
        consent=clause.consent,
        to_roles=list(clause.to_roles),
        to_professions=list(clause.to_professions),
        to_service_kinds=list(clause.to_service_kinds),
        of_service_kinds=list(clause.of_service_kinds),
        of_entry_kinds=list(clause.of_entry_kinds),
        same_profession=clause.same_profession,
        opens_restricted=list(clause.opens_restricted),
        stands_for_child=clause.stands_for_child,
        gives=clause.gives,
    )


def _refuse(faults: list[str]) -> None:
    if faults:
        raise BadDefinition("\n".join(faults))
