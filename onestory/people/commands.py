"""`onestory people`: the index at the desk of whoever answers for it."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from rich.console import Console
from rich.table import Table

from onestory.people import actions, quality, queries
from onestory.people.kinds import Matched, RecordView, Refused
from onestory.shared.exits import Exit
from onestory.shared.nhs_number import Kind, kind

JSON = click.option("--json", "as_json", is_flag=True, help="For scripts.")
BY = click.option("--by", default=getpass.getuser, help="Who decides; you, if not said.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def people() -> None:
    """The index of people and its quality."""


@people.command("quality")
@click.option("--truth", type=FILE, help="Who is who; the invented borough's if not said.")
@click.option("--people", "persons", type=FILE, help="A list of persons, with --labels.")
@click.option("--labels", type=FILE, help="Pairs of that list that somebody labelled.")
@click.option("--markdown", is_flag=True, help="As a table for a page of text.")
@JSON
def measure(
    truth: Path | None, persons: Path | None, labels: Path | None, markdown: bool, as_json: bool
) -> None:
    """How well people were found, where the truth is known.

    Pairwise precision, recall and F1; false joins among twins, brothers and sisters, mother and
    child; the same by slice. Exit code 3 where questions wait for a person.
    """
    if persons and labels:
        _labelled(persons, labels, as_json)
        return
    report = quality.of_the_index(truth or _borough())
    if as_json:
        click.echo(json.dumps(report.as_json()))
    elif markdown:
        _as_markdown(report)
    else:
        _as_table(report)
    raise SystemExit(Exit.QUESTIONS if report.questions else Exit.SUCCESS)


@people.command()
@click.argument("who")
@JSON
def show(who: str, as_json: bool) -> None:
    """WHO, a person's number or NHS number: their records, each with why it is theirs.

    For whoever runs the service: it goes past the lens, as the database does. Exit code 4 where
    there is nobody, or only a sealed identity.
    """
    found = [(one, queries.records_of(one)) for one in _persons(who)]
    if not any(records for _, records in found):
        click.echo("Nobody here has that number.", err=True)
        raise SystemExit(Exit.REFUSED)
    if as_json:
        told = {one: [asdict(record) for record in records] for one, records in found}
        click.echo(json.dumps(told, default=str))
        return
    for one, records in found:
        _tell(one, records)


@people.command()
@BY
@JSON
def relink(by: str, as_json: bool) -> None:
    """Find everybody's person again from nothing; what people decided holds.

    Gives the same people as the deliveries did, so it changes nothing unless the weights, the
    thresholds or a standard changed. Exit code 3 where it left questions.
    """
    _done(actions.rebuild(by=by), as_json)


@people.command()
@click.argument("record", type=int)
@click.option("--reason", required=True, help="Why this record is another person's.")
@BY
@JSON
def unlink(record: int, reason: str, by: str, as_json: bool) -> None:
    """Part RECORD from its person, for good; what hangs on it goes with it."""
    try:
        _done(actions.unlink(record, reason=reason, by=by), as_json)
    except Refused as refused:
        click.echo(str(refused), err=True)
        raise SystemExit(Exit.REFUSED) from refused


def _borough() -> Path:
    truth: Path = settings.DATA / "demo" / "truth" / "truth.csv"
    if not truth.exists():
        raise click.UsageError("Say --truth: there is no invented borough here.")
    return truth


def _persons(who: str) -> list[int]:
    if kind(who) not in {Kind.MALFORMED, Kind.EMPTY, Kind.WRONG_CHECK_DIGIT}:
        found = [one.person_id for one in queries.find(nhs_number=who)]
        if found or not who.isdecimal():
            return found
    if not who.isdecimal():
        return []
    asked = int(who)
    return [asked] if not queries.shown([asked])[asked].sealed else []


def _tell(person: int, records: list[RecordView]) -> None:
    shown = queries.shown([person])[person]
    born = f", born {shown.born_on.value:%-d %B %Y}" if shown.born_on else ""
    click.echo(f"{person}  {shown.full_name}{born}")
    for record in records:
        words = ", ".join(f"{name} {value}" for name, value in record.words.items())
        corrected = " (corrected since)" if record.superseded else ""
        click.echo(f"  {record.record_id}  {record.source} {record.local_id}{corrected}: {words}")
        if record.link:
            click.echo(f"      {record.link.because}")


def _done(matched: Matched, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(matched)))
    else:
        click.echo(
            f"{matched.records:,} records: {matched.links:,} links begun, {matched.moved:,} records"
            f" moved, {matched.persons:,} new persons, {matched.questions:,} new questions"
        )
    raise SystemExit(Exit.QUESTIONS if matched.questions else Exit.SUCCESS)


def _labelled(persons: Path, labels: Path, as_json: bool) -> None:
    found = quality.of_labels(persons, labels)
    told: dict[str, Any] = asdict(found)
    if as_json:
        click.echo(json.dumps(told))
        return
    click.echo(
        f"{found.same_joined:,} of {found.same:,} pairs labelled as one person joined;"
        f" {found.different_joined:,} of {found.different:,} labelled as two"
    )


def _as_markdown(report: quality.Report) -> None:
    click.echo("| | measured | target |\n| --- | --- | --- |")
    for line in quality.table(report):
        click.echo("| " + " | ".join(line) + " |")


def _as_table(report: quality.Report) -> None:
    table = Table("", "measured", "target")
    for line in quality.table(report):
        table.add_row(*line)
    Console(width=110).print(table)
    if report.unknown:
        click.echo(f"{report.unknown:,} records are of nobody in the truth, and left out.")
