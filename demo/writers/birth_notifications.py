"""Birth notifications: the hospital's messages, and national records of births elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from demo import numbers
from demo.lives.people import Child, Family
from demo.messages.birth import Birth
from demo.messages.files import Messages
from demo.messages.hospital import birth_details
from demo.messages.national import collection, death, demographics
from demo.messages.parts import Json
from demo.seen import Quality
from demo.writers.maternity_bookings import hospital_number
from demo.writing import Pen, Row, Spoil, Values, Writer

SOURCE = "birth_notifications"
BABY = Quality(
    typo=0.004,
    variant=0.0,
    no_number=0.004,
    wrong_number=0.003,
    twin_number=0.025,
    wrong_birthday=0.001,
    late=0.0,
    no_phone=1.0,
)
MOTHER = Quality(typo=0.008, variant=0.015, no_number=0.03, wrong_number=0.001, late=0.2)


def rows(family: Family, pen: Pen) -> Iterator[Row]:
    for child in family.children:
        if child.place == "away":
            continue
        yield from _told(family, child, pen)
        if child.died is not None:
            yield _died(family, child, child.died, pen)


def _told(family: Family, child: Child, pen: Pen) -> Iterator[Row]:
    birth = _birth(family, child, pen)
    known = birth.sent.date()
    if child.place != "elsewhere":
        yield Row(known, birth.key, [birth_details(birth, pen.rng, birth.sent)])
        if pen.happens(0.01):  # weighed and counted again: the message is sent corrected
            later = birth.sent + timedelta(days=pen.rng.randrange(3, 40))
            child.gestation_days -= 1
            yield Row(later.date(), birth.key, [birth_details(birth, pen.rng, later)])
        return
    whole = collection if birth.mother_number else demographics
    yield Row(known, birth.key, [whole(birth)])


def _birth(family: Family, child: Child, pen: Pen) -> Birth:
    """What is told of a birth, and to the truth: who the two people in it are."""
    baby = pen.view(child, BABY, family)
    mother = pen.view(family.mother, MOTHER, family)
    sent = child.born_at + timedelta(hours=3 + pen.rng.randrange(30))
    seen, parent = baby.on(sent.date()), mother.on(sent.date())
    outside = child.place == "elsewhere"
    if outside:  # the national record has the right number, by its nature
        seen = seen._replace(nhs=child.nhs_number)
    birth = Birth(
        child=child,
        seen=seen,
        mother=parent,
        sent=sent,
        baby_number=child.nhs_number if outside else "B" + numbers.local_id(child.key, 13),
        mother_number=_mother_number(family, outside, pen),
        key=numbers.random_uuid(pen.rng),
        midwife=_midwife(seen.home.ward, pen),
    )
    if outside:
        birth.key = birth.baby_number
    pen.tell(birth.baby_number, "child", baby, seen.nhs)
    if birth.mother_number:
        pen.tell(birth.mother_number, "mother", mother, parent.nhs)
    return birth


def _mother_number(family: Family, outside: bool, pen: Pen) -> str:
    """Her hospital number; for births outside, the id of her entry in the national record."""
    if not outside:
        return hospital_number(family.mother.key)
    return "RP" + numbers.local_id(pen.next(), 14) if pen.happens(0.6) else ""


def _midwife(ward: str, pen: Pen) -> str:
    return pen.borough.staff_of(pen.borough.team_for("maternity", ward))[0]


def _died(family: Family, child: Child, died: date, pen: Pen) -> Row:
    view = pen.view(child, Quality(0, 0, 0, 0, 0, 0, 0), family)
    told = died + timedelta(days=2)
    seen = view.on(died)._replace(nhs=child.nhs_number)
    pen.tell(child.nhs_number, "child", view, child.nhs_number)
    return Row(told, child.nhs_number, [death(child, seen, died)])


def _future(values: Values) -> Values:
    message = values[0]
    return [_with_baby(message, birthDate=_next_year(_baby(message)["birthDate"]))]


def _unknown_sex(values: Values) -> Values:
    return [_with_baby(values[0], gender="girl")]


def _bad_number(values: Values) -> Values:
    baby = _baby(values[0])
    first = baby["identifier"][0]
    number = str(first["value"])
    wrong = number[:9] + str((int(number[9]) + 1) % 10) if len(number) == 10 else number
    return [_with_baby(values[0], identifier=[{**first, "value": wrong}, *baby["identifier"][1:]])]


def _baby(message: Json) -> Json:
    if message["resourceType"] == "Patient":
        return message
    return next(
        e["resource"] for e in message["entry"] if e["resource"]["resourceType"] == "Patient"
    )


def _with_baby(message: Json, **fields: object) -> Json:
    """A copy of the message with other fields of its baby, the first Patient."""
    if message["resourceType"] == "Patient":
        return {**message, **fields}
    entries = list(message["entry"])
    at = next(n for n, e in enumerate(entries) if e["resource"]["resourceType"] == "Patient")
    entries[at] = {**entries[at], "resource": {**entries[at]["resource"], **fields}}
    return {**message, "entry": entries}


def _next_year(day: str) -> str:
    return str(date(int(day[:4]) + 2, 1, 15))


WRITER = Writer(
    source=SOURCE,
    rows=rows,
    form=Messages(),
    spoils=(
        Spoil("birth in the future", _future),
        Spoil("unknown sex", _unknown_sex),
        Spoil("NHS number fails its check digit", _bad_number),
    ),
)
