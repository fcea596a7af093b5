"""What was written to the trail, witnessed outside the database as it is committed.

A seal is made every few minutes; until then a superuser of the database could take a row away without
a trace. So each process that writes a row also adds one line to a file of the day: the row's moment and
a digest of all that it says. Who takes a row away, or changes it, must change that file too, which lies
with the application and is copied elsewhere. A row that was rolled back is not witnessed; one whose
process died between commit and line has no witness, and counts as such.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

COLUMNS = (
    "happened_at", "reader", "reader_name", "roles", "organisations", "action", "outcome",
    "purpose", "people", "terms", "depths", "agreements", "because", "path", "came_from",
)  # fmt: skip
_OF_A_DAY = f"""select id, {", ".join(COLUMNS)} from sharing_auditrow
    where happened_at >= %s and happened_at < %s"""  # noqa: S608 - our own columns


@dataclass(frozen=True)
class Missing:
    """What was written on one day and is not there any more as it was written."""

    looks: int
    first: datetime
    rows: tuple[int, ...]
    """Rows of that day that nobody wrote: what was put in their place, if anything."""


def folder() -> Path:
    """One file a day. Copy it elsewhere as often as you can."""
    return Path(settings.TRAIL) / "audit-witness"


def when_committed(values: Sequence[Any]) -> None:
    """Witnesses one row, its values in the order of `COLUMNS`, once its transaction stands."""
    line = f"{values[0].timestamp():.6f} {digest_of(values)}\n"
    name = f"{values[0].astimezone(UTC):%Y-%m-%d}.txt"
    transaction.on_commit(lambda: _append(name, line), robust=True)


def digest_of(values: Sequence[Any]) -> str:
    """Of all that the row says but its number, which the database gives."""
    moment, *others = values
    words = json.dumps(
        [moment.astimezone(UTC).isoformat(), *others],
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def compared() -> Iterator[tuple[int, int, Missing | None]]:
    """Day by day: how many rows have their witness, how many have none, and what is missing."""
    for file in sorted(folder().glob("????-??-??.txt")):
        yield _compared(date.fromisoformat(file.stem), file)


def _append(name: str, line: str) -> None:
    """In one write to the end, so that processes do not write into each other's lines."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / name).open("a", encoding="ascii") as file:
        file.write(line)


def _compared(day: date, file: Path) -> tuple[int, int, Missing | None]:
    told: Counter[str] = Counter()
    moments: dict[str, float] = {}
    for line in file.read_text(encoding="ascii").splitlines():
        moment, _, digest = line.partition(" ")
        told[digest] += 1
        moments[digest] = float(moment)
    kept: dict[str, list[int]] = {}
    for number, digest in _rows(day):
        kept.setdefault(digest, []).append(number)
    there = Counter({digest: len(rows) for digest, rows in kept.items()})
    gone, unknown = told - there, there - told
    strange = tuple(sorted(row for digest in unknown for row in kept[digest]))
    return there.total() - len(strange), len(strange), _missing(gone, moments, strange)


def _missing(
    gone: Counter[str], moments: dict[str, float], strange: tuple[int, ...]
) -> Missing | None:
    if not gone:
        return None
    first = datetime.fromtimestamp(min(moments[digest] for digest in gone), UTC)
    return Missing(gone.total(), first, strange)


def _rows(day: date) -> Iterator[tuple[int, str]]:
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
    with connection.cursor() as cursor:
        cursor.execute(_OF_A_DAY, [begins, begins + timedelta(days=1)])
        depths = 1 + COLUMNS.index("depths")
        while rows := cursor.fetchmany(10_000):
            for row in rows:
                values = list(row)
                if isinstance(values[depths], str):
                    values[depths] = json.loads(values[depths])
                yield values[0], digest_of(values[1:])
