"""The borough as its description tells it: organisations, systems, wards, postcodes, centres."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DESCRIPTION = Path(__file__).with_name("borough.yaml")
Point = tuple[float, float]


@dataclass(frozen=True)
class Ward:
    """A ward: its postcode sectors, need (1 most deprived, 5 least) and corners in metres."""

    id: str
    code: str
    name: str
    need: int
    sectors: tuple[str, ...]
    shape: tuple[Point, ...]

    def point(self, along: float, up: float) -> Point:
        """The place at fractions (0..1) of the way across and up this four-cornered ward."""
        top_left, top_right, low_right, low_left = self.shape
        top = _between(top_left, top_right, along)
        return _between(_between(low_left, low_right, along), top, up)


@dataclass(frozen=True)
class Postcode:
    """A postcode: its street, its ward, the centre it is in reach of, and where it is."""

    code: str
    street: str
    ward: str
    centre: str
    easting: int
    northing: int
    number: int

    @property
    def sector(self) -> str:
        """All but the last two letters: `ZQ1 1` of `ZQ1 1AA`."""
        return self.code[:-2]


@dataclass(frozen=True)
class Borough:
    """The description, with the look-ups that the generator needs."""

    description: dict[str, Any]
    wards: tuple[Ward, ...]
    centre_of_sector: dict[str, str]

    def team_for(self, service: str, ward: str) -> str:
        """The code of a service's team for a ward."""
        for team in self.description["teams"]:
            if team["service"] == service and (team["wards"] == "all" or ward in team["wards"]):
                return str(team["code"])
        raise LookupError(f"No team of {service} serves {ward}")

    def staff_of(self, team: str) -> list[str]:
        """Staff codes of a team, in the order of the description."""
        people = self.description["practitioners"]
        return [str(p["code"]) for p in people if p["team"] == team]

    def postcodes(self, units_a_sector: int | None = None) -> list[Postcode]:
        """All postcodes, by rule: the listed units of each sector, or more if asked."""
        units = _units(self.description["postcodes"], units_a_sector)
        return list(self._postcodes(units))

    def _postcodes(self, units: list[str]) -> Iterator[Postcode]:
        streets = _streets(self.description["postcodes"]["streets"])
        number = 0
        for ward in self.wards:
            for (s, sector), (u, unit) in itertools.product(
                enumerate(ward.sectors), enumerate(units)
            ):
                along = (s + (u + 0.5) / len(units)) / len(ward.sectors)
                east, north = ward.point(along, ((u * 7 + 3) % 10 + 0.5) / 10)
                yield Postcode(
                    code=sector + unit,
                    street=streets[number * 37 % len(streets)],
                    ward=ward.id,
                    centre=self.centre_of_sector[sector],
                    easting=round(east),
                    northing=round(north),
                    number=number,
                )
                number += 1


@cache
def load(path: Path = DESCRIPTION) -> Borough:
    """Read the description; a sector outside every reach area, or in two, is an error."""
    description: dict[str, Any] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    wards = tuple(_ward(w) for w in description["wards"])
    reach: dict[str, str] = {}
    for centre in description["centres"]:
        for sector in centre["reach"]:
            if sector in reach:
                raise ValueError(
                    f"{sector} is in the reach of {reach[sector]} and {centre['code']}"
                )
            reach[sector] = centre["code"]
    missing = {s for w in wards for s in w.sectors} - set(reach)
    if missing:
        raise ValueError(f"No centre reaches {', '.join(sorted(missing))}")
    return Borough(description, wards, reach)


def _ward(row: dict[str, Any]) -> Ward:
    corners = tuple((float(east), float(north)) for east, north in row["shape"])
    return Ward(row["id"], row["code"], row["name"], row["need"], tuple(row["sectors"]), corners)


def _units(rule: dict[str, Any], wanted: int | None) -> list[str]:
    listed = list(rule["units"])
    if wanted is None or wanted <= len(listed):
        return listed
    more = ("".join(pair) for pair in itertools.product(rule["letters"], repeat=2))
    return listed + list(
        itertools.islice((u for u in more if u not in listed), wanted - len(listed))
    )


def _streets(words: dict[str, list[str]]) -> list[str]:
    return [f"{a} {b}" for b in words["second"] for a in words["first"]]


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
