"""Whether the columns of a file are those of its source, and which source they look like if not."""

import difflib
from collections.abc import Sequence

from onestory.feeds.kinds import Source, Table
from onestory.feeds.reading.shapes import Unreadable
from onestory.shared import catalogue

SOURCES = "onestory.feeds.sources"


def check(source: Source, table: Table, header: Sequence[str]) -> tuple[str, ...]:
    """Sentences on columns that nobody reads; `Unreadable` where one that we need is missing."""
    where = f" of sheet “{table.name}”" if table.name else ""
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise Unreadable(
            f"Two columns{where} are called “{twice[0]}”, so nobody can say which is meant. "
            f"Ask {source.contact} to name them apart."
        )
    missing = [name for name in table.columns if name not in header]
    if missing:
        raise Unreadable(_missing(source, table, header, missing, where))
    known = {*table.columns, *table.ignored}
    return tuple(
        f"The column “{name}”{where} is new to us and was not read. It is safe in the kept file; "
        f"if it matters, add it to the source “{source.id}”."
        for name in header
        if name and name not in known
    )


def _missing(
    source: Source, table: Table, header: Sequence[str], missing: list[str], where: str
) -> str:
    if len(missing) * 2 > len(table.columns):
        return _wrong_file(source, header)
    named = ", ".join(_with_nearest(name, header, table) for name in missing)
    return (
        f"{'A column is' if len(missing) == 1 else 'Columns are'} missing{where}: {named}. "
        f"Ask {source.contact} to send the file with all its columns, named as before."
    )


def _with_nearest(name: str, header: Sequence[str], table: Table) -> str:
    strangers = {column.casefold(): column for column in header if column not in table.columns}
    near = difflib.get_close_matches(name.casefold(), strangers, n=1, cutoff=0.5)
    return f"“{name}” (the nearest found is “{strangers[near[0]]}”)" if near else f"“{name}”"


def _wrong_file(source: Source, header: Sequence[str]) -> str:
    other = looks_like(header) or looks_like(_otherwise_separated(header))
    if other and other.id != source.id:
        return (
            f"This is not a file of {source.name}: by its columns it looks like {other.name}. "
            f"If so, receive it as “{other.id}”."
        )
    seen = ", ".join(name for name in header[:6] if name) or "none"
    return (
        f"This is not a file of {source.name}: almost none of its columns are there. Its first "
        f"columns are {seen[:200]}. Check that the right file was chosen, and that its separator "
        f"is the usual one; else ask {source.contact}."
    )


def _otherwise_separated(header: Sequence[str]) -> list[str]:
    """The same first line, had its separator been the one that stands in it most."""
    line = ",".join(header)
    separator = max(",;\t|", key=line.count)
    return [name.strip(' "') for name in line.split(separator)]


def looks_like(header: Sequence[str]) -> Source | None:
    """The source with the most of these columns, if they are more than half of what it needs."""
    found = [
        (len(set(table.columns) & set(header)) / len(table.columns), source)
        for source in catalogue.definitions(SOURCES, Source).values()
        for table in source.tables
    ]
    share, best = max(found, key=lambda one: one[0])
    return best if share > 0.5 else None
