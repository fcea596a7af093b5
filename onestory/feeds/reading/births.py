"""Messages about births flattened to one row of text: both FHIR forms, DSTU2 bundles and R4 patients.

Sources: NHS Digital, Digital Child Health event messages (birth details, Apgar, measurements,
discharge) and NHS England, Personal Demographics Service (new record at birth, death).
"""

from datetime import UTC, datetime
from typing import Any

from onestory.feeds.reading.xml import Json, NotSound
from onestory.shared import nhs_number

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
Row = dict[str, str | None]
_SNOMED = {
    "27113001": "Body weight",
    "50373000": "Body length",
    "248334005": "Length at birth",
    "363812007": "Head circumference",
    "364589006": "Birth weight",
}
_GESTATION, _BABIES = "412726003", "246435002"


def flat(message: Json) -> Row:
    """One row of the columns that `sources/birth_notifications.py` reads."""
    kind = message.get("resourceType") if isinstance(message, dict) else None
    try:
        if kind == "Patient":
            return _demographics(message, None)
        if kind == "Bundle" and _first(message, "type") == "message":
            return _event(message)
        if kind == "Bundle":
            return _collection(message)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        raise NotSound(f"has not the shape of its kind ({type(error).__name__}: {error})") from None
    raise NotSound(f"is of a kind we do not know ({kind or 'no FHIR resource'})")


def _event(bundle: Json) -> Row:
    header = _one(bundle, "MessageHeader")
    encounters = _all(bundle, "Encounter")
    event = _text(header, "event", "code")
    if not encounters or not event:
        raise NotSound("is an event without its encounter or its name")
    birth = next((e for e in encounters if _first(e, "type")), encounters[0])
    baby = _resource(bundle, _text(birth, "patient", "reference"), "Patient")
    started = _text(birth, "period", "start")
    encounter = _text(birth, "identifier", "value") or _text(birth, "id")
    is_birth = event == "Birth: Birth Details"
    key = encounter if is_birth else f"{event}/{encounter}/{(started or '')[:10]}"
    row: Row = {"Key": key, "Event": event, "Version": _seconds(_text(header, "timestamp"))}
    row |= {"Happened": _minute(started), "Encounter": _text(birth, "type", "coding", "display")}
    row |= _baby(baby, fallback=f"{encounter}/baby") | _of_birth(bundle)
    return row | _mother(_mother_in(bundle), encounter or "")


def _collection(bundle: Json) -> Row:
    patient = _one(bundle, "Patient")
    if not patient:
        raise NotSound("is a bundle without a patient")
    related = _all(bundle, "RelatedPerson")
    return _demographics(patient, related[0] if related else None)


def _demographics(patient: Json, related: Json) -> Row:
    number = _text(patient, "id")
    died = _text(patient, "deceasedDateTime")
    row: Row = {
        "Key": f"{number}/death" if died else number,
        "Event": "Death" if died else "New record",
        "Version": _text(patient, "meta", "versionId"),
        "Died": (died or "")[:10] or None,
        "Happened": _minute(_text(patient, "birthDate")),
    }
    row |= _baby(patient, fallback=number or "") | {"Baby Local Id": number}
    return row | _mother(related, number or "")


def _baby(patient: Json, *, fallback: str) -> Row:
    found = _person(patient, "Baby")
    found["Baby Local Id"] = _hospital_number(patient) or _sound(found["Baby NHS"]) or fallback
    found["Birth Order"] = _text(patient, "multipleBirthInteger")
    found["Restricted"] = _text(patient, "meta", "security", "code")
    found["Born"] = _text(patient, "birthDate")
    return found


def _mother(patient: Json, encounter: str) -> Row:
    if not patient:
        return {}
    found = _person(patient, "Mother")
    own = _text(patient, "id") if _first(patient, "resourceType") == "RelatedPerson" else None
    found["Mother Local Id"] = (
        _hospital_number(patient) or own or _sound(found["Mother NHS"]) or f"{encounter}/mother"
    )
    found["Mother Born"] = _text(patient, "birthDate")
    found["Mother Phone"] = _phone(patient)
    return found


def _person(patient: Json, who: str) -> Row:
    name = _first(patient, "name") or {}
    given = _list(name.get("given"))
    address = _first(patient, "address") or {}
    number = _identifier(patient, NHS_NUMBER)
    lines = [*_list(address.get("line")), address.get("city")]
    return {
        f"{who} NHS": _text(number, "value"),
        f"{who} NHS Status": _text(number, "extension", "valueCodeableConcept", "coding", "code"),
        f"{who} Family": " ".join(str(part) for part in _list(name.get("family"))) or None,
        f"{who} Given": str(given[0]) if given else None,
        f"{who} Middle": " ".join(str(part) for part in given[1:]) or None,
        f"{who} Gender": _text(patient, "gender"),
        f"{who} Address": ", ".join(str(line) for line in lines if line) or None,
        f"{who} Postcode": _text(address, "postalCode"),
    }


