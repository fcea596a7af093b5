"""Two children of one birth may bear near names, and a number may stand on the wrong one: names decide between them."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage.columns import Columns
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.score import name_levels

FIT = (0, 0, 1, 2, 2, 3, 4)
"""By level of two forenames how well they fit: only another step up is clearly better."""
ELSEWHERE = 2
"""How well a forename fits one that bears it as middle name or surname."""
BORN_SINCE = 20100101  # children: an adult's twin is seldom among the records
HOME = ("postcode", "phone", "mother_nhs", "mother_dob", "surname")
_FIT = np.array((*FIT, 0), np.int8)  # a name not given (-1) fits nothing
Rows = NDArray[np.int32]
Marks = NDArray[np.bool_]


def fits(c: Columns, a: Rows, b: Rows) -> NDArray[np.int8]:
    """How well the forenames of rows fit."""
    levels = name_levels(c["forename"][a], c["forename"][b], c.words, names.forename_level)
    fit: NDArray[np.int8] = _FIT[levels]
    return fit


def called_otherwise(c: Columns, rows: Rows, ref: Rows) -> Marks:
    """Whether a child's row bears another forename than the row its number is known by."""
    own, known = c["forename"][rows], c["forename"][ref]
    other = (own != known) & (own > 0) & (known > 0) & (c["dob"][rows] >= BORN_SINCE)
    (at,) = np.nonzero(other)
    levels = name_levels(own[at], known[at], c.words, names.forename_level)
    other[at] = levels != names.INITIAL  # an initial fits near names alike
    return other


def misplaced(c: Columns, held: pl.DataFrame, rows: Rows, ref: Rows, otherwise: Marks) -> Marks:
    """Which of these rows a sibling's name fits clearly better than that of the number's child.

    The sibling: a number that others carry too, on a row of that birth date and household.
    """
    (at,) = np.nonzero(otherwise)
    told = pl.DataFrame({"at": at.astype(np.int32), "i": rows[at], "dob": c["dob"][rows[at]]})
    several = held.filter(pl.len().over("nhs") > 1).filter(pl.col("fore") > 0)
    born = several.filter(pl.col("dob").is_in(told["dob"].unique().implode())).select("dob", j="i")
    found = []
    for fact in HOME:
        here, there = (
            f.with_columns(fact=pl.Series(c[fact][f[k].to_numpy()].astype(np.int64))).filter(
                pl.col("fact") > 0
            )
            for f, k in ((told, "i"), (born, "j"))
        )
        found.append(here.join(there, on=["dob", "fact"]).select("at", "i", "j"))
    met = pl.concat(found).unique()
    i, j, place = (met[k].to_numpy() for k in ("i", "j", "at"))
    sex, other = c["sex"][i], c["sex"][j]
    near = (c["nhs"][i] != c["nhs"][j]) & ((sex == 0) | (other == 0) | (sex == other))
    i, j, place = i[near], j[near], place[near]
    known = np.maximum(fits(c, i, ref[place]), ELSEWHERE)
    marks = np.zeros(len(rows), bool)
    marks[place[fits(c, i, j) > known]] = True
    return marks


def ordered(c: Columns, held: pl.DataFrame) -> Rows:
    """Nameless rows of a birth whose order and number another row bears out: a sibling of other order and number."""
    told = held.filter((pl.col("order") > 0) & pl.col("many") & (pl.col("dob") > 0))
    rows = told["i"].to_numpy()
    number, postcode = (c[n][rows].astype(np.int64) for n in ("number", "postcode"))
    dwelling = np.where((number > 0) & (postcode > 0), number << 32 | postcode, 0)
    facts = {n: c[n][rows].astype(np.int64) for n in ("phone", "mother_nhs", "mother_dob")}
    found = []
    for fact in (dwelling, *facts.values()):
        here = told.with_columns(fact=pl.Series(fact)).filter(pl.col("fact") > 0)
        met = here.join(here, on=["dob", "fact"], suffix="_b").filter(pl.col("i") != pl.col("i_b"))
        agree = (pl.col("nhs") == pl.col("nhs_b")) == (pl.col("order") == pl.col("order_b"))
        found.append(met.select("i", agree=agree, sibling=pl.col("nhs") != pl.col("nhs_b")))
    each = pl.concat(found).group_by("i").agg(pl.col("agree").all(), pl.col("sibling").any())
    sure: Rows = each.filter("agree", "sibling")["i"].sort().to_numpy()
    return sure
