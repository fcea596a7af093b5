"""Health visiting contacts: one row a contact, with who, where and how, and the visitor's note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from demo import notes, numbers
from demo.forms import Table
from demo.lives.people import Child, Family, Person
from demo.plans import health_visits
from demo.plans.health_visits import Visit
from demo.seen import Quality, Seen, View
from demo.writing import Pen, Row, Spoil, Values, Writer, put

SOURCE = "health_visiting_contacts"
# fmt: off
COLUMNS = (
    "ContactID", "ClientID", "ClientRole", "NHSNumber", "NHSStatus", "Surname", "Forename", "DOB",
    "Sex", "BirthOrder", "Address", "Postcode", "Phone", "SafeContact", "ParentClientID",
    "ParentNHSNumber", "ParentForename", "ParentSurname", "ParentDOB", "ContactDateTime",
    "PractitionerCode", "PractitionerType", "Team", "Place", "Centre", "Mode", "ContactType",
    "Outcome", "ServiceLevel", "Feeding", "DurationMinutes", "Notes", "RecordedAt",
)
# fmt: on
QUALITY = Quality(typo=0.012, variant=0.03, no_number=0.02, wrong_number=0.002, late=0.15)
_SEX = {"M": "1", "F": "2"}


@dataclass
class _Record:
    """A client in this system: their view, and a second number if they were registered twice."""

    view: View
    second_from: date | None = None

    def local(self, on: date) -> str:
        key = self.view.person.key
        twice = self.second_from is not None and on >= self.second_from
        return "RC" + numbers.local_id(key + (5_000_000 if twice else 0), 21)


def rows(family: Family, pen: Pen) -> Iterator[Row]:
    visits = health_visits.plan(family, pen)
    if not visits:
        return
    mother = _record(family.mother, family, pen)
    children = {id(child): _record(child, family, pen) for child in family.children}
    for visit in visits:
        record = mother if visit.child is None else children[id(visit.child)]
        yield from _contact(family, visit, record, mother, pen)


def _record(person: Person, family: Family, pen: Pen) -> _Record:
    record = _Record(pen.view(person, QUALITY, family))
    if isinstance(person, Child) and pen.happens(0.006):
        record.second_from = person.born + timedelta(days=365)
    return record


def _contact(
    family: Family, visit: Visit, record: _Record, mother: _Record, pen: Pen
) -> Iterator[Row]:
    key = f"{4_000_000_000 + pen.next()}"
    recorded = visit.at + timedelta(hours=pen.rng.choice((1, 2, 3, 20, 22)))
    cells = _cells(family, visit, record, mother, pen, key, recorded)
    known = recorded.date()
    yield Row(known, key, cells)
    if pen.happens(0.012):  # amended weeks later, under the same id
        later = recorded + timedelta(days=pen.rng.randrange(9, 50))
        amended = _cells(family, visit, record, mother, pen, key, recorded)
        amended[COLUMNS.index("Notes")] += " Amended: duration and note corrected."
        amended[COLUMNS.index("DurationMinutes")] = "45"
        amended[COLUMNS.index("RecordedAt")] = _stamp(later)
        yield Row(later.date(), key, amended)


def _cells(
    family: Family,
    visit: Visit,
    record: _Record,
    mother: _Record,
    pen: Pen,
    key: str,
    recorded: datetime,
) -> Values:
    day = visit.at.date()
    person, child = record.view.person, visit.child
    seen, parent = record.view.on(day), mother.view.on(day)
    local = record.local(day)
    pen.tell(local, "child" if child is not None else "mother", record.view, seen.nhs)
    if child is not None:
        pen.tell(mother.local(day), "mother", mother.view, parent.nhs)
    return [
        key,
        local,
        "C" if child is not None else "M",
        seen.nhs,
        _status(seen, day, person),
        seen.surname,
        _newborn(seen, child),
        seen.born.isoformat(),
        _SEX[seen.sex],
        str(child.order) if child is not None and child.twin else "",
        *_whereabouts(seen, family, day),
        *(_parent(mother, parent, day) if child is not None else ("", "", "", "", "")),
        visit.at.strftime("%Y-%m-%d %H:%M"),
        visit.practitioner,
        visit.profession,
        visit.team,
        visit.place,
        visit.centre,
        visit.mode,
        visit.kind,
        visit.outcome,
        visit.level,
        visit.feeding,
        visit.minutes,
        _note(visit, pen),
        _stamp(recorded),
    ]


def _newborn(seen: Seen, child: Child | None) -> str:
    """Nameless twins are told apart as this system does: "Twin 1"."""
    if (
        child is not None
        and child.twin
        and seen.forename.startswith(("Baby", "Infant", "Male", "Female"))
    ):
        return f"{'Twin' if child.plurality == 2 else 'Triplet'} {child.order}"
    return seen.forename


def _whereabouts(seen: Seen, family: Family, day: date) -> tuple[str, str, str, str]:
    if seen.home.restricted:
        return "", "", "", "R"
    arrived = family.new_to_country
    if arrived is not None and day < arrived + timedelta(days=60) and family.number % 2:
        return "No fixed address", "ZZ99 3VZ", seen.phone, ""
    return f"{seen.home.line}, Ashwater", seen.home.postcode, seen.phone, ""


def _parent(mother: _Record, seen: Seen, day: date) -> tuple[str, str, str, str, str]:
    return mother.local(day), seen.nhs, seen.forename, seen.surname, seen.born.isoformat()


def _status(seen: Seen, day: date, person: Person) -> str:
    if not seen.nhs:
        return "07" if "new_to_country" in person.flags else "03"
    return "08" if (day - person.born).days < 14 else "01"


def _note(visit: Visit, pen: Pen) -> str:
    if visit.outcome != "ATT":
        return notes.pick(pen.rng, notes.NOT_SEEN)
    kind = "CALL" if visit.kind == "ADD" and visit.place == "NON" else visit.kind
    texts = notes.HEALTH_VISITING[kind]
    return notes.pick(pen.rng, texts)


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


def _before_birth(values: Values) -> Values:
    at, born = COLUMNS.index("ContactDateTime"), str(values[COLUMNS.index("DOB")])
    day = date.fromisoformat(born) - timedelta(days=100)
    return [*values[:at], f"{day} 10:00", *values[at + 1 :]]


WRITER = Writer(
    source=SOURCE,
    rows=rows,
    form=Table("HV_Contacts_{compact}.csv", COLUMNS, line_end="\n"),
    spoils=(
        put(COLUMNS, "unknown type of contact", ContactType="9-12"),
        put(COLUMNS, "contact on a day that is none", ContactDateTime="2026-02-31 09:30"),
        put(COLUMNS, "unknown place", Place="???"),
        Spoil("contact before birth", _before_birth),
        put(COLUMNS, "no outcome", Outcome=""),
    ),
)
