"""Maternity bookings: one row a pregnancy, sent at booking and again when it has ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from demo import numbers
from demo.forms import Table
from demo.lives.people import Family, Pregnancy
from demo.seen import Quality, View
from demo.writing import Pen, Row, Spoil, Values, Writer, put

SOURCE = "maternity_bookings"
# fmt: off
COLUMNS = (
    "PregnancyRef", "HospitalNo", "NHSNumber", "NHSNumberStatus", "Surname", "Forename",
    "MiddleName", "PreviousSurname", "DateOfBirth", "EthnicCategory", "Language",
    "InterpreterNeeded", "Address1", "Address2", "Town", "Postcode", "Mobile", "Email",
    "GPPractice", "BookingDate", "GestationAtBooking", "EDD", "Fetuses", "CCConsent",
    "CCConsentDate", "CCConsentHow", "Vulnerabilities", "Team", "Midwife", "Outcome",
    "OutcomeDate", "LastUpdated",
)
# fmt: on
QUALITY = Quality(
    typo=0.01, variant=0.02, no_number=0.03, wrong_number=0.001, late=0.25, middle=0.7
)


def hospital_number(key: int) -> str:
    """The mother's number at the hospital, the same at booking and at birth."""
    return "M" + numbers.local_id(key, 11)


def rows(family: Family, pen: Pen) -> Iterator[Row]:
    view = pen.view(family.mother, QUALITY, family)
    for pregnancy in family.pregnancies:
        if pregnancy.booked is not None:
            yield from _pregnancy(family, pregnancy, pregnancy.booked, view, pen)


def _pregnancy(
    family: Family, pregnancy: Pregnancy, booked: date, view: View, pen: Pen
) -> Iterator[Row]:
    """The booking; then consent withdrawn, if it was; then the outcome."""
    midwife = pen.rng.randrange(100)
    yield _row(family, pregnancy, booked, view, pen, pen.soon(booked), midwife)
    if pregnancy.withdrawn_on is not None:
        yield _row(family, pregnancy, booked, view, pen, pregnancy.withdrawn_on, midwife)
    if pregnancy.ended is not None:
        told = pen.soon(pregnancy.ended, 9)
        yield _row(family, pregnancy, booked, view, pen, told, midwife)


def _row(
    family: Family,
    pregnancy: Pregnancy,
    booked: date,
    view: View,
    pen: Pen,
    known: date,
    midwife: int,
) -> Row:
    seen = view.on(known)
    local = hospital_number(family.mother.key)
    pen.tell(local, "mother", view, seen.nhs)
    reference = "P" + numbers.local_id(pregnancy.key, 12, 8)
    ended = pregnancy.ended if pregnancy.ended and known >= pregnancy.ended else None
    hidden = seen.home.restricted
    team = pen.borough.team_for("maternity", seen.home.ward)
    staff = pen.borough.staff_of(team)
    previous = family.mother.names[0].surname
    values: Values = [
        reference,
        local,
        numbers.spaced(seen.nhs),
        _status(seen.nhs, known, family),
        seen.surname,
        seen.forename,
        seen.middle,
        previous if previous != seen.surname else "",
        _uk(seen.born),
        family.ethnicity,
        family.language,
        "N" if family.language == "en" else "Y",
        "" if hidden else seen.home.line,
        "",
        "" if hidden else "Ashwater",
        "" if hidden else seen.home.postcode,
        seen.phone,
        seen.email,
        practice(family),
        _uk(booked),
        _weeks((booked - pregnancy.conceived).days),
        _uk(pregnancy.due),
        _fetuses(pregnancy, known),
        *_consent(pregnancy, known, midwife),
        ";".join(_vulnerabilities(family, pregnancy)),
        team,
        staff[midwife % len(staff)],
        pregnancy.outcome if ended else "",
        _uk(ended) if ended else "",
        f"{_uk(known)} {8 + midwife % 10:02d}:{midwife % 60:02d}",
    ]
    return Row(known, reference, values)


def practice(family: Family) -> str:
    """The family's general practice."""
    return f"Q9900{family.number % 6 + 1}"


def _status(nhs: str, known: date, family: Family) -> str:
    if nhs:
        return "01"
    return "07" if family.new_to_country is not None else ("03" if known.day % 2 else "04")


def _fetuses(pregnancy: Pregnancy, known: date) -> str:
    return str(pregnancy.plurality) if (known - pregnancy.conceived).days > 84 else ""


def _consent(pregnancy: Pregnancy, known: date, midwife: int) -> tuple[str, str, str]:
    how = "VVWE"[midwife % 4]
    if pregnancy.withdrawn_on is not None and known >= pregnancy.withdrawn_on:
        return "W", _uk(pregnancy.withdrawn_on), how
    if pregnancy.consent_on is None:
        return pregnancy.consent, "", ""
    return pregnancy.consent, _uk(pregnancy.consent_on), how


def _vulnerabilities(family: Family, pregnancy: Pregnancy) -> list[str]:
    young = (pregnancy.conceived - family.mother.born) < timedelta(days=20 * 365)
    return ["V01", *family.vulnerabilities] if young else list(family.vulnerabilities)


def _uk(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _weeks(days: int) -> str:
    return f"{days // 7}+{days % 7}"


def _before_her_birth(values: Values) -> Values:
    at, born = COLUMNS.index("BookingDate"), str(values[COLUMNS.index("DateOfBirth")])
    return [*values[:at], f"{born[:6]}{int(born[6:]) - 1}", *values[at + 1 :]]


WRITER = Writer(
    source=SOURCE,
    rows=rows,
    as_last_known=True,
    form=Table(
        "MAT_BOOKINGS_{compact}.csv",
        COLUMNS,
        encoding="utf-8-sig",
        quote_all=True,
        odd_months={3: "cp1252"},
    ),
    spoils=(
        put(COLUMNS, "due date that is no day", EDD="31/02/2026"),
        put(COLUMNS, "unknown consent code", CCConsent="?"),
        put(COLUMNS, "unknown outcome code", Outcome="LV"),
        Spoil("booked before she was born", _before_her_birth),
    ),
)
