"""What stands round mother and baby in the message: header, encounters, places, staff."""

from __future__ import annotations

from datetime import datetime
from random import Random

from demo.lives.people import Child
from demo.messages.birth import Birth, shown
from demo.messages.parts import NHS, UK, Json, coded, moment, resource
from demo.numbers import random_uuid

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


def header(ids: dict[str, str], sent: datetime) -> Json:
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


def birth_encounter(ids: dict[str, str], birth: Birth) -> Json:
    return resource(
        "Encounter",
        ids["birth"],
        f"{UK}CareConnect-DCH-BirthOccurrence-Encounter-1",
        identifier=[{"system": "https://tools.ietf.org/html/rfc4122", "value": birth.key}],
        status="finished",
        type=[coded(f"{NHS}dch-childhealthencountertype-1", "Birth", "Birth")],
        patient={"reference": ids["baby"], "display": shown(birth.seen)},
        participant=[{"individual": {"reference": ids["midwife"]}}],
        period={"start": moment(birth.child.born_at)},
        location=[{"location": {"reference": ids["site"], "display": _SITE[1]}}],
        serviceProvider={"reference": ids["sender"], "display": _SITE[1]},
        partOf={"reference": ids["delivery"]},
    )


def delivery(ids: dict[str, str], mother: Json, midwife: str, rng: Random) -> Json:
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


def organisation(ident: str) -> Json:
    return resource(
        "Organization",
        ident,
        f"{UK}CareConnect-Organization-1",
        identifier=[{"system": f"{NHS}Id/ods-site-code", "value": _SITE[0]}],
        name=_SITE[1],
    )


def place(ident: str, child: Child) -> Json:
    code, words = _UNIT[child.place]
    return resource(
        "Organization",
        ident,
        f"{UK}CareConnect-DCH-ActualDeliveryPlace-Organization-1",
        identifier=[{"system": f"{NHS}Id/ods-site-code", "value": _SITE[0]}],
        type=coded(f"{NHS}dch-typeofunit-1", code, words),
        name=_SITE[1],
    )


def procedure(rng: Random, mother: Json, child: Child) -> Json:
    return resource(
        "Procedure",
        random_uuid(rng),
        f"{UK}CareConnect-DCH-TypeOfDelivery-Procedure-1",
        subject=mother,
        status="completed",
        code=coded(f"{NHS}dch-typeofdelivery-1", child.delivery, _DELIVERY[child.delivery]),
        notPerformed=False,
    )


def location(ident: str) -> Json:
    return resource(
        "Location",
        ident,
        f"{UK}CareConnect-Location-1",
        identifier=[{"system": f"{NHS}Id/ods-site-code", "value": _SITE[0]}],
        status="active",
        name=_SITE[1],
    )


def midwife(ident: str, code: str) -> Json:
    return resource(
        "Practitioner",
        ident,
        f"{UK}CareConnect-DCH-ChildHealthEvent-Practitioner-1",
        identifier=[{"system": f"{NHS}Id/sds-user-id", "value": code}],
        practitionerRole=[{"role": coded(f"{UK}CareConnect-SDSJobRoleName-1", "R8016", "Midwife")}],
    )
