"""Rows of columns as the clusters that guards look at."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from onestory.people.linkage.anchor import Anchors
from onestory.people.linkage.columns import Columns
from onestory.people.linkage.guards import Cluster

KNOWN = (
    "forename",
    "middle",
    "surname",
    "dob",
    "sex",
    "birth_order",
    "plurality",
    "phone",
    "mother_nhs",
    "mother_forename",
    "nhs",
)


def told(c: Columns, held: Anchors, rows: NDArray[np.integer]) -> dict[str, list[Any]]:
    """What clusters are made of, for these rows, as plain lists."""
    lists: dict[str, list[Any]] = {name: c[name][rows].tolist() for name in KNOWN}
    for name in ("forename", "middle", "surname", "mother_forename"):
        lists[name] = [c.words[k] for k in lists[name]]
    extra = {
        "row": rows,
        "number": held.number[rows],
        "verified": held.verified[rows],
        "doubtful": held.doubtful[rows],
        "sealed": c.sealed[rows],
    }
    return lists | {name: values.tolist() for name, values in extra.items()}


def cluster(lists: dict[str, list[Any]], low: int, high: int) -> Cluster:
    """What the Resolver needs to know of an atom: a stretch of `told`."""

    def some(name: str) -> set[Any]:
        return {v for v in lists[name][low:high] if v}

    numbers, surnames, orders = some("number"), some("surname"), some("birth_order")
    claims = {
        n
        for n, d in zip(lists["nhs"][low:high], lists["doubtful"][low:high], strict=True)
        if d and n
    }
    many = any(v > 1 for v in lists["plurality"][low:high]) or any(v > 1 for v in orders)
    return Cluster(
        lists["row"][low:high],
        verified=set(numbers) if any(lists["verified"][low:high]) else set(),
        numbers=numbers,
        claims=claims,
        names=some("forename"),
        surnames=surnames,
        others=some("middle") | surnames,
        dobs=some("dob"),
        sexes=some("sex"),
        orders=orders,
        phones=some("phone"),
        mothers=some("mother_nhs"),
        mother_names=some("mother_forename"),
        many=many,
        single=not many and 1 in lists["plurality"][low:high],
        sealed=any(lists["sealed"][low:high]),
    )
