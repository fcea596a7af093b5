"""Pieces that birth messages are made of: identifiers, names, addresses, codes."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any

from demo.numbers import random_uuid

Json = dict[str, Any]
UK = "https://fhir.hl7.org.uk/StructureDefinition/"
NHS = "https://fhir.nhs.uk/"
NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
HOSPITAL_NUMBER = "https://fhir.ashwaterhospitals.example.org/Id/hospital-number"
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
SNOMED = "http://snomed.info/sct"


def resource(kind: str, ident: str, profile: str, **fields: Any) -> Json:
    """A resource with its profile; fields that are None are left out."""
    found: Json = {"resourceType": kind, "id": ident, "meta": {"profile": [profile]}}
    found.update({name.rstrip("_"): value for name, value in fields.items() if value is not None})
    return found


def coded(system: str, code: str, display: str) -> Json:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def nhs_identifier(number: str, status: str = "01", *, r4: bool = False) -> Json:
    """An NHS number with how far it is verified, in the early form or R4's."""
    words = "Number present and verified" if status == "01" else "Number present but not traced"
    coding = {"code": status, "display": words}
    if r4:
        coding["system"] = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus"
    url = (
        "UKCore-NHSNumberVerificationStatus" if r4 else "CareConnect-NHSNumberVerificationStatus-1"
    )
    return {
        "extension": [
            {"url": f"{UK}Extension-{url}", "valueCodeableConcept": {"coding": [coding]}}
        ],
        "system": NHS_NUMBER,
        "value": number,
    }


def local_identifier(number: str) -> Json:
    return {"system": HOSPITAL_NUMBER, "value": number}


def address(line: str, postcode: str) -> list[Json]:
    return [{"use": "home", "line": [line], "city": "Ashwater", "postalCode": postcode}]


def old_name(forename: str, surname: str, middle: str = "") -> list[Json]:
    """A name in the early form, where the family name is a list too."""
    given = [forename, middle] if middle else [forename]
    return [{"use": "usual", "text": f"{forename} {surname}", "family": [surname], "given": given}]


def security(restricted: bool) -> list[Json]:
    code, words = ("R", "restricted") if restricted else ("U", "unrestricted")
    return [{"code": code, "display": words, "system": CONFIDENTIALITY}]


def observation(
    rng: Random, profile: str, code: str, words: str, subject: Json, encounter: str, **value: Any
) -> Json:
    """An observation about the mother at the delivery."""
    return resource(
        "Observation",
        random_uuid(rng),
        f"{UK}{profile}",
        identifier=[{"system": "https://tools.ietf.org/html/rfc4122", "value": random_uuid(rng)}],
        status="final",
        code=coded(SNOMED, code, words),
        subject=subject,
        encounter={"reference": encounter},
        **value,
    )


def message(rng: Random, entries: list[Json]) -> Json:
    """Resources as one message Bundle."""
    return {
        "resourceType": "Bundle",
        "id": random_uuid(rng),
        "meta": {"profile": [f"{NHS}StructureDefinition/DCH-BirthDetailsEvent-Bundle-1"]},
        "type": "message",
        "entry": [{"fullUrl": f"urn:uuid:{e['id']}", "resource": e} for e in entries],
    }


def moment(at: datetime) -> str:
    """A moment with its offset; the borough's clocks are kept on UTC here."""
    return at.strftime("%Y-%m-%dT%H:%M:%S+00:00")
