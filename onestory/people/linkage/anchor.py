"""Who owns an NHS number: records that carry it are held against each other before it is believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage import dates, siblings
from onestory.people.linkage.columns import Columns
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.names.sounds import sound
from onestory.people.linkage.score import name_levels, young
from onestory.people.linkage.single import Told
from onestory.people.linkage.single import young as is_young

GROWN = (
    20100101  # born before: a number with another birth date is a bad date, not a brother's number
)


@dataclass
class Anchors:
    """Of each record: its atom (records one number holds together share one; else its own place), its believed number
    (0 none), whether two records confirm that number, and whether it carries a number that is another's."""

    atom: NDArray[np.int32]
    number: NDArray[np.int64]
    verified: NDArray[np.bool_]
    doubtful: NDArray[np.bool_]


def agree(
    c: Columns, a: NDArray[np.integer], b: NDArray[np.integer], many: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether two records of one number may be one person by name, birth date, sex and twin number.

    `many`: the number's child is of a multiple birth, whose twin may bear the same middle name.
    """
    fore = name_levels(c["forename"][a], c["forename"][b], c.words, names.forename_level)
    born = dates.date_level(c["dob"][a], c["dob"][b])
    fa, fb, sa, sb, ma, mb = (c[n][i] for n in ("forename", "surname", "middle") for i in (a, b))
    spoken = c.sound
    other = ~many & (
        ((spoken[fa] == spoken[mb]) & (mb > 0)) | ((spoken[fb] == spoken[ma]) & (ma > 0))
    )
    other |= (spoken[fa] == spoken[sb]) & (spoken[fb] == spoken[sa]) & (fa > 0) & (fb > 0)
    p, q = c["birth_order"][a], c["birth_order"][b]
    # Two children of one birth bear names as near as Amelia and Emilia: near is not enough.
    near = (fore >= names.INITIAL) & (~many | ((p > 0) & (p == q)))
    named = near | (fore >= names.PART) | (fore == names.INITIAL) | other
    x, y = c["sex"][a], c["sex"][b]
    sex_differs = (x > 0) & (y > 0) & (x != y)
    order_differs = (p > 0) & (q > 0) & (p != q)
    date_ok, no_date, no_name = born >= dates.FILLER, born == dates.MISSING, fore == names.MISSING
    surname = name_levels(sa, sb, c.words, names.surname_level) >= names.NEAR
    fine = (named & (date_ok | no_date)) | (
        no_name & date_ok & ((born == dates.EXACT) | surname) & ~sex_differs & ~order_differs
    )
    grown_a, grown_b = ((c["dob"][i] > 0) & (c["dob"][i] < GROWN) for i in (a, b))
    stray = (young(c, a) & grown_b) | (young(c, b) & grown_a)
    fine |= no_name & no_date & surname & ~sex_differs & ~order_differs & ~stray
    fine |= (
        grown_a
        & grown_b
        & (born == dates.DIFFERENT)
        & (fore >= names.NEAR)
        & surname
        & ~sex_differs
    )
    strong = (fore >= names.VARIANT) & date_ok
    return fine & (~order_differs | (fore >= names.VARIANT)) & (~sex_differs | strong)


def may_agree(x: Told, y: Told, *, many: bool) -> bool:
    """`agree` of one pair."""
    fore, born = names.forename_level(x.forename, y.forename), dates.date_level_of(x.dob, y.dob)
    near = fore >= names.INITIAL and (not many or 0 < x.birth_order == y.birth_order)
    named = near or fore >= names.PART or fore == names.INITIAL or _elsewhere(x, y, many=many)
    sex_differs = x.sex > 0 and y.sex > 0 and x.sex != y.sex
    order_differs = x.birth_order > 0 and y.birth_order > 0 and x.birth_order != y.birth_order
    date_ok, no_date, no_name = born >= dates.FILLER, born == dates.MISSING, fore == names.MISSING
    surname = names.surname_level(x.surname, y.surname) >= names.NEAR
    stray = (is_young(x) and 0 < y.dob < GROWN) or (is_young(y) and 0 < x.dob < GROWN)
    fine = named and (date_ok or no_date)
    fine |= (
        no_name
        and not sex_differs
        and not order_differs
        and (surname and not stray if no_date else date_ok and (born == dates.EXACT or surname))
    )
    if born == dates.DIFFERENT and x.dob < GROWN and y.dob < GROWN:
        fine |= fore >= names.NEAR and surname and not sex_differs
    return (
        fine
        and (not order_differs or fore >= names.VARIANT)
        and (not sex_differs or (fore >= names.VARIANT and date_ok))
    )


def _elsewhere(x: Told, y: Told, *, many: bool) -> bool:
    """The forename of one stands as the other's middle name, or names are exchanged."""
    fx, fy, sx, sy, mx, my = (
        sound(n) if n else ""
        for n in (x.forename, y.forename, x.surname, y.surname, x.middle, y.middle)
    )
    swapped = bool(fx and fy and fx == sy and fy == sx)
    return swapped or (not many and bool((my and fx == my) or (mx and fy == mx)))


def _reference(c: Columns, held: pl.DataFrame) -> pl.DataFrame:
    """For each number its commonest (forename, birth date), fullest first, by its first record."""
    counted = held.with_columns(
        full=(pl.col("fore") > 0).cast(pl.Int8) + (pl.col("dob") > 0).cast(pl.Int8)
    )
    each = counted.group_by("nhs", "fore", "dob", "full").agg(n=pl.len(), ref=pl.col("i").min())
    return (
        each.sort("nhs", "full", "n", "fore", "dob", descending=[False, True, True, False, False])
        .unique("nhs", keep="first", maintain_order=True)
        .select("nhs", "ref")
    )


def anchors(c: Columns) -> Anchors:
    """Atoms, believed numbers and doubts of all records."""
    n = c.n
    found = Anchors(
        np.arange(n, dtype=np.int32), np.zeros(n, np.int64), np.zeros(n, bool), np.zeros(n, bool)
    )
    several = (c["plurality"] > 1) | (c["birth_order"] > 1)
    held = pl.DataFrame(
        {
            "i": np.arange(n, dtype=np.int32),
            "nhs": c["nhs"],
            "fore": c["forename"],
            "dob": c["dob"],
            "order": c["birth_order"],
            "many": several,
        }
    ).filter((pl.col("nhs") > 0) & pl.Series(~c.sealed))
    told = pl.col("order").filter(pl.col("order") > 0)
    sized = held.join(_reference(c, held), on="nhs", maintain_order="left").with_columns(
        many=pl.col("many").any().over("nhs"),
        orders=told.n_unique().over("nhs"),
    )
    i, ref = sized["i"].to_numpy(), sized["ref"].to_numpy()
    # A nameless child of a multiple birth is known by an order that others of the number tell too;
    # else it may be the twin.
    alone = (pl.col("order") == 0) | (pl.len().over("nhs", "order") == 1)
    unsure = sized.select((pl.col("fore") == 0) & pl.col("many") & alone)["fore"].to_numpy()
    ordered = np.isin(i, siblings.ordered(c, held))
    unsure &= ~ordered
    fine = (agree(c, i, ref, np.zeros(len(i), bool)) | (i == ref)) & ~unsure
    otherwise = fine & siblings.called_otherwise(c, i, ref)
    unsure |= siblings.misplaced(c, held, i, ref, otherwise)
    whole = sized.with_columns(fine=pl.Series(fine | unsure)).with_columns(
        whole=pl.col("fine").all().over("nhs") & (pl.col("orders") <= 1), unsure=pl.Series(unsure)
    )
    plain = whole.filter(pl.col("whole") & ~pl.col("unsure")).with_columns(
        n=pl.len().over("nhs"), low=pl.col("i").min().over("nhs")
    )
    rows = plain["i"].to_numpy()
    found.atom[rows] = plain["low"].to_numpy()
    found.number[rows] = plain["nhs"].to_numpy()
    found.verified[rows] = (plain["n"] > 1).to_numpy()
    found.doubtful[whole.filter("unsure")["i"].to_numpy()] = True
    kept = whole.filter(~pl.col("whole") & ~pl.col("unsure"))
    for (number,), part in kept.sort("nhs", "i").group_by("nhs", maintain_order=True):
        _split(c, int(number), part["i"].to_numpy(), found)
    # Who is called otherwise, or known by a sibling's row, goes on looking for others: more may come.
    found.verified[i[otherwise | ordered]] = False
    return found


def _split(c: Columns, number: int, rows: NDArray[np.int32], found: Anchors) -> None:
    """One number on records that contradict each other: its owner keeps it, the others lose it."""
    k = len(rows)
    a, b = np.repeat(rows, k), np.tile(rows, k)
    together = agree(c, a, b, np.zeros(k * k, bool)).reshape(k, k) | np.eye(k, dtype=bool)
    groups = _grouped(c, rows, together)
    owner = _owner(c, groups)
    for place, group in enumerate(groups):
        if place == owner:
            found.atom[group], found.number[group] = group.min(), number
            found.verified[group] = len(group) > 1
        else:
            found.doubtful[group] = True


def _grouped(
    c: Columns, rows: NDArray[np.int32], together: NDArray[np.bool_]
) -> list[NDArray[np.int32]]:
    """Rows that agree, fullest support first. Who says most speaks first: a nameless row agrees with anybody."""
    says = (c["forename"][rows] > 0).astype(int) + (c["dob"][rows] > 0)
    left = np.ones(len(rows), bool)
    groups: list[NDArray[np.int32]] = []
    while left.any():
        speak = left & (says == says[left].max())
        support = (together & speak[None, :]).sum(axis=1) * speak
        core = together[int(np.argmax(support))] & left
        core &= _one_order(c["birth_order"][rows], core)
        groups.append(rows[core])
        left &= ~core
    return sorted(groups, key=lambda g: (-len(g), int(g.min())))


def _one_order(order: NDArray[np.signedinteger], core: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of a core that holds several twin numbers, the rows of its commonest (and those that tell none)."""
    told = order[core & (order > 0)]
    return (order == 0) | (order == np.bincount(told).argmax()) if len(told) else core


def _owner(c: Columns, groups: list[NDArray[np.int32]]) -> int:
    """Place of the group that owns the number; -1 when nobody can tell. Children's rows carry their mother's number."""
    years = [
        int(np.median(c["dob"][g][c["dob"][g] > 0] // 10000)) if (c["dob"][g] > 0).any() else 0
        for g in groups
    ]
    known = [y for y in years if y]
    if known and max(known) - min(known) >= 12 and sum(y == min(known) for y in years) == 1:
        eldest = years.index(min(known))
        if len(groups[eldest]) >= 2 or all(len(g) == 1 for g in groups):
            return eldest
    if len(groups) == 1 or len(groups[0]) > len(groups[1]):
        return 0
    return -1


def part(held: Anchors, apart: Iterable[tuple[int, int]]) -> None:
    """A number does not hold together what a person decided is two people: those records speak for themselves."""
    for a, b in apart:
        if held.atom[a] == held.atom[b]:
            rows = np.flatnonzero(held.atom == held.atom[a])
            held.atom[rows], held.verified[rows] = rows, False
