"""The shape of a source: what its file looks like, and which facts its columns give.

A source is one file in `feeds/sources/` with one `DEFINITION`. Everything here is data that the
reading and staging turn into polars expressions, so that a file of a million rows never meets a
loop of ours. `Say` is how a fact names its value: a column's name, or a polars expression over the
columns as read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from onestory.feeds.rules.columns import Column

Say = str | pl.Expr


def always(words: str) -> pl.Expr:
    """The same text on every row."""
    return pl.lit(words)


def one_of(column: str, *values: str) -> pl.Expr:
    """Whether the column, as read, holds one of these."""
    return pl.col(column).is_in(list(values))


def chosen(column: str, choices: Mapping[str, str], otherwise: str = "") -> pl.Expr:
    """Another word for each value of a column, as read."""
    return pl.col(column).replace_strict(
        list(choices), list(choices.values()), default=otherwise, return_dtype=pl.String
    )


def words(*parts: Say, between: str = ", ") -> pl.Expr:
    """The parts that are there, joined; plain text goes in as `always("…")`."""
    return pl.concat_str([say(part) for part in parts], separator=between, ignore_nulls=True)


def say(value: Say) -> pl.Expr:
    """The expression of a `Say`."""
    return pl.col(value) if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A row speaks of a person. `known_only`: by local id alone, so we must know them already.

    Where such a person is not known, the row waits as a question; or, where it is not `needed`,
    goes on with a remark and without what it says of them.
    """

    name: str
    role: Say
    local_id: Say
    when: pl.Expr | None = None
    known_only: bool = False
    needed: bool = True
    since: Say | None = None
    """The day from which the source says so; the day of receipt where it does not tell."""
    nhs_number: Say | None = None
    nhs_number_status: Say | None = None
    """How far the source verified it, in the national code: 01 present and verified …"""
    forename: Say | None = None
    middle_name: Say | None = None
    surname: Say | None = None
    born: Say | None = None
    sex: Say | None = None
    address: Say | None = None
    postcode: Say | None = None
    uprn: Say | None = None
    phone: Say | None = None
    birth_order: Say | None = None
    plurality: Say | None = None
    mother_nhs_number: Say | None = None
    mother_forename: Say | None = None
    mother_surname: Say | None = None
    mother_born: Say | None = None
    died: Say | None = None
    stillborn: Say | None = None
    hidden: Say | None = None
    sealed: Say | None = None


@dataclass(frozen=True, kw_only=True)
class Relation:
    """`other` is the `kind` of `child`; both are names of mentions."""

    child: str
    other: str
    kind: Say
    since: Say
    until: Say | None = None
    parental_responsibility: Say | None = None
    when: pl.Expr | None = None


@dataclass(frozen=True, kw_only=True)
class Pregnant:
    """A pregnancy of a mentioned mother."""

    mother: str
    booked_on: Say
    due_on: Say
    babies: Say
    outcome: Say
    ended_on: Say
    when: pl.Expr | None = None


@dataclass(frozen=True, kw_only=True)
class LivesIn:
    """A mentioned person lives in a household of this source from a day."""

    member: str
    household: Say
    address: Say
    postcode: Say
    uprn: Say
    since: Say
    until: Say | None = None
    when: pl.Expr | None = None


@dataclass(frozen=True, kw_only=True)
class Happened:
    """A line for the timeline of a mentioned person."""

    of: str
    service: Say
    kind: Say
    on: Say
    at: Say | None = None
    outcome: Say | None = None
    line: Say
    detail: Mapping[str, Say] = field(default_factory=dict)
    restriction: Say | None = None
    when: pl.Expr | None = None


@dataclass(frozen=True, kw_only=True)
class Consented:
    """What a parent answered when asked under an agreement; about the mentioned person.

    `about` and `standing` are words of `sharing.kinds` (ABOUT, STANDINGS): by what right they
    decide, where the source or the law says so.
    """

    of: str
    agreement: str
    answer: Say
    decided_by_role: Say
    asked_how: Say
    asked_by: Say
    since: Say
    until: Say | None = None
    about: str = ""
    standing: Say | None = None
    when: pl.Expr | None = None


@dataclass(frozen=True, kw_only=True)
class Check:
    """A row that cannot be right although each cell is: it becomes a question about `column`."""

    column: str
    wrong: pl.Expr
    words: str


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Outside of this a delivery is held whole until a person lets it through.

    `rows`: fewest and most. `usual`: share of the middle one of the last six deliveries, once
    there are three. Shares are of the rows; they are not asked of fewer than `small` rows.
    """

    rows: tuple[int, int] = (1, 5_000_000)
    usual: tuple[float, float] | None = (0.3, 3.0)
    duplicates: float = 0.1
    in_question: float = 0.2
    small: int = 50


@dataclass(frozen=True)
class Sample:
    """A row and the facts it gives, in words: the definition's own test. Unnamed cells are blank."""

    given: Mapping[str, str]
    gives: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """One kind of row: a CSV file, one sheet of a workbook, or the messages of a feed."""

    name: str = ""
    columns: Mapping[str, Column]
    ignored: Mapping[str, str] = field(default_factory=dict)
    """Columns that we knowingly do not read, each with why."""
    key: tuple[str, ...]
    newer: str = ""
    """The column (a day or a moment) that tells which of two rows with one key is the newer."""
    checks: tuple[Check, ...] = ()
    people: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    pregnancies: tuple[Pregnant, ...] = ()
    households: tuple[LivesIn, ...] = ()
    entries: tuple[Happened, ...] = ()
    consents: tuple[Consented, ...] = ()
    expected: Expected = field(default_factory=Expected)
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Csv:
    """Text with separators, one kind of row, names of columns in the first line."""

    separator: str = ","
    shape: Literal["csv"] = "csv"


@dataclass(frozen=True, kw_only=True)
class Excel:
    """A workbook with a sheet for each table; other sheets are named as ignored."""

    ignored_sheets: Mapping[str, str] = field(default_factory=dict)
    shape: Literal["excel"] = "excel"


@dataclass(frozen=True, kw_only=True)
class Fhir:
    """Messages: one JSON or XML, many as NDJSON, or a zip of them; one row a message."""

    shape: Literal["fhir"] = "fhir"


@dataclass(frozen=True, kw_only=True)
class Source:
    """One system that sends us files, under one agreement."""

    id: str
    name: str
    owner: str
    """Code of the organisation whose system it is."""
    contact: str
    """Whom to ask for the file again, in words."""
    agreement: str
    transport: Csv | Excel | Fhir
    tables: tuple[Table, ...]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How its files' names end."""
        return {
            "csv": (".csv", ".txt"),
            "excel": (".xlsx",),
            "fhir": (".json", ".ndjson", ".xml", ".zip"),
        }[self.transport.shape]
