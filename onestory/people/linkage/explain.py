"""Why two records are, or are not, one person: a line a field, in words and bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from onestory.people.linkage import dates
from onestory.people.linkage.columns import columns
from onestory.people.linkage.model import Model
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.score import Scored, Scorer

MOTHER = {
    5: "same NHS number",
    4: "same name and birth date",
    3: "same birth date and a name",
    2: "same names",
    1: "same forename",
    0: "another mother",
    -1: "not given",
}
ADDRESS = {2: "same dwelling", 1: "same postcode", 0: "elsewhere", -1: "not given"}
YES = {1: "same", 0: "differs", -1: "not given"}
FIELDS = {
    "forename": names.WORDS,
    "middle": names.WORDS,
    "surname": names.WORDS,
    "dob": dates.WORDS,
    "sex": YES,
    "birth_order": YES,
    "address": ADDRESS,
    "phone": YES,
    "mother": MOTHER,
}
SAID = {"middle": "middle name", "dob": "birth date", "birth_order": "birth order"}


@dataclass(frozen=True)
class Line:
    """One field: what was found, and the bits it gave (negative: against)."""

    field: str
    words: str
    bits: float


def lines(s: Scored, at: int, model: Model) -> list[Line]:
    """The waterfall of one scored pair. Household facts share one sum: only the best of them counts."""
    level = {k: int(v[at]) for k, v in s.levels.items()}
    found = [
        Line(
            "before any evidence",
            f"one of about {model.persons:,.0f} people",
            -float(np.log2(model.persons)),
        )
    ]
    parts = {
        "identity": ("forename", "middle", "dob", "sex", "birth_order"),
        "surname": ("surname",),
        "household": ("address", "phone", "mother"),
    }
    for name, fields in parts.items():
        told = "; ".join(
            f"{SAID.get(f, f)} {FIELDS[f][level[f]]}" for f in fields if level[f] != -1
        )
        found.append(Line(name, told or "nothing given", float(getattr(s, name)[at])))
    return found


def because(s: Scored, at: int) -> str:
    """One short sentence of what agrees and what does not."""
    return sentence({k: int(v[at]) for k, v in s.levels.items()})


def sentence(level: Mapping[str, int]) -> str:
    """The levels of one pair in words."""
    return "; ".join(f"{SAID.get(f, f)} {w[level[f]]}" for f, w in FIELDS.items() if level[f] != -1)


def explain(clean: pl.DataFrame, a: int, b: int, model: Model) -> list[Line]:
    """What two rows of a clean frame agree on; the bits sum to the pair's weight."""
    two = clean[[a, b]]
    c = columns(two, model)
    return lines(Scorer(c, c, model).score(np.array([0]), np.array([1])), 0, model)
