"""What every writer of a source shares: rows, the pen it writes with, and how faults are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, Protocol

from demo.borough import Borough
from demo.lives.people import Child, Family, Person
from demo.seen import Quality, View
from demo.truth import Truth

Values = list[Any]


class Row(NamedTuple):
    """One row: the day the system knew it, its key, its cells, its sheet if there are several."""

    known: date
    key: str
    values: Values
    sheet: str = ""
    firm: bool = False  # other rows rest on it, so it is never written wrong on purpose


class Spoil(NamedTuple):
    """A fault put into a row on purpose: in words, and what it does to the cells."""

    what: str
    change: Callable[[Values], Values]
    sheet: str = ""


@dataclass
class Pen:
    """What a writer writes with, for one source: its own chance, counters, and the truth's ear."""

    source: str
    today: date
    since: date  # contacts, doses and sessions before this are not sent
    borough: Borough
    truth: Truth
    rng: Random = field(default_factory=Random)
    counter: int = 0

    def next(self) -> int:
        """The next number of this source's rows."""
        self.counter += 1
        return self.counter

    def view(self, person: Person, quality: Quality, family: Family) -> View:
        """The source's view of a person, who may be confused with mother or twin."""
        others = (family.mother, *family.children) if isinstance(person, Child) else ()
        if family.showcase:
            quality = self._careful(quality, family, person)
        return View(self.rng, person, quality, tuple(o for o in others if o is not person))

    def _careful(self, quality: Quality, family: Family, person: Person) -> Quality:
        """Shown families are written well; but the centre gives one twin the other's number."""
        second = family.showcase == "twins" and isinstance(person, Child) and person.order == 2
        return replace(
            quality,
            typo=0,
            variant=0,
            wrong_birthday=0,
            wrong_number=0,
            late=0,
            no_number=1.0 if quality.no_number == 1.0 else 0,
            twin_number=1.0 if second and self.source == "childrens_centres" else 0,
        )

    def soon(self, day: date, within: int = 4) -> date:
        """The day on which something that happened on a day was recorded."""
        return day + timedelta(days=self.rng.randrange(within))

    def happens(self, share: float) -> bool:
        return self.rng.random() < share

    def tell(self, local_id: str, role: str, view: View, nhs: str) -> None:
        """Let the truth know whom a row means."""
        self.truth.mention(self.source, local_id, role, view.person, nhs, view.slipped)


class Sheet(Protocol):
    """An open file (or set of files) that takes rows."""

    def write(self, row: Row) -> None: ...

    def close(self) -> list[tuple[str, int]]:
        """Finish; the names of the files written, and the rows in each."""
        ...


class Form(Protocol):
    """How a source's files look. month counts the periods from 0; part the files of one period."""

    def open(self, folder: Path, period: str, month: int, part: int) -> Sheet: ...


@dataclass(frozen=True)
class Writer:
    """A source's writer: its rows for a family, the form of its files, the faults it makes.

    as_last_known: it sends how things stand, so a key comes once in a period.
    """

    source: str
    rows: Callable[[Family, Pen], Iterator[Row]]
    form: Form
    spoils: tuple[Spoil, ...]
    as_last_known: bool = False


def put(columns: tuple[str, ...], what: str, sheet: str = "", /, **cells: str) -> Spoil:
    """A fault that puts fixed text into named columns (spaces in a column's name as `_`)."""
    places = {
        columns.index(name.replace("_", " ") if name not in columns else name): text
        for name, text in cells.items()
    }

    def change(values: Values) -> Values:
        return [places.get(n, value) for n, value in enumerate(values)]

    return Spoil(what, change, sheet)
