"""How well people were found, where the truth is known: over all pairs, and by slice."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Quality:
    """Shares of pairs and of persons; counts say how many stand behind them."""

    records: int
    persons: int
    precision: float
    recall: float
    f1: float
    persons_in_false_joins: float
    false_joins: int
    twins: int
    twins_joined: float
    siblings_joined: int
    mother_child_joined: int
    slices: dict[str, tuple[int, float, float]]  # name: persons, precision, recall


def _pairs(frame: pl.DataFrame, by: str | list[str]) -> int:
    sizes = frame.group_by(by).agg(n=pl.len().cast(pl.Int64))["n"]
    return int((sizes * (sizes - 1) // 2).sum())


def _touching(frame: pl.DataFrame, mark: pl.Expr) -> tuple[int, int, int]:
    """True pairs, found pairs, both, that touch a marked record."""
    rest = frame.filter(~mark)
    counts = []
    for by in ("entity", "person_id", ["entity", "person_id"]):
        counts.append(_pairs(frame, by) - _pairs(rest, by))
    return counts[0], counts[1], counts[2]


def ratio(a: float, b: float) -> float:
    return a / b if b else 1.0


def quality(frame: pl.DataFrame) -> Quality:
    """`frame`: one row a record with entity, person_id, and family, twin_set, role, slice columns (true or a word)."""
    true, found, both = (
        _pairs(frame, by) for by in ("entity", "person_id", ["entity", "person_id"])
    )
    mixed = (
        frame.group_by("person_id")
        .agg(pl.col("entity").unique())
        .filter(pl.col("entity").list.len() > 1)
    )
    people = frame.unique("entity").select("entity", "family", "twin_set", "role")
    joined = mixed.explode("entity").join(people, on="entity")
    both_of = joined.join(joined, on="person_id", suffix="_b").filter(
        pl.col("entity") < pl.col("entity_b")
    )
    same_family = both_of.filter(pl.col("family") == pl.col("family_b"))
    twin = same_family.filter(
        (pl.col("twin_set") >= 0) & (pl.col("twin_set") == pl.col("twin_set_b"))
    )
    sib = same_family.filter((pl.col("role") == "child") & (pl.col("role_b") == "child"))
    parent = same_family.filter(pl.col("role") != pl.col("role_b"))
    sets = people.filter(pl.col("twin_set") >= 0).group_by("twin_set").len()["len"]
    twins = int((sets * (sets - 1) // 2).sum())
    p, r = ratio(both, found), ratio(both, true)
    return Quality(
        frame.height,
        people.height,
        p,
        r,
        ratio(2 * p * r, p + r),
        ratio(joined["entity"].n_unique(), people.height) if people.height else 0.0,
        mixed.height,
        twins,
        twin.height / twins if twins else 0.0,
        sib.height - twin.height,
        parent.height,
        slices(frame),
    )


def slices(frame: pl.DataFrame) -> dict[str, tuple[int, float, float]]:
    marks: dict[str, pl.Expr] = {
        name: pl.col(name)
        for name in ("newborn", "no_nhs", "wrong_nhs", "renamed", "moved")
        if name in frame.columns
    }
    marks["twins"] = pl.col("twin_set") >= 0
    for origin in sorted(frame["origin"].unique().to_list()) if "origin" in frame.columns else []:
        marks[f"origin {origin}"] = pl.col("origin") == origin
    found: dict[str, tuple[int, float, float]] = {}
    for name, mark in marks.items():
        true, made, both = _touching(frame, mark)
        found[name] = (
            frame.filter(mark)["entity"].n_unique(),
            ratio(both, made),
            ratio(both, true),
        )
    return found


def table(q: Quality, reviews: int = 0) -> str:
    """The report as plain text."""
    lines = [
        f"records {q.records:,}   persons {q.persons:,}   "
        f"reviews {reviews:,} ({reviews / max(q.records, 1):.2%} of records)",
        f"precision {q.precision:.5f}   recall {q.recall:.5f}   F1 {q.f1:.5f}",
        f"false joins {q.false_joins}   persons in them {q.persons_in_false_joins:.3%}   "
        f"twins joined {q.twins_joined:.2%} of {q.twins}"
        f"   siblings {q.siblings_joined}   mother and child {q.mother_child_joined}",
    ]
    lines += [
        f"  {name:28s} persons {n:8,}  precision {p:.5f}  recall {r:.5f}"
        for name, (n, p, r) in q.slices.items()
    ]
    return "\n".join(lines)
