"""National demographics records (R4): at birth, with the mother's entry, and after a death."""

from __future__ import annotations

from datetime import date

from demo.lives.people import Child
from demo.messages.birth import SEX, Birth
from demo.messages.parts import UK, Json, address, coded, nhs_identifier, security
from demo.seen import Seen


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
        "gender": SEX[seen.sex],
        "birthDate": seen.born.isoformat(),
    }
    if child.twin:
        found["multipleBirthInteger"] = child.order
    if not hidden:
        found["address"] = address(seen.home.line, seen.home.postcode)
    return found


def _given(seen: Seen) -> list[str]:
    return [seen.forename, seen.middle] if seen.middle else [seen.forename]
