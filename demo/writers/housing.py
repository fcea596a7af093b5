"""Housing: tenancies and notices of Weirside Homes, one row for each person of the household."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from demo import notes, numbers
from demo.forms import Table
from demo.lives.people import Child, Family, Person
from demo.seen import Quality, Seen, View
from demo.writing import Pen, Row, Values, Writer, put

SOURCE = "housing"
# fmt: off
COLUMNS = (
    "Row Ref", "Event Ref", "Event", "Event Date", "Tenancy Ref", "Tenant Ref", "Person Ref",
    "Relationship To Tenant", "Title", "Forename", "Surname", "DOB", "Phone", "UPRN", "Address",
    "Postcode", "Bedrooms", "Household Size", "Detail", "Last Updated",
)
# fmt: on
QUALITY = Quality(
    typo=0.025, variant=0.05, wrong_birthday=0.01, no_number=1.0, late=0.2, middle=0.0, plain=True
)


@dataclass
class _Event:
    """Something that befell a tenancy: its code, its day and the officer's note."""

    code: str
    on: date
    detail: str
    only: Child | None = None  # HM is about one person


def rows(family: Family, pen: Pen) -> Iterator[Row]:
    tenant = family.father if family.tenant == "father" else family.mother
    if not family.tenant or tenant is None:
        return
    people = [tenant, *[p for p in family.parents() if p is not tenant], *family.children]
    views = {id(person): pen.view(person, QUALITY, family) for person in people}
    for event in _events(family, tenant, pen):
        yield from _rows(family, tenant, event, people, views, pen)


def _events(family: Family, tenant: Person, pen: Pen) -> list[_Event]:
    """The tenancy's start, children joining, notices, and its end when the tenant leaves."""
    rng = pen.rng
    start = max(
        min([c.born for c in family.children], default=pen.today - timedelta(days=500))
        - timedelta(days=rng.randrange(30, 1200)),
        tenant.arrived,
    )
    events = [_Event("TS", start, "")]
    events += [
        _Event(
            "HM",
            max(c.born, c.arrived) + timedelta(days=rng.randrange(20, 200)),
            notes.HOUSING["HM"][0],
            c,
        )
        for c in family.children
        if max(c.born, c.arrived) > start
    ]
    for code in family.notices:
        day = pen.today - timedelta(days=rng.randrange(15, 250 if family.showcase else 640))
        if day > start:
            events.append(_Event(code, day, notes.pick(rng, notes.HOUSING[code])))
    if tenant.left is not None:
        events.append(_Event("TE", tenant.left, notes.HOUSING["TE"][0]))
    last = tenant.left or pen.today
    return sorted((e for e in events if start <= e.on <= last), key=lambda e: e.on)


def _rows(
    family: Family,
    tenant: Person,
    event: _Event,
    people: list[Person],
    views: dict[int, View],
    pen: Pen,
) -> Iterator[Row]:
    known = pen.soon(event.on, 7)
    reference = f"W{700_000 + pen.next()}"
    living = [p for p in people if _in_household(p, tenant, family, event.on)]
    shown = [p for p in living if event.only is None or p is event.only]
    for n, person in enumerate(shown, start=1):
        seen = views[id(person)].on(known)
        tenant_seen = views[id(tenant)].on(known)
        local = "WH" + numbers.local_id(person.key, 51)
        pen.tell(local, _role(person, family), views[id(person)], "")
        key = f"{reference}-{n}"
        values = _cells(
            key, reference, event, family, tenant, person, seen, tenant_seen, known, len(living)
        )
        yield Row(known, key, values)


def _in_household(person: Person, tenant: Person, family: Family, on: date) -> bool:
    """Lives with the tenant on the day; the one who went to the refuge does not."""
    if person is tenant:
        return True
    return person.here(on) and person.home(on) == tenant.home(on)


def _cells(
    key: str,
    reference: str,
    event: _Event,
    family: Family,
    tenant: Person,
    person: Person,
    seen: Seen,
    tenant_seen: Seen,
    known: date,
    size: int,
) -> Values:
    grown = not isinstance(person, Child)
    born = "" if grown and person.key % 3 == 0 else _short(seen.born)
    home = tenant.home(event.on)
    break_in_cell = "\n" if family.number % 7 == 0 else ", "
    return [
        key,
        reference,
        event.code,
        _short(event.on),
        "T" + numbers.local_id(family.mother.key, 52),
        "WH" + numbers.local_id(tenant.key, 51),
        "WH" + numbers.local_id(person.key, 51),
        _relationship(person, tenant),
        _title(person),
        seen.forename.upper(),
        seen.surname.upper(),
        born,
        seen.phone if person is tenant else "",
        home.uprn,
        f"{home.line.upper()}{break_in_cell}ASHWATER",
        home.postcode,
        str(1 + family.number % 3),
        str(size),
        event.detail,
        _short(known),
    ]


def _relationship(person: Person, tenant: Person) -> str:
    if person is tenant:
        return "T"
    if isinstance(person, Child):
        return "S" if person.sex == "M" else "D"
    return "J" if person.key % 2 else "P"


def _role(person: Person, family: Family) -> str:
    if isinstance(person, Child):
        return "child"
    if family.adoptive:
        return "carer"
    return "mother" if person is family.mother else "father"


def _title(person: Person) -> str:
    if isinstance(person, Child):
        return "MSTR" if person.sex == "M" else "MISS"
    return "MR" if person.sex == "M" else ("MRS" if len(person.names) > 1 else "MS")


def _short(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year % 100:02d}"


WRITER = Writer(
    source=SOURCE,
    rows=rows,
    form=Table("weirside_extract_{period}.csv", COLUMNS),
    spoils=(
        put(COLUMNS, "unknown event", Event="XX"),
        put(COLUMNS, "event on a day that is none", Event_Date="31/02/26"),
        put(COLUMNS, "nobody named", Person_Ref=""),
    ),
)
