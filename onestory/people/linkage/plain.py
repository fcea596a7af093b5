"""Which records hang together, and which of those groups no guard could ever part."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage import dates
from onestory.people.linkage.anchor import Anchors
from onestory.people.linkage.columns import Columns
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.score import name_levels
from onestory.people.linkage.siblings import BORN_SINCE

Longs = NDArray[np.int32]


def components(n: int, a: Longs, b: Longs) -> Longs:
    """The smallest place reachable from each place."""
    low = np.arange(n, dtype=np.int32)
    while True:
        x, y = low[a], low[b]
        change = x != y
        if not change.any():
            return low
        a, b = a[change], b[change]
        least, most = np.minimum(x[change], y[change]), np.maximum(x[change], y[change])
        np.minimum.at(low, most, least)
        while True:
            again = low[low]
            if (again == low).all():
                break
            low = again


def claims(c: Columns, held: Anchors) -> tuple[Longs, Longs]:
    """Pairs of a doubtful row and the first row that carries its number."""
    (rows,) = np.nonzero(held.doubtful)
    frame = pl.DataFrame({"i": np.arange(c.n, dtype=np.int32), "nhs": c["nhs"]}).filter(
        pl.col("nhs").is_in(pl.Series(c["nhs"][rows]).implode())
    )
    firsts = frame.group_by("nhs").agg(low=pl.col("i").min())
    met = frame.join(firsts, on="nhs")
    return met["i"].to_numpy(), met["low"].to_numpy()


def not_plain(c: Columns, held: Anchors, every: Longs, decided: Longs) -> NDArray[np.bool_]:
    """By component (its smallest place): whether anything in it could meet a guard."""
    n = c.n
    frame = pl.DataFrame(
        {
            "g": every,
            "number": held.number,
            "sex": c["sex"],
            "order": c["birth_order"],
            "dob": c["dob"],
            "name": c["forename"],
            "sealed": c.sealed,
            "doubt": held.doubtful,
            "mother": c["mother_nhs"],
            "surname": c["surname"],
            "hers": c["mother_forename"],
            "phone": c["phone"],
        }
    )

    def some(name: str) -> pl.Expr:
        return pl.col(name).filter(pl.col(name) != 0)

    summary = frame.group_by("g").agg(
        several=(some("number").n_unique() > 1)
        | (some("mother").n_unique() > 1)
        | (some("order").n_unique() > 1)
        | ((some("sex").n_unique() > 1) & (pl.col("name") == 0).any()),
        sealed=pl.col("sealed").any() | pl.col("doubt").any(),
        mother=some("number").first().is_in(pl.col("mother").implode()).fill_null(False),
        dobs=some("dob").unique(),
        names=some("name").unique(),
        undated=(pl.col("dob") == 0).any()
        & (
            (some("phone").n_unique() > 1)
            | (some("name").n_unique() > 1)
            | (pl.col("dob").max() >= BORN_SINCE)
        ),
        mothers=some("hers").unique(),
        namesake=((pl.col("dob") == 0) & (pl.col("name") != 0)).any()
        & (
            some("name").is_in(pl.col("hers").implode()).any()
            | some("surname").is_in(pl.col("hers").implode()).any()
        ),
    )
    hard = np.zeros(n, bool)
    g = summary["g"].to_numpy()
    hard[g] = (
        summary["several"]
        | summary["sealed"]
        | summary["mother"]
        | summary["namesake"]
        | summary["undated"]
    ).to_numpy()
    many = ((c["plurality"] > 1) | (c["birth_order"] > 1)) if n else np.zeros(0, bool)
    hard[every[many]] = True
    hard[every[decided]] = True

    def meet_names(x: Longs, y: Longs) -> NDArray[np.bool_]:
        return _meet_names(c, x, y)

    for name, meets in (("dobs", _meet_dates), ("names", meet_names), ("mothers", meet_names)):
        lists = summary.filter(pl.col(name).list.len() > 1).select("g", name).explode(name)
        both = lists.join(lists, on="g", suffix="_b").filter(pl.col(name) < pl.col(f"{name}_b"))
        bad = ~meets(both[name].to_numpy(), both[f"{name}_b"].to_numpy())
        hard[both["g"].to_numpy()[bad]] = True
    return hard


def _meet_dates(x: Longs, y: Longs) -> NDArray[np.bool_]:
    return dates.date_level(x, y) >= dates.FILLER


def _meet_names(c: Columns, x: Longs, y: Longs) -> NDArray[np.bool_]:
    return name_levels(x, y, c.words, names.forename_level) >= names.INITIAL