def _of_birth(bundle: Json) -> Row:
    seen = {_text(o, "code", "coding", "code"): o for o in _all(bundle, "Observation")}
    gestation, babies = seen.pop(_GESTATION, None), seen.pop(_BABIES, None)
    procedure = _one(bundle, "Procedure")
    place = next((o for o in _all(bundle, "Organization") if _first(o, "type")), None)
    return {
        "Gestation": _text(gestation, "valueString"),
        "Babies": _text(babies, "valueQuantity", "value"),
        "Unit": _text(place, "type", "coding", "code"),
        "Place": _text(place or _one(bundle, "Location"), "name"),
        "Delivery": _text(procedure, "code", "coding", "code"),
        "Midwife": _full_name(_one(bundle, "Practitioner")),
        "Observations": "; ".join(_observed(code, o) for code, o in seen.items()) or None,
    }


def _observed(code: str | None, observation: Json) -> str:
    name = _text(observation, "code", "coding", "display") or _SNOMED.get(
        code or "", f"SNOMED {code}"
    )
    value = _text(observation, "valueQuantity", "value") or _text(observation, "valueString")
    unit = _text(observation, "valueQuantity", "unit")
    return " ".join(part for part in (name, value, unit) if part)


def _mother_in(bundle: Json) -> Json:
    """The patient whom the related person names as the mother."""
    for related in _all(bundle, "RelatedPerson"):
        for extension in _list(related.get("extension")):
            reference = _text(extension, "valueReference", "reference")
            if found := _resource(bundle, reference, "Patient"):
                return found
    return None


def _identifier(patient: Json, system: str) -> Json:
    found = _list(patient.get("identifier"))
    return next((i for i in found if _text(i, "system") == system), None)


def _hospital_number(patient: Json) -> str | None:
    found = _list(patient.get("identifier"))
    named = (i for i in found if "hospital-number" in (_text(i, "system") or ""))
    return _text(next(named, None), "value")


def _sound(number: str | None) -> str | None:
    """An NHS number may stand for a local id only if it passes its check."""
    kind = nhs_number.kind(number)
    sound = kind in {nhs_number.Kind.REAL, nhs_number.Kind.TEST}
    return nhs_number.tidy(number) if sound else None


def _phone(patient: Json) -> str | None:
    found = _list(patient.get("telecom"))
    return _text(next((t for t in found if _text(t, "system") != "email"), None), "value")


def _full_name(practitioner: Json) -> str | None:
    name = _first(practitioner or {}, "name") or {}
    parts = [*_list(name.get("given")), *_list(name.get("family"))]
    return " ".join(str(part) for part in parts) or None


def _minute(moment: str | None) -> str | None:
    """The local minute as written; midnight where there is no time of day."""
    if not moment:
        return None
    return moment[:16].replace("T", " ") if len(moment) >= 16 else f"{moment[:10]} 00:00"


def _seconds(moment: str | None) -> str | None:
    try:
        at = datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    return str(int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()))


def _all(bundle: Json, kind: str) -> list[Json]:
    resources = (entry.get("resource") or {} for entry in _list(bundle.get("entry")))
    return [r for r in resources if r.get("resourceType") == kind]


def _one(bundle: Json, kind: str) -> Json:
    found = _all(bundle, kind)
    return found[0] if found else None


def _resource(bundle: Json, reference: str | None, kind: str) -> Json:
    wanted = (reference or "").rsplit("/", 1)[-1].removeprefix("urn:uuid:")
    return next((r for r in _all(bundle, kind) if wanted and r.get("id") == wanted), None)


def _first(resource: Json, name: str) -> Json:
    found = _list((resource or {}).get(name))
    return found[0] if found else None


def _text(resource: Json, *path: str) -> str | None:
    """The text at the end of a path, through the first of each list; None where it ends early."""
    found: Any = resource
    for name in path:
        found = found[0] if isinstance(found, list) and found else found
        found = found.get(name) if isinstance(found, dict) else None
    found = found[0] if isinstance(found, list) and found else found
    return None if found is None or isinstance(found, dict | list) else _clean(str(found))


def _clean(words: str) -> str:
    """Half of a surrogate pair can be written in JSON, and stored nowhere."""
    return words.encode("utf-8", "replace").decode()


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [] if value is None else [value]
