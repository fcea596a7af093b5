"""Which doses a child is due, by birth cohort (UK schedule of 2026), and what came of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from demo.lives.people import Child
from demo.writing import Pen

_WEEK = timedelta(weeks=1)


class Dose(NamedTuple):
    """A dose due, what came of it and when.

    status: G given, D declined, C contraindicated, N not brought.
    """

    vaccine: str
    number: str
    due: date
    on: date
    status: str
    batch: str


def schedule(born: date) -> list[tuple[str, str, date]]:
    """Vaccine, number in its course and due date for a child born on a day."""
    new_infant, eighteen, mmrv = (
        born >= date(2025, 7, 1),
        born >= date(2024, 7, 1),
        born >= date(2025, 1, 1),
    )
    eight, twelve, sixteen = born + 8 * _WEEK, born + 12 * _WEEK, born + 16 * _WEEK
    year, later = _months(born, 12), _months(born, 40)
    due = [
        ("6IN1", "1", eight),
        ("MENB", "1", eight),
        ("ROTA", "1", eight),
        ("6IN1", "2", twelve),
        ("ROTA", "2", twelve),
        ("6IN1", "3", sixteen),
    ]
    due += (
        [("MENB", "2", twelve), ("PCV", "1", sixteen)]
        if new_infant
        else [("PCV", "1", twelve), ("MENB", "2", sixteen)]
    )
    due += [("PCV", "B", year), ("MENB", "B", year), ("MMRV" if mmrv else "MMR", "1", year)]
    if eighteen:
        half = _months(born, 18)
        due += [("6IN1", "4", half), ("MMRV" if half >= date(2026, 1, 1) else "MMR", "2", half)]
    else:
        due.append(("HIBMENC", "1", year))
        due.append(("MMRV" if later >= date(2026, 1, 1) else "MMR", "2", later))
    due.append(("DTAPIPV", "1", later))
    due += [
        ("FLU", "1", date(year, 9, 15))
        for year in range(born.year + 2, born.year + 5)
        if date(year, 8, 31) >= _months(born, 24)
    ]
    return due


def doses(child: Child, pen: Pen) -> list[Dose]:
    """Doses that fell due here since the history's start, with what came of each."""
    refuses = pen.happens(0.03)
    misses = 0.22 if pen.happens(0.12) else 0.03
    late = pen.rng.choice((2, 6, 15, 30))
    found = []
    for vaccine, number, due in schedule(child.born):
        on = due + timedelta(days=pen.rng.randrange(95 if vaccine == "FLU" else late))
        if pen.since <= on <= pen.today and child.here(on):
            found.append(
                Dose(
                    vaccine,
                    number,
                    due,
                    on,
                    _came_of(vaccine, refuses, misses, pen),
                    f"{vaccine[:2]}{on.year % 100}{on.month:02d}{pen.rng.randrange(10)}",
                )
            )
    return found


def _came_of(vaccine: str, refuses: bool, misses: float, pen: Pen) -> str:
    if refuses:
        return "D"
    draw = pen.rng.random()
    if draw < misses + (0.3 if vaccine == "FLU" else 0):
        return "N"
    return "C" if draw > 0.998 else ("D" if draw > 0.99 else "G")


def _months(born: date, months: int) -> date:
    year, month = divmod(born.month - 1 + months, 12)
    return date(born.year + year, month + 1, min(born.day, 28))
