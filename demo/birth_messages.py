"""The four shapes of a birth message, filled from what is known of a birth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from demo.fhir import (
    NHS,
    UK,
    Json,
    address,
    coded,
    local_identifier,
    message,
    moment,
    nhs_identifier,
    observation,
    old_name,
    resource,
    security,
)
from demo.lives.people import Child
from demo.numbers import random_uuid
from demo.seen import Seen

_SEX = {"F": "female", "M": "male"}
_UNIT = {
    "hospital": ("2", "In NHS hospital - consultant ward"),
    "midwife_unit": ("7", "In NHS hospital - midwife ward"),
    "home": ("1", "At a domestic address"),
    "before_arrival": ("3", "Other"),
}
_DELIVERY = {
    "0": "Spontaneous vertex",
    "2": "Low forceps",
    "5": "Ventouse",
    "7": "Elective caesarean section",
    "8": "Emergency caesarean section",
}
_SITE = ("RZW01", "Weirside Maternity Unit")
_ROLE = "http://hl7.org/fhir/v3/RoleCode"


@dataclass
class Birth:
    """A birth as told: baby and mother as the sender sees them, and their local numbers."""

    child: Child
    seen: Seen
    mother: Seen
    sent: datetime
    baby_number: str
    mother_number: str  # empty where the mother is not named
    key: str
    midwife: str


def birth_details(birth: Birth, rng: Random, sent: datetime) -> Json:
    """The hospital's message (early form): thirteen resources that refer to one another."""
    names = ("header", "birth", "sender", "baby", "place", "delivery", "mother", "site", "midwife")
    ids = {name: random_uuid(rng) for name in names}
    mother = {"reference": ids["mother"], "display": _shown(birth.mother)}
    child = birth.child
    return message(
        rng,
        [
            _header(ids, sent),
            _birth_encounter(ids, birth),
            _organisation(ids["sender"]),
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
            _place(ids["place"], child),
            _procedure(rng, mother, child),
            _delivery(ids, mother, birth.midwife, rng),
            _mother(ids["mother"], birth),
            _related(rng, ids, birth),
            _location(ids["site"]),
            _midwife(ids["midwife"], birth.midwife),
        ],
    )


def demographics(birth: Birth) -> Json:
    """The national record made at birth (R4)."""
    return _patient(birth.child, birth.seen, birth.baby_number, version="1")


def collection(birth: Birth) -> Json:
    """The same together with the mother's entry in it."""
    baby, mother = demographics(birth), birth.mother
    related: Json = {
        "resourceType": "RelatedPerson",
        "id": birth.mother_number,
        "active": True,
        "patient": {"reference": f"Patient/{baby['id']}"},
        "relationship": [
            coded("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH", "mother")
        ],
        "name": [{"use": "usual", "family": mother.surname, "given": [mother.forename]}],
        "birthDate": mother.born.isoformat(),
        "gender": "female",
    }
    if mother.nhs:
        related["identifier"] = [nhs_identifier(mother.nhs, r4=True)]
    if mother.phone and not mother.home.restricted:
        related["telecom"] = [{"system": "phone", "value": mother.phone, "use": "mobile"}]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "id": f"birth-{baby['id']}",
        "entry": [{"resource": baby}, {"resource": related}],
    }


def death(child: Child, seen: Seen, died: date) -> Json:
    """The national record of a child who has died."""
    found = _patient(child, seen, seen.nhs, version="2")
    found["deceasedDateTime"] = f"{died}T00:00:00+00:00"
    system = "https://fhir.hl7.org.uk/CodeSystem/UKCore-DeathNotificationStatus"
    status = {"code": "2", "display": "Formal", "system": system}
    found["extension"] = [
        {
            "url": f"{UK}Extension-UKCore-DeathNotificationStatus",
            "extension": [
                {"url": "deathNotificationStatus", "valueCodeableConcept": {"coding": [status]}},
                {"url": "systemEffectiveDate", "valueDateTime": f"{died}T00:00:00+00:00"},
            ],
        }
    ]
    return found


def _patient(child: Child, seen: Seen, number: str, version: str) -> Json:
    hidden = seen.home.restricted
    found: Json = {
        "resourceType": "Patient",
        "id": number,
        "meta": {"security": security(hidden), "versionId": version},
        "identifier": [nhs_identifier(number, r4=True)],
        "name": [
            {
                "use": "usual",
                "family": seen.surname,
                "given": _given(seen),
                "period": {"start": seen.born.isoformat()},
            }
        ],
        "gender": _SEX[seen.sex],
        "birthDate": seen.born.isoformat(),
    }
    if child.twin:
        found["multipleBirthInteger"] = child.order
    if not hidden:
        found["address"] = address(seen.home.line, seen.home.postcode)
    return found


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
        gender=_SEX[seen.sex],
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
    nameless = birth.seen.forename.startswith(("Baby", "Infant", "Male", "Female"))
    if birth.child.twin and nameless:
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


