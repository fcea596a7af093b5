"""`onestory link`: links lists of people by themselves, or answers one person at a time against an index."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import click

EXIT_REVIEW, EXIT_REFUSED = 3, 2


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where to write source,record_id,person_id."
)
@click.option(
    "--review",
    type=click.Path(path_type=Path),
    help="Where to write pairs that a person must decide.",
)
@click.option(
    "--against",
    multiple=True,
    type=click.Path(path_type=Path),
    help="List to answer from, with --stdin.",
)
@click.option("--stdin", is_flag=True, help="Read one person a line as JSON, answer one line each.")
@click.option(
    "--test-numbers", is_flag=True, help="Take NHS numbers starting with 9 (never issued) as real."
)
@click.option(
    "--model", type=click.Path(path_type=Path), help="Another model file than the newest."
)
@click.option("--json", "as_json", is_flag=True, help="Print a summary as JSON.")
def link(
    files: tuple[Path, ...],
    out: Path | None,
    review: Path | None,
    against: tuple[Path, ...],
    stdin: bool,
    test_numbers: bool,
    model: Path | None,
    as_json: bool,
) -> None:
    """Find who is who in FILES (CSV or Parquet, one file a source, the source is the file's name).

    Columns, any subset, as text: record_id, event_date, nhs_number, forename, middle_name, surname, dob, sex, address,
    postcode, uprn, phone, birth_order, plurality, mother_nhs_number, mother_forename, mother_surname, mother_dob.

    Exit code: 0 done; 3 done, and --review holds questions for a person; 2 refused, with the reason.

    With --against INDEX --stdin: prints READY, then answers each JSON line {"forename": …} by
    {"decision": "link" | "review" | "new", "record_id": …, "probability": …, "because": …}.
    """
    from onestory.people.linkage.files import Refused

    try:
        if against or stdin:
            if not (against and stdin) or files:
                raise Refused(
                    "To answer one at a time give --against INDEX and --stdin, and no other files."
                )
            from onestory.people.linkage.live import serve

            serve([*against], model, test_numbers=test_numbers)
            return
        if not files or out is None:
            raise Refused("Give the files to link, and --out for where to write the people found.")
        summary = _bulk(list(files), out, review, model, test_numbers)
    except Refused as error:
        click.echo(f"Refused: {error}", err=True)
        sys.exit(EXIT_REFUSED)
    click.echo(json.dumps(summary) if as_json else _told(summary))
    sys.exit(EXIT_REVIEW if review is not None and summary["reviews"] else 0)


def _told(summary: dict[str, Any]) -> str:
    return (
        f"{summary['records']:,} records are {summary['persons']:,} people; {summary['reviews']:,} pairs for a "
        f"person to "
        f"decide; {summary['seconds']:.1f} s."
    )


def _bulk(
    files: list[Path], out: Path, review: Path | None, model: Path | None, test_numbers: bool
) -> dict[str, Any]:
    from onestory.people.linkage.run import run

    started = time.monotonic()
    steps = ("reading", "standardising", "numbers", "candidates", "weights", "people", "writing")
    with click.progressbar(
        length=len(steps), label="starting", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def say(step: str) -> None:
            bar.label = step
            bar.update(1)

        summary = run(files, out, review, model, test_numbers=test_numbers, say=say)
    for remark in summary["remarks"]:
        click.echo(remark, err=True)
    return summary | {"seconds": round(time.monotonic() - started, 2)}


if __name__ == "__main__":
    link()
