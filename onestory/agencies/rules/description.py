"""Reads the description of a partnership into plain rows, and says what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

CENTRES = "childrens_centre"


class Wrong(ValueError):
    """A sentence about one line of the description."""


@dataclass(frozen=True)
class ServiceRow:
    """A service; each children's centre is one of its own, with its own code and reach area."""

    code: str
    name: str
    kind: str
    profession: str
    organisation: str
    sensitive: bool
    help_line: str


@dataclass(frozen=True)
class PractitionerRow:
    """A practitioner and the one post the description gives."""

    code: str
    name: str
    email: str
    role: str
    service: str
    team: str
    held_from: date
    held_until: date | None


@dataclass(frozen=True)
class Partnership:
    """The whole description, checked against itself."""

    organisations: dict[str, tuple[str, str]]
    services: tuple[ServiceRow, ...]
    teams: dict[str, tuple[str, str]]
    practitioners: tuple[PractitionerRow, ...]
    reach: dict[str, tuple[str, str]]
    """Postcode or sector → (centre, ward code)."""
    since: date
    systems: dict[str, tuple[str, str, bool]]
    """Code → (name, organisation, whether it sends)."""


def read(
    description: Mapping[str, Any], kinds: Mapping[str, str], sensitive: frozenset[str]
) -> Partnership:
    """Raises `Wrong` for a missing part, an unknown word, or a code used twice."""
    organisations = {
        _code(row): (row["name"], row["kind"]) for row in _rows(description, "organisations")
    }
    services = tuple(_services(description, kinds, sensitive))
    _known(organisations, {service.organisation for service in services}, "organisation")
    by_code = {service.code: service for service in services}
    if len(by_code) < len(services):
        raise Wrong("two services have the same code")
    since = description.get("partnership", {}).get("from") or date(1948, 7, 5)
    teams = dict(_teams(description, by_code))
    return Partnership(
        organisations=organisations,
        services=services,
        teams=teams,
        practitioners=tuple(_practitioners(description, teams, since)),
        reach=dict(_reach(description)),
        since=since,
        systems=dict(_systems(description, organisations)),
    )


def _systems(
    description: Mapping[str, Any], organisations: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    for row in description.get("systems", ()):
        _known(organisations, {row["organisation"]}, "organisation")
        yield _code(row), (row["name"], row["organisation"], bool(row.get("sends")))


def _services(
    description: Mapping[str, Any], kinds: Mapping[str, str], sensitive: frozenset[str]
) -> Iterator[ServiceRow]:
    whole = _rows(description, "services")
    for row in whole:
        _known(kinds, {row["kind"]}, "kind of service")
        yield _service(row, _code(row), row, sensitive)
    of_centres = next((row for row in whole if row["kind"] == CENTRES), None)
    for centre in description.get("centres", ()):
        if of_centres is None:
            raise Wrong("there are centres, but no service of the kind childrens_centre")
        yield _service({**of_centres, **centre}, _code(centre), centre, sensitive)


def _service(
    row: Mapping[str, Any], code: str, own: Mapping[str, Any], sensitive: frozenset[str]
) -> ServiceRow:
    return ServiceRow(
        code=code,
        name=own["name"],
        kind=row["kind"],
        profession=row["profession"],
        organisation=row["organisation"],
        sensitive=bool(row.get("sensitive", row["kind"] in sensitive)),
        help_line=row.get("help", ""),
    )


def _teams(
    description: Mapping[str, Any], services: Mapping[str, ServiceRow]
) -> Iterator[tuple[str, tuple[str, str]]]:
    for row in _rows(description, "teams"):
        _known(services, {row["service"]}, "service")
        yield _code(row), (row["name"], row["service"])
    for row in description.get("centres", ()):
        yield _code(row), (row["name"], _code(row))


def _practitioners(
    description: Mapping[str, Any], teams: Mapping[str, tuple[str, str]], since: date
) -> Iterator[PractitionerRow]:
    for row in _rows(description, "practitioners"):
        _known(teams, {row["team"]}, "team")
        yield PractitionerRow(
            code=_code(row),
            name=row["name"],
            email=row.get("email", ""),
            role=row["role"],
            service=teams[row["team"]][1],
            team=row["team"],
            held_from=row.get("from", since),
            held_until=row.get("until"),
        )


def _reach(description: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    wards = {
        sector: ward["code"]
        for ward in description.get("wards", ())
        for sector in ward.get("sectors", ())
    }
    seen: dict[str, str] = {}
    for centre in description.get("centres", ()):
        for postcode in centre.get("reach", ()):
            if postcode in seen:
                raise Wrong(f"{postcode} is in the reach of {seen[postcode]} and {_code(centre)}")
            seen[postcode] = _code(centre)
            yield postcode, (_code(centre), wards.get(postcode, ""))


def _rows(description: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    rows = description.get(part)
    if not isinstance(rows, list) or not rows:
        raise Wrong(f"the description has no list '{part}'")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping) or not ("id" in row or "code" in row):
            raise Wrong(f"number {number} of '{part}' has neither id nor code")
    return rows


def _code(row: Mapping[str, Any]) -> str:
    return str(row.get("code", row.get("id", "")))


def _known(known: Mapping[str, Any], asked: set[str], what: str) -> None:
    for word in sorted(asked - set(known)):
        near = get_close_matches(word, list(known), n=1)
        hint = f"; the nearest is '{near[0]}'" if near else ""
        raise Wrong(f"there is no {what} '{word}'{hint}")
