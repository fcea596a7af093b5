"""The demo's files: written once as Ashwater's systems would, then handed in like anyone's."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from demo import generate

Manifest = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """Which borough: the same three give the same files."""

    under_fives: int
    seed: int
    today: date


def write(console: Console, folder: Path, wanted: Wanted) -> Manifest:
    """The manifest of the files in the folder; they are written where there are none."""
    kept = folder / "manifest.json"
    if kept.exists():
        manifest: Manifest = json.loads(kept.read_text(encoding="utf-8"))
        _tell_if_another(console, manifest, wanted)
        return manifest
    with bars(console) as progress:
        task = progress.add_task("Writing the files of six systems", total=wanted.under_fives)
        return generate.write(
            folder,
            wanted.under_fives,
            wanted.seed,
            wanted.today,
            lambda done, of: progress.update(task, completed=done, total=of),
        )


def bars(console: Console) -> Progress:
    """A line for each long piece of work, with what is left of it."""
    return Progress(
        TextColumn("{task.description:40}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
    )


def _tell_if_another(console: Console, manifest: Manifest, wanted: Wanted) -> None:
    if (manifest["under_fives"], manifest["seed"]) != (wanted.under_fives, wanted.seed):
        console.print(
            f"A borough of {manifest['under_fives']} children under five is kept, and stays. "
            "For another, add --anew."
        )
