"""The demo's files: written once as Ashwater's systems would, then handed in like anyone's."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from demo import generate
from onestory.feeds import actions as feeds

Manifest = dict[str, Any]
Delivery = dict[str, Any]  # as the manifest lists it: demo/FILES.md


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


def receive(console: Console, folder: Path, manifest: Manifest, *, by: str) -> Counter[str]:
    """Hands in each file in the order in which it came; how many deliveries are in which state.

    What was received before is known by its content and passed over.
    """
    states: Counter[str] = Counter()
    with bars(console) as progress:
        task = progress.add_task(
            "Receiving", total=sum(each["rows"] for each in _deliveries(manifest))
        )
        for each in _deliveries(manifest):
            progress.update(task, description=f"Receiving {each['source']}, {each['period']}")
            states[_hand_in(folder, each, by)] += 1
            progress.advance(task, each["rows"])
        progress.update(task, description=f"Received {sum(states.values())} deliveries")
    return states


def _hand_in(folder: Path, each: Delivery, by: str) -> str:
    received = datetime.fromisoformat(each["received"])
    delivery = feeds.receive(each["source"], folder / each["file"], by=by, received_at=received)
    return feeds.carry_on(delivery)


def _deliveries(manifest: Manifest) -> list[Delivery]:
    found: list[Delivery] = manifest["deliveries"]
    return found


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
