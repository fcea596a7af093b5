"""Children's centres: a workbook of registrations and attendance, typed by many hands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from demo import notes, numbers
from demo.forms import Workbook
from demo.lives.people import Child, Family, Home, Person
from demo.plans import sessions
from demo.seen import Quality, Seen, View
from demo.writing import Pen, Row, Spoil, Values, Writer, put

SOURCE = "childrens_centres"
# fmt: off
REGISTRATIONS = (
    "Registration No", "Registered", "Centre", "Child First Name", "Child Surname", "Child DOB",
    "Gender", "NHS No", "Address", "Postcode", "Carer No", "Carer First Name", "Carer Surname",
    "Carer DOB", "Relationship", "Carer Mobile", "Second Carer No", "Second Carer First Name",
    "Second Carer Surname", "Second Relationship", "Home Language", "Consent To Share",
    "Consent Date", "Left", "Updated",
)
ATTENDANCE = (
    "Registration No", "Session Date", "Centre", "Session", "Attended", "With", "Note",
)
# fmt: on
QUALITY = Quality(
    typo=0.025,
    variant=0.09,
    wrong_birthday=0.012,
    no_number=0.45,
    wrong_number=0.008,
    twin_number=0.06,
    late=0.3,
)
_SELDOM = 0.1  # sessions a month
_LANGUAGES = {
    "en": "English",
    "ur": "Urdu",
    "ar": "Arabic",
    "so": "Somali",
    "zh": "Chinese",
    "pl": "Polish",
    "pt": "Portuguese",
}


@dataclass
class _Registration:
    """A child on a centre's register."""

    child: Child
    view: View
    carer: View
    relationship: str
    number: str
    on: date
    home: Home
    second: View | None
    consent_on: date | None


def rows(family: Family, pen: Pen) -> Iterator[Row]:
    if not family.centre_keen:
        return
    for child in family.children:
        registration = _registration(child, family, pen)
        if registration is None:
            continue
        yield from _registered(registration, family, pen)
        yield from _attendance(registration, family, pen)


def _registration(child: Child, family: Family, pen: Pen) -> _Registration | None:
    """The registration, on a day in the child's first year or soon after it came; None if never."""
    start = max(child.born, child.arrived)
    on = start + timedelta(days=21 + int(pen.rng.expovariate(1 / 90)))
    if on > pen.today or not child.here(on):
        return None
    father = family.father if pen.happens(0.12) else None
    carer = father or family.mother
    second = family.father if father is None and pen.happens(0.5) else None
    view = pen.view(child, QUALITY, family)
    return _Registration(
        child,
        view,
        pen.view(carer, QUALITY, family),
        _relationship(carer, family),
        "AFT-" + numbers.local_id(child.key, 41),
        on,
        child.home(on),
        None if second is None else pen.view(second, QUALITY, family),
        on if family.centre_consent else None,
    )


def _relationship(person: Person, family: Family) -> str:
    if family.adoptive:
        return "Adoptive parent"
    return "Mother" if person is family.mother else "Father"


def _registered(registration: _Registration, family: Family, pen: Pen) -> Iterator[Row]:
    """As first typed, then again when consent was withdrawn or the family moved or left."""
    consent = family.centre_consent
    first = "Given" if consent == "Withdrawn" else consent
    known = pen.soon(registration.on)
    row = _row(registration, family, pen, known, first, registration.on)
    yield row._replace(firm=family.centre_keen > _SELDOM)
    if consent == "Withdrawn":
        day = registration.on + timedelta(days=pen.rng.randrange(30, 300))
        yield _row(registration, family, pen, day, "Withdrawn", day)
    child = registration.child
    gone = child.left or child.died
    changes = [since for since, _ in child.homes if since > registration.on and child.here(since)]
    if gone is not None:
        changes.append(gone)
    for day in changes:
        yield _row(
            registration,
            family,
            pen,
            pen.soon(day + timedelta(days=5), 30),
            consent,
            registration.on,
        )


