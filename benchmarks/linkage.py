"""Bulk and live matching on an invented population, beside Splink on the same records in the same run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from benchmarks.population import SETTINGS, World
from benchmarks.population_write import write
from benchmarks.results import Result, milliseconds, percentile
from onestory.people.linkage.quality import Quality, quality, table


def measured(command: list[str]) -> tuple[float, float, int]:
    """Seconds, peak megabytes and exit code of a command."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - started, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


@dataclass(frozen=True)
class Run:
    """A linker's speed and quality on one population."""

    name: str
    seconds: float
    peak: float
    found: Quality
    reviews: int

    def told(self) -> str:
        rate = self.found.records / self.seconds
        first = f"{self.name}: {self.seconds:.1f} s wall, {rate:,.0f} records/s, peak {self.peak:,.0f} MB"
        return f"\n{first}\n{table(self.found, self.reviews)}"


def run(name: str, folder: Path, out: Path, command: list[str], reviews: Path | None = None) -> Run:
    """Run a linker on the folder's lists and hold its answer against the truth."""
    seconds, peak, code = measured(command)
    if code not in (0, 3):
        raise SystemExit(f"{name} failed with exit code {code}.")
    truth = pl.read_parquet(folder / "truth.parquet")
    found = pl.read_csv(out, infer_schema=False).join(truth, on=["source", "record_id"])
    asked = pl.read_csv(reviews, infer_schema=False).height if reviews else 0
    return Run(name, seconds, peak, quality(found), asked)


def ours(folder: Path, scratch: Path) -> Run:
    """`onestory link` as anyone would call it."""
    files = [str(f) for f in sorted(folder.glob("*.csv"))]
    out, review = scratch / "links.csv", scratch / "review.csv"
    command = [sys.executable, "-m", "onestory.people.linkage", *files, "--test-numbers"]
    return run(
        "onestory link", folder, out, [*command, "--out", str(out), "--review", str(review)], review
    )


def splink(folder: Path, scratch: Path) -> Run:
    """Splink with its usual comparisons, trained on these records."""
    out = scratch / "splink.csv"
    command = [sys.executable, "-m", "benchmarks.linkage_splink", str(folder), str(out)]
    return run("Splink 5, trained and clustered at p >= .99", folder, out, command)


def live(folder: Path, questions: int) -> list[float]:
    """Seconds for each of so many questions about people of the index, asked one at a time."""
    files = sorted(folder.glob("*.csv"))
    rows = pl.concat(
        [pl.read_csv(f, infer_schema=False, n_rows=questions) for f in files], how="diagonal"
    )
    lines = [
        json.dumps(row)
        for row in rows.sample(min(questions, rows.height), seed=1).iter_rows(named=True)
    ]
    command = [sys.executable, "-m", "onestory.people.linkage", "--stdin", "--test-numbers"]
    against = [part for file in files for part in ("--against", str(file))]
    times = []
    with subprocess.Popen(
        [*command, *against], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        for line in lines:
            started = time.perf_counter()
            process.stdin.write(line + "\n")
            process.stdin.flush()
            process.stdout.readline()
            times.append(time.perf_counter() - started)
        process.stdin.close()
    return times


def results(records: int) -> list[Result]:
    """The lines of `make bench`: a population of about so many records nobody tuned on."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "population"
        write(
            World(replace(SETTINGS["plain"], families=max(1, records * 42 // 1_000), seed=4711)),
            folder,
        )
        mine, theirs = ours(folder, Path(scratch)), splink(folder, Path(scratch))
        times = live(folder, 2000)
    both = [
        (r, f"{r.found.precision:.5f} / {r.found.recall:.4f} / {r.found.f1:.4f}")
        for r in (mine, theirs)
    ]
    twins = [
        f"{r.found.twins_joined:.2%}; {r.found.persons_in_false_joins:.3%}" for r in (mine, theirs)
    ]
    return [
        Result(
            f"onestory link, {mine.found.records:,} records",
            f"{mine.seconds:.1f} s, {mine.peak:,.0f} MB",
            f"Splink {theirs.seconds:.1f} s, {theirs.peak:,.0f} MB",
            mine.seconds / theirs.seconds,
            "20 s, 3,000 MB",
        ),
        Result("precision / recall / F1", both[0][1], both[1][1], None, ".9995 / - / .996"),
        Result("twins joined; persons in false joins", twins[0], twins[1], None, ".2 %; .03 %"),
        Result(
            "pairs for review, of records",
            f"{mine.reviews / mine.found.records:.2%}",
            "",
            None,
            "1 %",
        ),
        Result(
            "one at a time, in memory: p50; p99",
            "; ".join(milliseconds(percentile(times, q)) for q in (0.5, 0.99)),
            "",
            None,
            "1 ms",
        ),
    ]


def main() -> None:
    """Invent a population (or take one already written) and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--families", type=int, default=4000, help="44,000 give about a million records"
    )
    parser.add_argument("--setting", default="plain", choices=sorted(SETTINGS))
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument("--folder", type=Path, help="lists and truth.parquet already written")
    parser.add_argument("--no-splink", action="store_true")
    parser.add_argument("--questions", type=int, default=2000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch) / asked.setting
        if asked.folder is None:
            write(
                World(replace(SETTINGS[asked.setting], families=asked.families, seed=asked.seed)),
                folder,
            )
        print(ours(folder, Path(scratch)).told())
        if not asked.no_splink:
            print(splink(folder, Path(scratch)).told())
        times = live(folder, asked.questions)
        print(
            "\none at a time: p50",
            *(milliseconds(percentile(times, q)) for q in (0.5, 0.99)),
            "p99",
        )


if __name__ == "__main__":
    main()
