"""The hospital's message of a birth, in the early form: thirteen resources."""

from __future__ import annotations

from datetime import datetime
from random import Random

from demo.messages.birth import SEX, Birth, shown
from demo.messages.parts import (
    NHS,
    UK,
    Json,
    address,
    coded,
    local_identifier,
    message,
    nhs_identifier,
    observation,
    old_name,
    resource,
    security,
)
from demo.messages.surroundings import (
    birth_encounter,
    delivery,
    header,
    location,
    midwife,
    organisation,
    place,
    procedure,
)
from demo.numbers import random_uuid

_ROLE = "http://hl7.org/fhir/v3/RoleCode"


def birth_details(birth: Birth, rng: Random, sent: datetime) -> Json:
    """The hospital's message (early form): thirteen resources that refer to one another."""
    names = ("header", "birth", "sender", "baby", "place", "delivery", "mother", "site", "midwife")
    ids = {name: random_uuid(rng) for name in names}
    mother = {"reference": ids["mother"], "display": shown(birth.mother)}
    child = birth.child
    return message(
        rng,
        [
            header(ids, sent),
            birth_encounter(ids, birth),
            organisation(ids["sender"]),
            _baby(ids["baby"], birth),
            observation(
                rng,
                "CareConnect-DCH-LengthOfPregnancy-Observation-1",
                "412726003",
                "Length of gestation at birth",
                mother,
                ids["delivery"],
                valueString=f"{child.gestation_days // 7}w {child.gestation_days % 7}d",
            ),
            observation(
                rng,
                "CareConnect-DCH-NumberOfFetusesInConfinement-Observation-1",
                "246435002",
                "Number of fetuses",
                mother,
                ids["delivery"],
                valueQuantity={"value": child.plurality},
            ),
            place(ids["place"], child),
            procedure(rng, mother, child),
            delivery(ids, mother, birth.midwife, rng),
            _mother(ids["mother"], birth),
            _related(rng, ids, birth),
            location(ids["site"]),
            midwife(ids["midwife"], birth.midwife),
        ],
    )


def _baby(ident: str, birth: Birth) -> Json:
    seen, child = birth.seen, birth.child
    status = "01" if seen.nhs else "03"
    found = resource(
        "Patient",
        ident,
        f"{UK}CareConnect-DCH-Baby-Patient-1",
        identifier=([nhs_identifier(seen.nhs, status)] if seen.nhs else [])
        + [local_identifier(birth.baby_number)],
        name=old_name(_newborn(birth), seen.surname, seen.middle),
        gender=SEX[seen.sex],
        birthDate=seen.born.isoformat(),
        _birthDate={
            "extension": [
                {
                    "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime",
                    "valueTime": child.born_at.strftime("%H:%M:%S"),
                }
            ]
        },
        address=None if seen.home.restricted else address(seen.home.line, seen.home.postcode),
    )
    if seen.home.restricted:
        found["meta"]["security"] = security(True)
    if child.twin:
        found["multipleBirthInteger"] = child.order
    else:
        found["multipleBirthBoolean"] = False
    return found


def _newborn(birth: Birth) -> str:
    """Nameless twins are told apart as this hospital does: "Twin 1"."""
    if birth.child.twin and birth.nameless:
        return f"{'Twin' if birth.child.plurality == 2 else 'Triplet'} {birth.child.order}"
    return birth.seen.forename


def _mother(ident: str, birth: Birth) -> Json:
    seen = birth.mother
    hidden = seen.home.restricted
    return resource(
        "Patient",
        ident,
        f"{UK}CareConnect-DCH-Mother-Patient-1",
        identifier=([nhs_identifier(seen.nhs)] if seen.nhs else [])
        + [local_identifier(birth.mother_number)],
        name=old_name(seen.forename, seen.surname),
        gender="female",
        birthDate=seen.born.isoformat(),
        telecom=[{"system": "phone", "value": seen.phone, "use": "mobile"}]
        if seen.phone and not hidden
        else None,
        address=None if hidden else address(seen.home.line, seen.home.postcode),
    )


def _related(rng: Random, ids: dict[str, str], birth: Birth) -> Json:
    return resource(
        "RelatedPerson",
        random_uuid(rng),
        f"{NHS}StructureDefinition/DCH-MotherAndBaby-RelatedPerson-1",
        extension=[
            {
                "url": f"{NHS}StructureDefinition/Extension-DCH-ReferencePatientMother-1",
                "valueReference": {"reference": ids["mother"]},
            }
        ],
        identifier=[{"system": "urn:ietf:rfc:3986", "value": random_uuid(rng)}],
        patient={"reference": ids["baby"], "display": shown(birth.seen)},
        relationship=coded(_ROLE, "NMTH", "natural mother"),
    )
