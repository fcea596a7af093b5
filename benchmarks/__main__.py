"""`make bench`: figures at 100,000 people, each beside a reference measured in the same run."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from benchmarks.results import Result

PARTS = ("delivery", "linkage", "live", "pages", "lens", "search", "million")


@click.command()
@click.option("--people", default=100_000, show_default=True, help="People in the database.")
@click.option("--records", default=1_000_000, show_default=True, help="For `onestory link`.")
@click.option("--index", default=1_000_000, show_default=True, help="People, for the last part.")
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="These parts, and no others.")
def main(people: int, records: int, index: int, only: tuple[str, ...]) -> None:
    """Measure, and print a table. Half an hour on two cores; `--people 10000` is a quick look."""
    os.environ["ONESTORY_DATA"] = str(_empty_folder())
    os.environ["DJANGO_SETTINGS_MODULE"] = "onestory.config.settings.demo"
    wanted = only or PARTS
    from benchmarks.results import show

    lines: list[Result] = []
    if "linkage" in wanted:
        from benchmarks import linkage

        lines += linkage.results(records)
    if set(wanted) - {"linkage"}:
        lines += _in_the_database(people, index, wanted)
    show(lines, f"One Story at {people:,} people, {datetime.now().astimezone().date():%d %B %Y}")


def _empty_folder() -> Path:
    """Where this run keeps its database: apart from the demo's, and forgotten by the next run."""
    kept = Path(os.environ.get("ONESTORY_DATA") or Path(__file__).parents[1] / ".onestory")
    folder = kept.resolve() / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _in_the_database(people: int, index: int, wanted: tuple[str, ...]) -> "list[Result]":
    import django
    from django.conf import settings
    from rich.console import Console

    from onestory.config.postgres import running

    django.setup()
    from benchmarks import borough, lens, live, live_million, pages, searching

    if settings.CLUSTER is None:
        raise click.UsageError("The benchmark fills a database of its own: unset DATABASE_URL.")
    with running(settings.CLUSTER):
        lines = borough.results(
            borough.fill(Console(stderr=True), people, datetime.now().astimezone().date())
        )
        if "live" in wanted:
            lines += live.results()
        if "pages" in wanted:
            lines += pages.results()
        if "lens" in wanted:
            lines += lens.results()
        if "search" in wanted:
            lines += searching.results()
        if "million" in wanted:  # the last: it fills the index past the front door
            lines += live_million.results(index)
    return lines


if __name__ == "__main__":
    main()
