"""The description holds together: who is named is described, each address has its ward."""

from __future__ import annotations

import re

import pytest

from demo import borough

ROLES = {
    "health_visitor",
    "midwife",
    "centre_worker",
    "housing_officer",
    "data_lead",
    "privacy_officer",
    "front_door_worker",
    "caldicott_guardian",
    "data_protection_officer",
    "siro",
}


@pytest.fixture(scope="module")
def place() -> borough.Borough:
    return borough.load()


def test_every_role_has_someone(place: borough.Borough) -> None:
    assert {p["role"] for p in place.description["practitioners"]} == ROLES


def test_whoever_is_named_is_described(place: borough.Borough) -> None:
    told = place.description
    organisations = {o["id"] for o in told["organisations"]}
    services = {s["id"] for s in told["services"]}
    teams = {t["code"] for t in told["teams"]} | {c["code"] for c in told["centres"]}
    for thing in [*told["systems"], *told["services"], *told["practitioners"]]:
        assert thing["organisation"] in organisations, thing
    for thing in [*told["systems"], *told["teams"]]:
        assert thing["service"] in services, thing
    assert {p["team"] for p in told["practitioners"]} <= teams


def test_one_agreement_waits_for_one_caldicott_guardian_and_all_others_are_approved(
    place: borough.Borough,
) -> None:
    told = place.description
    missing = [
        (agreement["id"], party, office)
        for agreement in told["agreements"]
        for party in agreement["parties"]
        for office in ("caldicott_guardian", "data_protection_officer", "siro")
        if (party, office)
        not in {(given["organisation"], given["office"]) for given in agreement["approvals"]}
    ]
    assert missing == [("first_screen_at_centres", "hospitals_trust", "caldicott_guardian")]


def test_whoever_approved_holds_the_office_and_can_sign_in(place: borough.Borough) -> None:
    told = place.description
    officers = {(p["organisation"], p["role"], p["name"]) for p in told["practitioners"]}
    approved = {
        (given["organisation"], given["office"], given["name"])
        for agreement in told["agreements"]
        for given in agreement["approvals"]
    }
    assert approved <= officers


def test_sixteen_centres_in_seven_clusters_reach_every_sector_once(place: borough.Borough) -> None:
    told = place.description
    clustered = [code for cluster in told["clusters"] for code in cluster["centres"]]
    assert len(told["clusters"]) == 7
    assert len(clustered) == len(set(clustered)) == 16
    assert set(clustered) == {c["code"] for c in told["centres"]}
    assert len(place.centre_of_sector) == sum(len(w.sectors) for w in place.wards)


@pytest.mark.parametrize("units", [None, 8, 100])
def test_postcodes_are_all_different_and_within_the_borough(
    place: borough.Borough, units: int | None
) -> None:
    codes = place.postcodes(units)
    assert len({p.code for p in codes}) == len(codes)
    for postcode in codes:
        assert re.fullmatch(r"ZQ\d \d[A-Z]{2}", postcode.code)
        assert 0 <= postcode.easting <= 12_000
        assert 0 <= postcode.northing <= 12_000


def test_a_postcode_stands_in_its_own_ward(place: borough.Borough) -> None:
    wards = {ward.id: ward for ward in place.wards}
    for postcode in place.postcodes(20):
        assert _inside(wards[postcode.ward].shape, postcode.easting, postcode.northing)


def _inside(shape: tuple[borough.Point, ...], east: float, north: float) -> bool:
    """Within a convex shape whose corners go clockwise (a metre of rounding allowed)."""
    for (x1, y1), (x2, y2) in zip(shape, (*shape[1:], shape[0]), strict=True):
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        if ((x2 - x1) * (north - y1) - (y2 - y1) * (east - x1)) / length > 1:
            return False
    return True


def test_every_ward_has_its_teams(place: borough.Borough) -> None:
    for ward in place.wards:
        for service in ("health_visiting", "maternity"):
            assert place.staff_of(place.team_for(service, ward.id))
