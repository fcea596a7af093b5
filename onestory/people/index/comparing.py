"""Two records side by side: what agrees, in words, and what each field is worth to the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from onestory.people.index.resolving import SAME_SYSTEM
from onestory.people.index.world import model, standardised
from onestory.people.kinds import FieldCompared
from onestory.people.linkage.columns import columns
from onestory.people.linkage.explain import FIELDS
from onestory.people.linkage.score import Scorer

# A field of the comparison: the columns shown, and those blanked to learn what it is worth
_PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "nhs_number": (("nhs_number",), ()),
    "forename": (("forename",), ("forename",)),
    "middle": (("middle_name",), ("middle",)),
    "surname": (("surname",), ("surname",)),
    "dob": (("dob",), ("dob",)),
    "sex": (("sex",), ("sex",)),
    "birth_order": (("birth_order", "plurality"), ("birth_order", "plurality")),
    "address": (("address", "postcode", "uprn"), ("house", "street", "postcode", "uprn")),
    "phone": (("phone",), ("phone",)),
    "mother": (
        ("mother_forename", "mother_surname", "mother_dob", "mother_nhs_number"),
        ("mother_forename", "mother_surname", "mother_dob", "mother_nhs"),
    ),
    "system": (("source", "local_id"), ()),
}


def compared(
    a: Mapping[str, Any], b: Mapping[str, Any], *, test_numbers: bool
) -> list[FieldCompared]:
    """A line a field: both values, the level in words, and the bits that the answer would lose.

    The bits are the difference to the same two records without the field, so that of several
    facts about one household only the best has any.
    """
    rows = pl.DataFrame([_texts(a), _texts(b)]).with_columns(id=pl.Series([0, 1]))
    clean = standardised(rows, test_numbers=test_numbers)
    versions = [clean, *(_without(clean, blank) for _, blank in _PARTS.values())]
    told = columns(pl.concat(versions), model())
    places = np.arange(0, 2 * len(versions), 2)
    scored = Scorer(told, told, model()).score(places, places + 1)
    levels = {name: int(values[0]) for name, values in scored.levels.items()}
    return [
        FieldCompared(
            field=name,
            a=_value(a, shown),
            b=_value(b, shown),
            words=_words(name, levels, clean, a, b),
            weight=_worth(name, float(scored.weight[0] - scored.weight[n]), a, b),
        )
        for n, (name, (shown, _)) in enumerate(_PARTS.items(), 1)
        if _value(a, shown) or _value(b, shown)
    ]


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    shown = {name for names, _ in _PARTS.values() for name in names}
    return {name: str(row.get(name) or "") for name in sorted(shown)}


def _without(clean: pl.DataFrame, blank: tuple[str, ...]) -> pl.DataFrame:
    nothing = {name: "" if clean.schema[name] == pl.String else 0 for name in blank}
    return clean.with_columns(
        pl.lit(value).cast(clean.schema[name]).alias(name) for name, value in nothing.items()
    )


def _value(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return ", ".join(str(row[name]) for name in names if row.get(name))


def _words(
    name: str,
    levels: Mapping[str, int],
    clean: pl.DataFrame,
    a: Mapping[str, Any],
    b: Mapping[str, Any],
) -> str:
    if name == "nhs_number":
        one, other = clean["nhs"].to_list()
        return "not given by both" if not (one and other) else "same" if one == other else "differs"
    if name == "system":
        return "one local number" if _one_system(a, b) else "each has a number of its own"
    return str(FIELDS[name][levels[name]])


def _worth(name: str, bits: float, a: Mapping[str, Any], b: Mapping[str, Any]) -> float | None:
    """A number is no evidence to be weighed: it anchors, or it contradicts."""
    if name == "nhs_number":
        return None
    if name == "system":
        return SAME_SYSTEM if _one_system(a, b) else 0.0
    return round(bits, 1)


def _one_system(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return bool((a["source"], a["local_id"]) == (b["source"], b["local_id"]))