def _header(ids: dict[str, str], sent: datetime) -> Json:
    return resource(
        "MessageHeader",
        ids["header"],
        f"{NHS}StructureDefinition/DCH-BirthDetailsEvent-MessageHeader-1",
        timestamp=moment(sent),
        event={
            "system": f"{NHS}dch-childhealtheventtype-1",
            "code": "Birth: Birth Details",
            "display": "Birth: Birth Details",
        },
        source={"endpoint": "urn:nhs-uk:addressing:ods:RZW"},
        responsible={"reference": ids["sender"], "display": _SITE[1]},
        data=[{"reference": ids["birth"]}],
    )


def _birth_encounter(ids: dict[str, str], birth: Birth) -> Json:
    return resource(
        "Encounter",
        ids["birth"],
        f"{UK}CareConnect-DCH-BirthOccurrence-Encounter-1",
        identifier=[{"system": "https://tools.ietf.org/html/rfc4122", "value": birth.key}],
        status="finished",
        type=[coded(f"{NHS}dch-childhealthencountertype-1", "Birth", "Birth")],
        patient={"reference": ids["baby"], "display": _shown(birth.seen)},
        participant=[{"individual": {"reference": ids["midwife"]}}],
        period={"start": moment(birth.child.born_at)},
        location=[{"location": {"reference": ids["site"], "display": _SITE[1]}}],
        serviceProvider={"reference": ids["sender"], "display": _SITE[1]},
        partOf={"reference": ids["delivery"]},
    )


def _delivery(ids: dict[str, str], mother: Json, midwife: str, rng: Random) -> Json:
    return resource(
        "Encounter",
        ids["delivery"],
        f"{UK}CareConnect-DCH-Delivery-Encounter-1",
        identifier=[{"system": "urn:ietf:rfc:3986", "value": random_uuid(rng)}],
        status="finished",
        patient=mother,
        participant=[{"individual": {"reference": ids["midwife"], "display": midwife}}],
        location=[{"location": {"reference": ids["place"], "display": _SITE[1]}}],
        serviceProvider={"reference": ids["sender"], "display": _SITE[1]},
    )


def _organisation(ident: str) -> Json:
    return resource(
        "Organization",
        ident,
        f"{UK}CareConnect-Organization-1",
        identifier=[{"system": f"{NHS}Id/ods-site-code", "value": _SITE[0]}],
        name=_SITE[1],
    )


def _place(ident: str, child: Child) -> Json:
    code, words = _UNIT[child.place]
    return resource(
        "Organization",
        ident,
        f"{UK}CareConnect-DCH-ActualDeliveryPlace-Organization-1",
        identifier=[{"system": f"{NHS}Id/ods-site-code", "value": _SITE[0]}],
        type=coded(f"{NHS}dch-typeofunit-1", code, words),
        name=_SITE[1],
    )


def _procedure(rng: Random, mother: Json, child: Child) -> Json:
    return resource(
        "Procedure",
        random_uuid(rng),
        f"{UK}CareConnect-DCH-TypeOfDelivery-Procedure-1",
        subject=mother,
        status="completed",
        code=coded(f"{NHS}dch-typeofdelivery-1", child.delivery, _DELIVERY[child.delivery]),
        notPerformed=False,
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
        patient={"reference": ids["baby"], "display": _shown(birth.seen)},
        relationship=coded(_ROLE, "NMTH", "natural mother"),
    )


def _location(ident: str) -> Json:
    return resource(
        "Location",
        ident,
        f"{UK}CareConnect-Location-1",
        identifier=[{"system": f"{NHS}Id/ods-site-code", "value": _SITE[0]}],
        status="active",
        name=_SITE[1],
    )


def _midwife(ident: str, code: str) -> Json:
    return resource(
        "Practitioner",
        ident,
        f"{UK}CareConnect-DCH-ChildHealthEvent-Practitioner-1",
        identifier=[{"system": f"{NHS}Id/sds-user-id", "value": code}],
        practitionerRole=[{"role": coded(f"{UK}CareConnect-SDSJobRoleName-1", "R8016", "Midwife")}],
    )


def _given(seen: Seen) -> list[str]:
    return [seen.forename, seen.middle] if seen.middle else [seen.forename]


def _shown(seen: Seen) -> str:
    return f"{seen.surname.upper()}, {seen.forename}"
