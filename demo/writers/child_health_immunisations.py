"""Child health: one row a dose, in capitals, with dates like 07-Oct-2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from demo import numbers
from demo.forms import Table, short_month
from demo.lives.people import Child, Family
from demo.plans import immunisation
from demo.plans.immunisation import Dose
from demo.seen import Quality, View
from demo.writers.maternity_bookings import practice
from demo.writing import Pen, Row, Spoil, Values, Writer, put

SOURCE = "child_health_immunisations"
# fmt: off
COLUMNS = (
    "DOSE_REF", "CHILD_NO", "NHS_NO", "SURNAME", "FORENAMES", "DOB", "SEX", "BIRTH_ORDER",
    "BIRTH_COUNT", "ADDRESS", "POSTCODE", "MOTHER_NHS_NO", "MOTHER_SURNAME", "MOTHER_FORENAME",
    "VACCINE", "DOSE", "DUE", "GIVEN", "STATUS", "PRACTICE", "BATCH", "RECORDED_ON",
)
# fmt: on
QUALITY = Quality(
    typo=0.006, variant=0.012, no_number=0.01, wrong_number=0.0015, late=0.15, plain=True
)


def rows(family: Family, pen: Pen) -> Iterator[Row]:
    if not family.children:
        return
    mother = pen.view(family.mother, QUALITY, family)
    for child in family.children:
        view = pen.view(child, QUALITY, family)
        for dose in immunisation.doses(child, pen):
            yield from _dose(family, child, dose, view, mother, pen)


def _dose(
    family: Family, child: Child, dose: Dose, view: View, mother: View, pen: Pen
) -> Iterator[Row]:
    key = f"D{100_000_000 + pen.next()}"
    known = pen.soon(dose.on, 6)
    cells = _cells(family, child, dose, view, mother, pen, key, known)
    yield Row(known, key, cells)
    if dose.status == "N" and pen.happens(0.15):  # it had been given after all: put right later
        later = known + timedelta(days=pen.rng.randrange(12, 60))
        put_right = Dose(dose.vaccine, dose.number, dose.due, dose.on, "G", dose.batch)
        yield Row(later, key, _cells(family, child, put_right, view, mother, pen, key, later))


def _cells(
    family: Family,
    child: Child,
    dose: Dose,
    view: View,
    mother: View,
    pen: Pen,
    key: str,
    known: date,
) -> Values:
    seen, parent = view.on(known), mother.on(known)
    local = "K" + numbers.local_id(child.key, 31)
    pen.tell(local, "child", view, seen.nhs)
    hidden = seen.home.restricted
    several = child.twin
    return [
        key,
        local,
        seen.nhs,
        seen.surname.upper(),
        f"{seen.forename} {seen.middle}".strip().upper(),
        short_month(seen.born),
        seen.sex,
        str(child.order) if several else "",
        str(child.plurality) if several else "",
        "" if hidden else seen.home.line.upper(),
        "" if hidden else seen.home.postcode,
        parent.nhs,
        parent.surname.upper(),
        parent.forename.upper(),
        dose.vaccine,
        dose.number,
        short_month(dose.due),
        short_month(dose.on) if dose.status == "G" else "",
        dose.status,
        practice(family),
        dose.batch if dose.status == "G" else "",
        short_month(known),
    ]


def _before_birth(values: Values) -> Values:
    given, status, due = COLUMNS.index("GIVEN"), COLUMNS.index("STATUS"), COLUMNS.index("DOB")
    born = str(values[due])
    spoilt = list(values)
    spoilt[given], spoilt[status] = f"{born[:-4]}{int(born[-4:]) - 1}", "G"
    return spoilt


WRITER = Writer(
    source=SOURCE,
    rows=rows,
    form=Table("CHIS_IMMS_{compact}.csv", COLUMNS, delimiter=";"),
    spoils=(
        put(COLUMNS, "unknown vaccine", VACCINE="5IN1"),
        put(COLUMNS, "given on a day that is none", GIVEN="31-Feb-2026", STATUS="G"),
        put(COLUMNS, "no status", STATUS=""),
        Spoil("given before birth", _before_birth),
    ),
)