def _row(
    registration: _Registration, family: Family, pen: Pen, known: date, consent: str, asked: date
) -> Row:
    child = registration.child
    seen = registration.view.on(known)
    carer = registration.carer.on(known)
    number = registration.number
    pen.tell(number, "child", registration.view, seen.nhs)
    hidden = seen.home.restricted
    gone = child.left if child.left is not None and child.left <= known else None
    values: Values = [
        number,
        registration.on,
        registration.home.centre,
        seen.forename,
        seen.surname,
        seen.born,
        _gender(seen, pen),
        _number(seen, pen),
        "" if hidden else seen.home.line,
        "" if hidden else seen.home.postcode,
        *_carer(registration, carer, family, pen),
        *_second(registration, family, pen, known),
        _LANGUAGES[family.language],
        consent,
        asked if consent else "",
        gone or "",
        known,
    ]
    return Row(known, number, values, "Registrations")


def _carer(
    registration: _Registration, seen: Seen, family: Family, pen: Pen
) -> tuple[str, str, str, date | str, str, str]:
    person = registration.carer.person
    local = "C" + numbers.local_id(person.key, 42)
    pen.tell(local, _role(person, family), registration.carer, "")
    born = seen.born if person.key % 5 < 3 else ""
    return local, seen.forename, seen.surname, born, registration.relationship, seen.phone


def _second(
    registration: _Registration, family: Family, pen: Pen, known: date
) -> tuple[str, str, str, str]:
    view = registration.second
    if view is None:
        return "", "", "", ""
    seen, person = view.on(known), view.person
    local = "C" + numbers.local_id(person.key, 42)
    pen.tell(local, _role(person, family), view, "")
    return local, seen.forename, seen.surname, _relationship(person, family)


def _role(person: Person, family: Family) -> str:
    if family.adoptive:
        return "carer"
    return "mother" if person is family.mother else "father"


def _gender(seen: Seen, pen: Pen) -> str:
    words = ("Female", "Female", "Girl", "") if seen.sex == "F" else ("Male", "Male", "Boy", "")
    return words[_hand(pen)]


def _hand(pen: Pen) -> int:
    """Which of a few hands typed the row."""
    return pen.rng.choices((0, 1, 2, 3), (50, 30, 15, 5))[0]


def _number(seen: Seen, pen: Pen) -> str | int:
    """The NHS number as plain text, spaced text, or (as Excel likes it) a number."""
    if not seen.nhs:
        return ""
    return (seen.nhs, numbers.spaced(seen.nhs), int(seen.nhs))[pen.rng.randrange(3)]


def _attendance(registration: _Registration, family: Family, pen: Pen) -> Iterator[Row]:
    since = max(registration.on, pen.since)
    for day, session in sessions.attended(registration.child, since, family.centre_keen, pen):
        values: Values = [
            registration.number,
            _typed(day, pen),
            registration.home.centre,
            session,
            "Y" if pen.happens(0.93) else "N",
            _with(registration, session),
            notes.pick(pen.rng, notes.CENTRE),
        ]
        key = f"{registration.number}+{day}+{session}"
        yield Row(pen.soon(day), key, values, "Attendance")


def _with(registration: _Registration, session: str) -> str:
    if session == "DADS":
        return "Father"
    known = registration.relationship in ("Mother", "Father")
    return registration.relationship if known else "Carer"


def _typed(day: date, pen: Pen) -> date | str:
    """A date cell; now and then the text that someone typed."""
    return f"{day.day}/{day.month}/{day.year}" if pen.happens(0.02) else day


def _serial(values: Values) -> Values:
    """The birthday as the number Excel keeps for it, in a text cell."""
    at = REGISTRATIONS.index("Child DOB")
    born = values[at]
    days = (born - date(1899, 12, 30)).days if isinstance(born, date) else 0
    return [*values[:at], str(days), *values[at + 1 :]]


WRITER = Writer(
    source=SOURCE,
    rows=rows,
    as_last_known=True,
    form=Workbook({"Registrations": REGISTRATIONS, "Attendance": ATTENDANCE}),
    spoils=(
        put(ATTENDANCE, "unknown session", "Attendance", Session="STAYY"),
        put(
            ATTENDANCE, "attendance on a day that is none", "Attendance", Session_Date="31/02/2026"
        ),
        put(ATTENDANCE, "registration never seen", "Attendance", Registration_No="AFT-0000000"),
        put(REGISTRATIONS, "unknown relationship", "Registrations", Relationship="Aunty"),
        Spoil("birthday as a serial number in a text cell", _serial, "Registrations"),
    ),
)
