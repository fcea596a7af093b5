"""Clean records as columns of small integers, so that millions of pairs are compared by arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage.model import Model
from onestory.people.linkage.names.sounds import sound

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
NAMES = ("forename", "middle", "surname", "mother_forename", "mother_surname")
NUMBERS = (
    "nhs",
    "uprn",
    "phone",
    "mother_nhs",
    "dob",
    "mother_dob",
    "sex",
    "birth_order",
    "plurality",
    "event",
)


@dataclass
class Columns:
    """n records; names as places in `words` (0 is none), addresses as places in their own lists."""

    n: int
    words: list[str]
    field: dict[str, NDArray[np.signedinteger]]
    sound: Ints  # of each word; equal where words sound alike
    tf_forename: NDArray[np.float32]  # of each word, log2 of its rarity
    tf_surname: NDArray[np.float32]
    sealed: NDArray[np.bool_]
    unnamed: NDArray[np.bool_]
    texts: dict[str, list[str]]  # the words behind address codes

    def __getitem__(self, name: str) -> NDArray[np.signedinteger]:
        return self.field[name]


def coded(parts: Sequence[pl.Series]) -> tuple[list[str], list[Ints]]:
    """Several text columns over one list of distinct words; "" is always place 0."""
    kind = pl.Categorical(pl.Categories.random())
    alive = [p.cast(kind) for p in (pl.Series([""]), *parts)]  # the codes hold only while these do
    held = [p.to_physical() for p in alive]
    firsts = [h.arg_unique() for h in held]
    codes = pl.concat([h.gather(f) for h, f in zip(held, firsts, strict=True)])
    texts = pl.concat(
        [p.gather(f).rename("") for p, f in zip((pl.Series([""]), *parts), firsts, strict=True)]
    )
    table = (
        pl.DataFrame({"code": codes, "text": texts})
        .drop_nulls()
        .unique("code", maintain_order=True)
    )
    place = np.zeros(int(table["code"].max()) + 1, np.int32)  # type: ignore[arg-type]
    place[table["code"].to_numpy()] = np.arange(table.height, dtype=np.int32)
    return table["text"].to_list(), [place[h.fill_null(0).to_numpy()] for h in held[1:]]


def rarity(
    words: Sequence[str], shares: dict[str, float], rule: dict[str, float], fallback: float
) -> NDArray[np.float32]:
    """Bits that agreement on each word is worth."""
    return np.array([worth(w, shares.get(w, fallback), rule) for w in words], dtype=np.float32)


def worth(word: str, share: float, rule: Mapping[str, float]) -> float:
    """Bits that agreement on a word of this share of records is worth; a letter is but an initial."""
    if len(word) == 1:
        return rule["initial"]
    return min(rule["cap"], max(rule["least"], math.log2(rule["tf_m"] / share)))


def columns(clean: pl.DataFrame, model: Model) -> Columns:
    """A frame of `standardise.clean` as Columns."""
    words, names = coded([clean[name] for name in NAMES])
    field: dict[str, NDArray[np.signedinteger]] = dict(zip(NAMES, names, strict=True))
    field |= {name: clean[name].to_numpy() for name in NUMBERS}
    home = clean.select(
        flat=pl.col("house").str.extract("^([^/]*)/", 1).fill_null(""),
        number=pl.col("house").str.extract("/(.*)$", 1).fill_null(""),
        street=pl.col("street").str.extract("^([^ ]*)", 1).fill_null(""),
    )
    texts: dict[str, list[str]] = {}
    for name, column in (
        *((n, home[n]) for n in ("flat", "number", "street")),
        ("postcode", clean["postcode"]),
    ):
        texts[name], (field[name],) = coded([column])
    back = model["fallback"]
    sounds = coded([pl.Series("s", [sound(w) for w in words])])[1][0]
    return Columns(
        clean.height,
        words,
        field,
        sounds,
        rarity(words, dict(model.tf_forename), dict(model["forename"]), back["forename"]),
        rarity(words, dict(model.tf_surname), dict(model["surname"]), back["surname"]),
        clean["sealed"].to_numpy(),
        clean["unnamed"].to_numpy(),
        texts,
    )
