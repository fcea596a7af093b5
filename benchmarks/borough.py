"""A borough large enough to measure: written, and received through the front door with a clock."""

import io
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from rich.console import Console
from rich.progress import Progress

from benchmarks import month
from benchmarks.results import Result
from demo import generate
from onestory.agencies import actions as agencies
from onestory.config.demo_files import bars
from onestory.feeds import actions as feeds

PEOPLE_A_CHILD = 2.6  # children, mothers, other adults and members of households
WHOLE_LIVES = 1826  # days
CONTACTS = "health_visiting_contacts"
ROWS_A_MONTH = 100_000


@dataclass(frozen=True)
class Received:
    """How one file fared. `usual`: nearly all of it is about people who are known."""

    source: str
    file: Path
    rows: int
    seconds: float
    usual: bool = False

    @property
    def rate(self) -> float:
        return self.rows / self.seconds


def fill(console: Console, people: int, today: date) -> list[Received]:
    """Write files for about so many people and receive them all; what is kept is used again."""
    folder = settings.DATA / "borough"
    call_command("migrate", verbosity=0)
    agencies.load_partnership(
        settings.PROJECT / "demo" / "borough.yaml", by="benchmark", with_users=True
    )
    children = round(people / PEOPLE_A_CHILD)
    with bars(console) as progress:
        task = progress.add_task("Writing files", total=children)
        manifest = generate.write(
            folder,
            children,
            7,
            today,
            lambda done, of: progress.update(task, completed=done, total=of),
            history_days=WHOLE_LIVES,
        )
        found = _receive(folder, manifest["deliveries"], progress)
    return [*found, _usual_month(folder, found, today)]


def _receive(folder: Path, deliveries: list[dict[str, Any]], progress: Progress) -> list[Received]:
    task = progress.add_task("Receiving", total=sum(each["rows"] for each in deliveries))
    found = []
    for each in deliveries:
        path = folder / each["file"]
        state, took = _carried(each["source"], path, datetime.fromisoformat(each["received"]))
        progress.update(task, advance=each["rows"], description=f"Receiving {each['source']}")
        if state == "applied":
            found.append(Received(each["source"], path, each["rows"], took))
    _vacuum()
    return found


def _usual_month(folder: Path, received: list[Received], today: date) -> Received:
    """A month of contacts, as large as a large borough's, for the clients of those before it."""
    earlier = [each.file for each in received if each.source == CONTACTS]
    until = datetime(today.year, today.month, today.day, tzinfo=UTC)
    path = month.write(earlier, folder / "month.csv", ROWS_A_MONTH, until.replace(tzinfo=None))
    _state, took = _carried(CONTACTS, path, until)
    _vacuum()
    return Received(CONTACTS, path, ROWS_A_MONTH, took, usual=True)


def _carried(source: str, path: Path, at: datetime) -> tuple[str, float]:
    """Through the front door: its state, and seconds. One that is held begins again let through."""
    begun = time.perf_counter()
    delivery = feeds.receive(source, path, by="benchmark", received_at=at)
    state = feeds.carry_on(delivery)
    if state == "held" and path.name == "month.csv":  # larger than the months of a small borough
        feeds.let_through(delivery=delivery, reason="as large as it should be", by="benchmark")
        begun = time.perf_counter()
        state = feeds.carry_on(delivery)
    return state, time.perf_counter() - begun


def _vacuum() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def results(received: list[Received]) -> list[Result]:
    """Rows a second of each source's largest file, of a usual month, and of all.

    Files stand beside a bare COPY of the same rows.
    """
    borough = [each for each in received if not each.usual]
    largest = {each.source: each for each in sorted(borough, key=lambda each: each.rows)}
    lines = [_beside_copy(each) for each in largest.values() if each.file.suffix == ".csv"]
    lines += [_beside_copy(each) for each in received if each.usual]
    rows, seconds = sum(each.rows for each in borough), sum(each.seconds for each in borough)
    return [
        *lines,
        Result(
            f"all {len(borough)} deliveries received, matched, applied",
            f"{rows:,} rows in {seconds:.0f} s, {rows / seconds:,.0f} rows/s",
        ),
    ]


def _beside_copy(each: Received) -> Result:
    copied = _bare_copy(each)
    return Result(
        f"{each.source}: {'a usual month' if each.usual else 'a first file'} of {each.rows:,} rows",
        f"{each.rate:,.0f} rows/s",
        f"bare COPY {copied:,.0f} rows/s",
        each.rate / copied,
        "at least 0.2",
    )


def _bare_copy(each: Received) -> float:
    """Rows a second when PostgreSQL copies the same rows, as text, into a table with no index."""
    import polars as pl

    separator = ";" if each.source == "child_health_immunisations" else ","
    frame = pl.read_csv(each.file, separator=separator, infer_schema=False, encoding="utf8-lossy")
    text = io.BytesIO()
    frame.write_csv(text, include_header=False)
    columns = ", ".join(f"c{number} text" for number in range(frame.width))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bare ({columns})")
        begun = time.perf_counter()
        with cursor.copy("COPY bare FROM STDIN (FORMAT csv)") as copy:
            copy.write(text.getvalue())
        took = time.perf_counter() - begun
        cursor.execute("DROP TABLE bare")
    return frame.height / took
