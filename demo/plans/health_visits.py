"""A family's health visits: the mandated contacts in their windows, and more where needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from demo.lives.people import Child, Family
from demo.writing import Pen

# kind: earliest and latest day of age, and the share of children who are offered it in time.
_REVIEWS = (
    ("NB", 10, 15, 0.96),
    ("68W", 42, 58, 0.93),
    ("34M", 95, 120, 0.30),
    ("912M", 275, 364, 0.87),
    ("2YR", 735, 905, 0.82),
)
_LEVELS = ("U", "UP", "UPP")
# Contacts beyond the reviews, in a year: for a child's first year and after, by level of need.
_MORE = ((3.0, 0.7), (9.0, 5.0), (16.0, 11.0))


@dataclass
class Visit:
    """One contact with a child, or with the mother before birth (child is None)."""

    child: Child | None
    at: datetime
    kind: str
    outcome: str
    place: str
    centre: str
    mode: str
    practitioner: str
    profession: str
    team: str
    level: str
    feeding: str
    minutes: str


def plan(family: Family, pen: Pen) -> list[Visit]:
    """All visits since the history's start until today, in order of time."""
    days: list[tuple[date, Child | None, str]] = [
        (day, None, "AN") for day in _antenatal(family, pen)
    ]
    for child in family.children:
        days += [(day, child, kind) for day, kind in _of_child(child, family, pen)]
    days = [d for d in days if pen.since <= d[0] < pen.today]
    days.sort(key=lambda d: d[0])
    holder = pen.rng.randrange(100)
    return [_visit(family, child, day, kind, holder, pen) for day, child, kind in days]


def _antenatal(family: Family, pen: Pen) -> list[date]:
    days = []
    for pregnancy in family.pregnancies:
        day = _weekday(pregnancy.conceived + timedelta(days=pen.rng.randrange(196, 240)))
        going_on = pregnancy.ended is None or day < pregnancy.ended
        known = pregnancy.booked is not None and day > pregnancy.booked
        if known and going_on and pen.happens(0.7) and family.mother.here(day):
            days.append(day)
    return days


def _of_child(child: Child, family: Family, pen: Pen) -> list[tuple[date, str]]:
    found = []
    for kind, first, last, share in _REVIEWS:
        day = child.born + timedelta(days=pen.rng.randrange(first, last))
        if pen.happens(share):
            found.append((day, kind))
    found += [(day, "ADD") for day in _additional(child, family.need, pen)]
    if child.arrived > child.born:
        found.append((child.arrived + timedelta(days=pen.rng.randrange(5, 40)), "MOV"))
    weekdays = [(_weekday(day), kind) for day, kind in found]
    return [(day, kind) for day, kind in weekdays if child.here(day)]


def _weekday(day: date) -> date:
    """The day, or the Friday before: nobody visits at weekends."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _additional(child: Child, need: int, pen: Pen) -> list[date]:
    first, later = _MORE[need]
    age = (pen.today - child.born).days
    count = round(
        first * min(age, 365) / 365 + later * max(age - 365, 0) / 365 * pen.rng.uniform(0.5, 1.5)
    )
    days = []
    for _ in range(count):
        early = pen.happens(first / (first + later * max(age - 365, 1) / 365))
        days.append(
            pen.rng.randrange(16, 366) if early or age <= 380 else pen.rng.randrange(366, age + 1)
        )
    return [child.born + timedelta(days=day) for day in days]


def _visit(
    family: Family, child: Child | None, day: date, kind: str, holder: int, pen: Pen
) -> Visit:
    rng = pen.rng
    home = (child or family.mother).home(day)
    team = pen.borough.team_for("health_visiting", home.ward)
    staff = pen.borough.staff_of(team)
    place, mode = _where(kind, pen)
    profession = _profession(kind, pen)
    minute = rng.randrange(0, 32) * 15
    return Visit(
        child=child,
        at=datetime.combine(day, time(9 + minute // 60, minute % 60)),
        kind=kind,
        outcome=rng.choices(("ATT", "WNB", "DEC", "CAN"), (90, 6, 2, 2))[0],
        place=place,
        centre=home.centre if place == "CCT" else "",
        mode=mode,
        practitioner=_holder(family, staff, holder)
        if profession == "HV"
        else f"{profession}-{team[-1]}",
        profession=profession,
        team=team,
        level=_LEVELS[family.need],
        feeding=_feeding(kind, pen),
        minutes=str(rng.choice((15, 20, 30, 45, 60))) if mode == "F2F" else "10",
    )


def _holder(family: Family, staff: list[str], holder: int) -> str:
    """Showcase families are with the first of the team, who is the demo's health visitor."""
    return staff[0] if family.showcase else staff[holder % len(staff)]


def _where(kind: str, pen: Pen) -> tuple[str, str]:
    if kind in ("NB", "AN", "MOV"):
        return ("HOM", "F2F") if pen.happens(0.94) else ("NON", "VID")
    if kind == "ADD" and pen.happens(0.45):
        return "NON", pen.rng.choice(("TEL", "TEL", "TXT", "VID"))
    return pen.rng.choices(("HOM", "CCT", "CLN", "GPS"), (40, 30, 24, 6))[0], "F2F"


def _profession(kind: str, pen: Pen) -> str:
    if kind in ("NB", "AN", "68W"):
        return "HV"
    return pen.rng.choices(("HV", "CNN", "STU", "FN"), (62, 30, 5, 3))[0]


def _feeding(kind: str, pen: Pen) -> str:
    if kind not in ("NB", "68W"):
        return ""
    return pen.rng.choices(
        ("B", "M", "F", ""), (44, 17, 35, 4) if kind == "NB" else (33, 17, 45, 5)
    )[0]
