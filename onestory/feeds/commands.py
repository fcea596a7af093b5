"""`onestory feeds`: receive files, see where each source stands, and what waits for a person."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onestory.feeds import actions, queries
from onestory.feeds.queries import Came
from onestory.shared.exits import Exit

BY = "command line"
_as_json = click.option("--json", "as_json", is_flag=True, help="For scripts: JSON on one line.")


@click.group()
def feeds() -> None:
    """Receive files from the partnership's systems, and see what became of them."""


@feeds.command()
@click.argument("source")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--by", default=BY, show_default=True, help="Who brings the files.")
@click.option(
    "--received-at",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"]),
    help="When they came, if not now (UTC).",
)
@_as_json
def receive(
    source: str, files: tuple[Path, ...], by: str, received_at: datetime | None, as_json: bool
) -> None:
    """Receive FILES of SOURCE: keep them whole, check, match and apply them.

    Says for each how many rows were applied, are in question or were refused, with the reasons.
    A file that was received before changes nothing. Stopped half-way, the same command goes on.
    """
    at = received_at.replace(tzinfo=UTC) if received_at else None
    came: list[Came] = []
    for file in files:
        try:
            delivery = actions.receive(source, file, by=by, received_at=at)
        except actions.UnknownSource as unknown:
            raise click.UsageError(str(unknown)) from None
        with _bar(file.name, quiet=as_json) as progress:
            actions.carry_on(delivery, progress=progress)
        found = queries.delivery(delivery.pk)
        assert found is not None  # noqa: S101 - it was made above
        came.append(found)
        if not as_json:
            _tell(found)
    if as_json:
        click.echo(json.dumps([_told(one) for one in came], default=str))
    sys.exit(_exit(came))


@feeds.command()
@_as_json
def status(as_json: bool) -> None:
    """Where each source stands: its last delivery, what is held, what waits for an answer."""
    standings = queries.standings()
    if as_json:
        rows = [
            {
                "source": one.source.id,
                "deliveries": one.deliveries,
                "held": one.held,
                "questions": one.questions,
                "last": _told(one.last) if one.last else None,
            }
            for one in standings
        ]
        click.echo(json.dumps(rows, default=str))
    else:
        for one in standings:
            last = (
                f"last {one.last.received_at:%-d %b %Y}, {one.last.state}" if one.last else "never"
            )
            click.echo(
                f"{one.source.id:28} {one.deliveries:4} deliveries, {last}; "
                f"{one.held} held, {one.questions} questions"
            )
    waits = any(one.held or one.questions for one in standings)
    sys.exit(Exit.QUESTIONS if waits else Exit.SUCCESS)


@feeds.command()
@click.argument("source", default="")
@_as_json
def questions(source: str, as_json: bool) -> None:
    """What only a person can answer, of SOURCE or of all: held deliveries, and cells of rows."""
    held = [one for one in queries.held() if source in {"", one.source}]
    asked = queries.open_questions(source)
    if as_json:
        found = {
            "held": [_told(one) for one in held],
            "questions": [
                {
                    "id": one.pk,
                    "source": one.source,
                    "column": one.column,
                    "value": one.value,
                    "reason": one.reason,
                    "suggestion": one.suggestion,
                }
                for one in asked
            ],
        }
        click.echo(json.dumps(found, default=str))
    else:
        for one in held:
            click.echo(f"delivery {one.id} of {one.source} is held: {one.reason}")
        for question in asked:
            mend = f"; perhaps {question.suggestion}" if question.suggestion else ""
            click.echo(
                f"{question.pk} {question.source}: {question.column} {question.reason}{mend}"
            )
        if not held and not asked:
            click.echo("Nothing waits for an answer.")
    sys.exit(Exit.QUESTIONS if held or asked else Exit.SUCCESS)


@contextmanager
def _bar(name: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    if quiet:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, rows: bar.update(task, completed=min(done, rows), total=rows)


def _tell(came: Came) -> None:
    counts = ", ".join(f"{n:,} {fate.replace('_', ' ')}" for fate, n in sorted(came.fates.items()))
    click.echo(f"{came.file_name}: delivery {came.id}, {came.state}; {counts or 'no rows applied'}")
    for line in [*came.reason.splitlines(), *came.notes]:
        click.echo(f"  {line}")
    for row in queries.rows_of(came.id, ["refused"], limit=20):
        click.echo(f"  row {row.number}: {row.reason}")
    if came.fates.get("in_question"):
        click.echo(
            "  Answer the questions on the page “Questions”, or see: onestory feeds questions"
        )


def _told(came: Came) -> dict[str, Any]:
    return {
        "delivery": came.id,
        "source": came.source,
        "file": came.file_name,
        "received": came.received_at,
        "state": came.state,
        "reason": came.reason,
        "rows": came.rows,
        "fates": came.fates,
        "notes": came.notes,
        "refused": [
            {"row": row.number, "reason": row.reason}
            for row in queries.rows_of(came.id, ["refused"], limit=100)
        ],
    }


def _exit(came: list[Came]) -> Exit:
    if any(one.state in {"refused", "held"} for one in came):
        return Exit.REFUSED
    if any(one.fates.get("in_question") for one in came):
        return Exit.QUESTIONS
    return Exit.SUCCESS
