"""`python -m demo --out DIR`: write the invented borough's files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
from rich.progress import Progress

from demo import generate


@click.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the files.")
@click.option(
    "--under-fives",
    default=1500,
    show_default=True,
    help="Children under five living in the borough.",
)
@click.option("--seed", default=1, show_default=True, help="Another seed, another borough.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day it is; today if not given.",
)
@click.option(
    "--history-days", default=730, show_default=True, help="How far back contacts go; 1826 for all."
)
def main(out: Path, under_fives: int, seed: int, today: date | None, history_days: int) -> None:
    """Write files as Ashwater's systems would send them, and apart from them who is who."""
    day = (
        datetime.now().astimezone().date() if today is None else date.fromisoformat(str(today)[:10])
    )
    with Progress() as bar:
        task = bar.add_task("Children", total=under_fives)
        manifest = generate.write(
            out,
            under_fives,
            seed,
            day,
            lambda done, of: bar.update(task, completed=done, total=of),
            history_days,
        )
    rows = sum(d["rows"] for d in manifest["deliveries"])
    click.echo(f"{len(manifest['deliveries'])} deliveries, {rows:,} rows, in {out}")


if __name__ == "__main__":
    main()
