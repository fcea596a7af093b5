"""Why a record is its person's, in words and bits, for thousands of links at once."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.index.resolving import Resolved, SystemScorer
from onestory.people.index.world import World
from onestory.people.linkage.explain import FIELDS, SAID
from onestory.people.linkage.score import Scored
from onestory.people.rules.methods import METHODS

_KNOWN_HERE = {
    "system": "same local id in the same system",
    "role": "both are adults in their sources' words",
}
_GROUPS = {
    "identity": ("forename", "middle", "dob", "sex", "birth_order"),
    "surname": ("surname",),
    "household": ("address", "phone", "mother"),
}


def reasons(
    told: World, done: Resolved, places: NDArray[np.int32], founders: NDArray[np.bool_]
) -> pl.DataFrame:
    """For each place: `method`, `weight`, `because`, `evidence` (JSON), `partner` (place or null).

    `founders` marks, for all rows, those whose person is founded by them.
    """
    partners = _partners(told, done, places, founders)
    alone = partners.filter(pl.col("partner").is_null()).with_columns(
        weight=pl.lit(None, pl.Float64), told=pl.lit(""), evidence=pl.lit("[]")
    )
    paired = partners.filter(pl.col("partner").is_not_null())
    whole = pl.concat([alone, _weighed(told, paired)]) if paired.height else alone
    words = pl.col("method").replace_strict(METHODS, return_dtype=pl.String)
    because = pl.when(pl.col("told") == "").then(words).otherwise(words + ": " + pl.col("told"))
    return whole.with_columns(because=because).drop("told").sort("place")


def _partners(
    told: World, done: Resolved, places: NDArray[np.int32], founders: NDArray[np.bool_]
) -> pl.DataFrame:
    """The record that speaks best for each: one of its number, else its heaviest pair."""
    asked = pl.DataFrame({"place": places})
    by_number, by_words = _by_number(told, done), _by_words(told, done)
    found = asked.join(by_number, on="place", how="left").join(by_words, on="place", how="left")
    founder = pl.Series("founder", founders[places])
    method = (
        pl.when("founder")
        .then(pl.lit("founded"))
        .when(pl.col("same_number").is_not_null())
        .then(pl.lit("number"))
        .when(pl.col("alike").is_null() & pl.col("place").is_in(done.decided))
        .then(pl.lit("decided"))
        .when(pl.col("alike").is_null())
        .then(pl.lit("corrected"))
        .when("same_system")
        .then(pl.lit("same_system"))
        .otherwise(pl.lit("score"))
    )
    return found.with_columns(founder).select(
        "place",
        method=method,
        partner=pl.when(~pl.col("founder")).then(pl.coalesce("same_number", "alike")),
    )


def _by_number(told: World, done: Resolved) -> pl.DataFrame:
    places = np.arange(len(told.ids), dtype=np.int32)
    held = pl.DataFrame({"place": places, "atom": told.held.atom, "person": done.person}).filter(
        pl.Series(told.held.number > 0)
    )
    first = held.group_by("atom", "person").agg(
        first=pl.col("place").min(), second=pl.col("place").sort().get(1, null_on_oob=True)
    )
    other = pl.when(pl.col("place") == pl.col("first")).then("second").otherwise("first")
    joined = held.join(first, on=["atom", "person"]).select("place", same_number=other)
    return joined.filter(pl.col("same_number").is_not_null())


def _by_words(told: World, done: Resolved) -> pl.DataFrame:
    a, b, weight = done.edges[:3]
    inside = done.person[a] == done.person[b]
    one = {"place": a[inside], "alike": b[inside], "weight": weight[inside]}
    two = {"place": b[inside], "alike": a[inside], "weight": weight[inside]}
    both = pl.concat([pl.DataFrame(one), pl.DataFrame(two)])
    best = both.sort(["weight", "alike"], descending=[True, False]).unique(
        "place", keep="first", maintain_order=True
    )
    same = pl.Series(told.own[best["place"].to_numpy()] == told.own[best["alike"].to_numpy()])
    return best.select("place", "alike").with_columns(same_system=same)


def _weighed(told: World, paired: pl.DataFrame) -> pl.DataFrame:
    a, b = paired["place"].to_numpy(), paired["partner"].to_numpy()
    scored, words, evidence = in_full(told, a, b)
    return paired.with_columns(
        weight=pl.Series(np.round(scored.weight.astype(np.float64), 2)),
        told=words,
        evidence=evidence,
    )


def in_full(
    told: World, a: NDArray[np.int32], b: NDArray[np.int32]
) -> tuple[Scored, pl.Series, pl.Series]:
    """Pairs of places weighed, with what agrees in words, and as JSON with the bits."""
    scored, system, adults = SystemScorer(told).in_parts(a, b)
    return scored, in_words(scored), as_json(scored, system, adults)


def in_words(scored: Scored) -> pl.Series:
    """What agrees and what does not, one sentence a pair; fields that nobody gave are left out."""
    return _levels(scored).select(_sentence(tuple(FIELDS)).alias("told"))["told"]


def as_json(scored: Scored, system: NDArray[np.float32], adults: NDArray[np.float32]) -> pl.Series:
    """The same as a list of {field, words, bits}; household facts share one sum of bits."""
    frame = _levels(scored).with_columns(
        pl.Series("identity_bits", scored.identity - system - adults),
        pl.Series("surname_bits", scored.surname),
        pl.Series("household_bits", scored.household),
        pl.Series("system_bits", system),
        pl.Series("role_bits", adults),
    )
    parts = [_line(name, _sentence(fields), f"{name}_bits") for name, fields in _GROUPS.items()]
    parts += [
        pl.when(pl.col(f"{name}_bits") > 0).then(_line(name, pl.lit(words), f"{name}_bits"))
        for name, words in _KNOWN_HERE.items()
    ]
    joined = pl.concat_str(*parts, separator=", ", ignore_nulls=True)
    return frame.select(evidence="[" + joined + "]")["evidence"]


def _line(field: str, words: pl.Expr, bits: str) -> pl.Expr:
    told = pl.when(words == "").then(pl.lit("nothing given")).otherwise(words)
    rounded = pl.col(bits).cast(pl.Float64).round(1).cast(pl.String)
    before, between, after = f'{{"field": "{field}", "words": "', '", "bits": ', "}"
    return pl.concat_str(pl.lit(before), told, pl.lit(between), rounded, pl.lit(after))


def _levels(scored: Scored) -> pl.DataFrame:
    return pl.DataFrame({field: scored.levels[field] for field in FIELDS})


def _sentence(fields: tuple[str, ...]) -> pl.Expr:
    words = [
        pl.col(field)
        .cast(pl.Int64)
        .replace_strict(
            {level: f"{SAID.get(field, field)} {said}" for level, said in FIELDS[field].items()
             if level != -1},
            default=None,
            return_dtype=pl.String,
        )
        for field in fields
    ]  # fmt: skip
    return pl.concat_str(*words, separator="; ", ignore_nulls=True)
