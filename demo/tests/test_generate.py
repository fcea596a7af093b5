"""The same seed tells the same story; another tells another; size changes the number of rows."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from itertools import pairwise
from pathlib import Path

from demo import borough, generate
from demo.outbox import periods
from demo.tests.conftest import TODAY
from demo.writers import all_writers


def _prints(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate.write(tmp_path / name, under_fives=40, seed=3, today=TODAY)
    assert _prints(tmp_path / "one") == _prints(tmp_path / "two")


def test_another_seed_gives_another_borough(tmp_path: Path) -> None:
    for seed in (1, 2):
        generate.write(tmp_path / str(seed), under_fives=40, seed=seed, today=TODAY)
    assert _prints(tmp_path / "1") != _prints(tmp_path / "2")


def test_writing_again_leaves_nothing_of_the_earlier_run(tmp_path: Path) -> None:
    generate.write(tmp_path, under_fives=40, seed=1, today=date(2026, 5, 1))
    generate.write(tmp_path, under_fives=40, seed=1, today=TODAY)
    generate.write(tmp_path / "fresh", under_fives=40, seed=1, today=TODAY)
    fresh = _prints(tmp_path / "fresh")
    again = {k: v for k, v in _prints(tmp_path).items() if not k.startswith("fresh")}
    assert again == fresh


def test_four_times_the_children_make_about_four_times_the_rows(tmp_path: Path) -> None:
    rows = []
    for size in (250, 1000):
        manifest = generate.write(tmp_path / str(size), size, seed=1, today=TODAY)
        rows.append(sum(d["rows"] for d in manifest["deliveries"]))
    assert 3.2 < rows[1] / rows[0] < 4.6


def test_progress_ends_at_all_the_children(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    generate.write(tmp_path, 60, 1, TODAY, lambda done, of: told.append((done, of)))
    assert told[-1] == (60, 60)
    assert told == sorted(told)


def test_the_manifest_lists_each_file_once_in_order_of_arrival(ashwater: Path) -> None:
    manifest = json.loads((ashwater / "manifest.json").read_text(encoding="utf-8"))
    found = manifest["deliveries"]
    assert [d["order"] for d in found] == list(range(1, len(found) + 1))
    assert [d["received"] for d in found] == sorted(d["received"] for d in found)
    files = {str(p.relative_to(ashwater)) for p in (ashwater / "deliveries").rglob("*.*")}
    assert {d["file"] for d in found} == files
    assert all(d["received"][:10] <= str(TODAY) for d in found)


def test_a_period_follows_the_other_without_a_gap() -> None:
    for today in (TODAY, date(2026, 3, 1), date(2027, 1, 2), date(2026, 5, 11)):
        found = periods(today, 12)
        assert found[0].kind == "before"
        for earlier, later in pairwise(found):
            assert later.first is not None
            assert (later.first - earlier.last).days == 1
        assert (today - found[-1].last).days == 1
        assert found[-1].first is not None
        assert (found[-1].last - found[-1].first).days >= 9


def test_every_system_that_sends_has_a_writer() -> None:
    systems = borough.load().description["systems"]
    assert len(systems) == 19
    assert {s["id"] for s in systems if s["sends"]} == {w.source for w in all_writers()}


def test_troublesome_files_are_named_with_what_is_wrong(ashwater: Path) -> None:
    told = (ashwater / "troublesome" / "README.md").read_text(encoding="utf-8")
    files = {p.name for p in (ashwater / "troublesome").iterdir()} - {"README.md"}
    assert len(files) >= 8
    assert all(f"`{name}`" in told for name in files)
