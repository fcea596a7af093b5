"""What an agreement would open beyond today, or close: numbers of people, by the lens itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from onestory.agencies.kinds import SERVICE_KINDS
from onestory.shared.small_numbers import protected
from onestory.sharing import guard, trail
from onestory.sharing.definitions import agreements, roles
from onestory.sharing.kinds import Agreement, Because, Depth, Reader, Refused
from onestory.sharing.queries.agreements import signings_running
from onestory.sharing.queries.organisations import organisation_names, who_could_sign
from onestory.sharing.rules import agreement_life
from onestory.sharing.rules.agreement_words import DEPTHS, kind_in_words

PURPOSE = "weighing an agreement before it is signed or ended"
ROWS = """select organisation, role, service_kind, kind, restriction, depth, people, strangers
    from sharing_preview(%s, %s, %s)"""


@dataclass(frozen=True)
class LineOpened:
    """Of which kind of service, what, how deep, of how many people."""

    service: str
    what: str
    depth: str
    people: str


@dataclass(frozen=True)
class RoleOpened:
    """What one role of one party gains; `strangers` are people it cannot open at all without."""

    organisation: str
    role: str
    people: str
    strangers: str
    lines: tuple[LineOpened, ...]


@dataclass(frozen=True)
class Preview:
    """What signing would open, or ending would close. Small numbers are protected."""

    agreement: str
    name: str
    version: int
    ending: bool
    """Whether it is in force now, so that this is what would close."""
    day: date
    parties: tuple[str, ...]
    people: str
    strangers: str
    roles: tuple[RoleOpened, ...]
    opens_people: bool


def preview(agreement_id: str, *, reader: Reader | None = None) -> Preview:
    """For a reader's page, or without one at the desk; written to the trail."""
    if reader:
        guard.check_deed(reader, "see_agreements")
    agreement = agreements().get(agreement_id)
    if agreement is None:
        raise Refused(Because(f"There is no agreement “{agreement_id}”"))
    day = reader.today if reader else timezone.localdate()
    found = _preview(agreement, day)
    trail.add(
        trail.row(reader, "preview agreement", PURPOSE, terms=f"{agreement.id}@{agreement.version}")
    )
    return found


def _preview(agreement: Agreement, day: date) -> Preview:
    signed, names = signings_running().get(agreement.id), organisation_names()
    put = signed.put if signed else None
    parties = put.parties if put else who_could_sign(agreement.parties)
    opens = any(clause.gives == "people" for clause in agreement.clauses)
    rows = _rows(agreement.id, parties, day) if opens else []
    whole = next((row for row in rows if row["organisation"] is None), None)
    return Preview(
        agreement=agreement.id,
        name=agreement.name,
        version=agreement.version,
        ending=not agreement_life.life(put, day, names).why_not,
        day=day,
        parties=tuple(sorted(names.get(each, each) for each in parties)),
        people=protected(whole["people"] if whole else 0),
        strangers=protected(whole["strangers"] if whole else 0),
        roles=tuple(_roles(rows, names)),
        opens_people=opens,
    )


def _rows(agreement: str, parties: Iterable[str], day: date) -> list[dict[str, Any]]:
    with guard.as_system("numbers of people only, small ones protected"), connection.cursor() as to:
        to.execute(ROWS, [agreement, list(parties), day])
        names = [column.name for column in to.description]
        return [dict(zip(names, row, strict=True)) for row in to.fetchall()]


def _roles(rows: list[dict[str, Any]], names: dict[str, str]) -> Iterable[RoleOpened]:
    whole = [row for row in rows if row["organisation"] and row["service_kind"] is None]
    for row in sorted(whole, key=lambda one: (-one["people"], one["organisation"], one["role"])):
        mine = [
            each
            for each in rows
            if each["service_kind"] is not None
            and (each["organisation"], each["role"]) == (row["organisation"], row["role"])
        ]
        yield RoleOpened(
            organisation=names.get(row["organisation"], row["organisation"]),
            role=roles()[row["role"]].name,
            people=protected(row["people"]),
            strangers=protected(row["strangers"]),
            lines=tuple(_line(each) for each in sorted(mine, key=lambda one: -one["people"])),
        )


def _line(row: dict[str, Any]) -> LineOpened:
    whole = "involvement" if row["depth"] == Depth.KNOWN_TO else "every kind of entry"
    kind = whole if row["kind"] == "*" else kind_in_words(row["kind"])
    restricted = f", restricted ({kind_in_words(row['restriction'])})" if row["restriction"] else ""
    return LineOpened(
        service=SERVICE_KINDS[row["service_kind"]],
        what=f"{kind}{restricted}",
        depth=DEPTHS[Depth(row["depth"])],
        people=protected(row["people"]),
    )
