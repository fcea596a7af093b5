"""From a seed to the files of all sources: families are made and written one by one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from demo import borough, troublesome
from demo.lives import families, kin
from demo.lives.people import Family
from demo.lives.wishes import SHOWCASES, Wish
from demo.lives.world import World
from demo.outbox import Outbox, periods
from demo.truth import Truth
from demo.writers import all_writers
from demo.writing import Pen, Writer

MONTHS = 12
HISTORY_DAYS = 730  # of contacts, doses and sessions; births and bookings go back five years
Progress = Callable[[int, int], None]


def write(
    out: Path,
    under_fives: int,
    seed: int,
    today: date,
    progress: Progress | None = None,
    history_days: int = HISTORY_DAYS,
) -> dict[str, Any]:
    """Write the files of all sources under `out`, and return the manifest.

    The same arguments give the same bytes. `progress(done, of)` is called with children made.
    Contacts, doses and sessions go back `history_days`; 1826 gives whole lives.
    Memory does not grow with `under_fives`: a family is written and let go.
    """
    place = borough.load()
    _clear(out)
    truth = Truth(out / "truth")
    calendar = periods(today, MONTHS)
    since = today - timedelta(days=history_days)

    def pen(writer: Writer) -> Pen:
        return Pen(writer.source, today, since, place, truth)

    desks = [
        _Desk(writer, Outbox(writer, out / "deliveries", calendar, truth), pen(writer), seed)
        for writer in all_writers()
    ]
    made = 0
    for family in _families(place, under_fives, seed, today):
        for desk in desks:
            desk.write(family)
        truth.close_family(family)
        made += len(families.under_fives(family, today))
        if progress is not None:
            progress(min(made, under_fives), under_fives)
    manifest = _manifest(desks, under_fives, seed, today)
    truth.close()
    troublesome.write(out / "troublesome", today)
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (out / "manifest.json").write_text(text + "\n", encoding="utf-8")
    return manifest


def _families(place: borough.Borough, under_fives: int, seed: int, today: date) -> Iterator[Family]:
    """Families until there are children enough: first those that must exist, then by chance."""
    world = World.of(place, today, under_fives)
    made, number = 0, 0
    while made < under_fives or number < len(SHOWCASES):
        wish = SHOWCASES[number] if number < len(SHOWCASES) else Wish()
        rng = Random((seed * 1_000_003 + number) * 64)
        for family in kin.household(number, rng, world, wish):
            made += len(families.under_fives(family, today))
            yield family
        number += 1


class _Desk:
    """A source's writer at work: its pen, its chance for each family, and its outbox."""

    def __init__(self, writer: Writer, box: Outbox, pen: Pen, seed: int) -> None:
        self._writer, self.box, self._pen, self._seed = writer, box, pen, seed
        self._salt = sum(map(ord, writer.source)) % 61 + 1

    def write(self, family: Family) -> None:
        self._pen.rng = Random((self._seed * 1_000_003 + family.number) * 64 + self._salt)
        self.box.write(self._writer.rows(family, self._pen), well=bool(family.showcase))


def _manifest(desks: list[_Desk], under_fives: int, seed: int, today: date) -> dict[str, Any]:
    """All deliveries in the order in which they came: by day, and within a day as they would."""
    for desk in desks:
        desk.box.close()
    found = [delivery for desk in desks for delivery in desk.box.deliveries]
    found.sort(key=lambda d: (d["received"], _TURN.get(d["source"], 9)))
    ordered = [{"order": n, **delivery} for n, delivery in enumerate(found, start=1)]
    return {
        "borough": "Ashwater",
        "seed": seed,
        "under_fives": under_fives,
        "today": str(today),
        "deliveries": ordered,
    }


# On one day the systems that know a family first send first.
_TURN = {
    "maternity_bookings": 0,
    "birth_notifications": 1,
    "health_visiting_contacts": 2,
    "child_health_immunisations": 3,
    "childrens_centres": 4,
    "housing": 5,
}


def _clear(out: Path) -> None:
    """Take away what an earlier run wrote there, and nothing else."""
    for name in ("deliveries", "truth", "troublesome"):
        shutil.rmtree(out / name, ignore_errors=True)
    (out / "manifest.json").unlink(missing_ok=True)
    out.mkdir(parents=True, exist_ok=True)
