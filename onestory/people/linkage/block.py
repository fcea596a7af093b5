"""Keys under which records that could be one person meet; each key is specific enough to stay small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage.columns import Columns
from onestory.people.linkage.names.compare import WEAK
from onestory.people.linkage.names.sounds import sound

Keys = NDArray[np.uint64]
_A, _B, _C = (
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
    np.uint64(0x9E3779B97F4A7C15),
)
_ALL = (1 << 64) - 1
T = TypeVar("T")
U = TypeVar("U")
SMALL = 50_000  # rows that are not worth a thread
BITMAP = 26
_HEAD = np.uint64(64 - BITMAP)
_30, _27, _31 = np.uint64(30), np.uint64(27), np.uint64(31)
# Each way of meeting: the facts that must all be told, and agree. `low`, `high`: the two names in either order.
KINDS: dict[str, tuple[str, ...]] = {
    "nhs": ("nhs",),
    "postcode+dob": ("postcode", "born"),
    "phone+dob": ("phone", "born"),
    "phone+forename": ("phone", "fore"),
    "mother+dob": ("mother", "born"),
    "mother+forename": ("mother", "fore"),
    "mother_dob+dob": ("mother_dob", "born"),
    "mother_dob+forename": ("mother_dob", "fore"),
    "mother_names+dob": ("mother_fore", "mother_sur", "born"),
    "names+year": ("low", "high", "year"),
    "names+birthday": ("low", "high", "birthday"),
    "names+postcode": ("low", "high", "postcode"),
    "forename+house": ("fore", "number", "postcode"),
    "forename+street": ("fore", "number", "street"),
    "uprn+forename": ("uprn", "fore"),
}
TOKEN = "name+dob"  # noqa: S105 - every telling part of forename and surname, with the birth date


def mix(*parts: NDArray[np.generic]) -> Keys:
    """Several columns into one 64-bit key; stable for ever, since keys are kept in a database."""
    key = np.zeros(parts[0].shape, np.uint64)
    for part in parts:
        key += _C
        key ^= part.astype(np.uint64, copy=False)
        key ^= key >> _30
        key *= _A
        key ^= key >> _27
        key *= _B
        key ^= key >> _31
    return key


@lru_cache(maxsize=1 << 18)
def stable(text: str) -> int:
    """A 64-bit number for a text, never 0 but for no text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") | 1 if text else 0


SALTS = {kind: np.uint64(stable(kind) & 0xFFFF) for kind in (*KINDS, TOKEN)}


def spoken(word: str) -> list[int]:
    """Numbers of a name's whole sound and of every telling part of it."""
    if not word:
        return []
    pieces = word.split()
    telling = [p for p in pieces if len(p) > 2 and p not in WEAK] if len(pieces) > 1 else []
    return list(dict.fromkeys(stable(sound(p)) for p in (word, *telling)))


def birth_day(dob: NDArray[np.signedinteger]) -> NDArray[np.int64]:
    """A birth date with day and month in falling order where they could be exchanged."""
    day, month = dob % 100, dob // 100 % 100
    turned = (day <= 12) & (day < month)
    return np.where(turned, dob // 10000 * 10000 + day * 100 + month, dob).astype(np.int64)


def facts(c: Columns, whole: Keys) -> dict[str, NDArray[np.generic]]:
    """The columns that KINDS speak of; 0 is not told."""
    dob = c["dob"].astype(np.int64)
    fore, sur = whole[c["forename"]], whole[c["surname"]]
    both = (fore > 0) & (sur > 0)
    texts = {
        n: np.array([stable(w) for w in c.texts[n]], np.uint64)[c[n]]
        for n in ("postcode", "number", "street")
    }
    return texts | {
        "nhs": c["nhs"],
        "phone": c["phone"],
        "uprn": c["uprn"],
        "mother": c["mother_nhs"],
        "mother_dob": c["mother_dob"],
        "fore": fore,
        "born": birth_day(dob),
        "year": dob // 10000,
        "birthday": dob % 10000,
        "mother_fore": whole[c["mother_forename"]],
        "mother_sur": whole[c["mother_surname"]],
        "low": np.where(both, np.minimum(fore, sur), np.uint64(0)),
        "high": np.where(both, np.maximum(fore, sur), np.uint64(0)),
    }


def keys(c: Columns) -> list[tuple[NDArray[np.int32], Keys]]:
    """(record places, keys) for every way of meeting."""
    parts = [spoken(w) for w in c.words]
    whole = np.array([p[0] if p else 0 for p in parts], np.uint64)
    told = facts(c, whole)
    present = {name: values != 0 for name, values in told.items()}

    def of_kind(kind: str) -> tuple[NDArray[np.int32], Keys]:
        where = np.logical_and.reduce([present[n] for n in KINDS[kind]])
        rows = np.flatnonzero(where).astype(np.int32)
        return rows, mix(np.full(len(rows), SALTS[kind]), *(told[n][rows] for n in KINDS[kind]))

    counts = np.array([len(p) for p in parts], np.int64)
    starts, flat = np.cumsum(counts) - counts, np.array([k for p in parts for k in p], np.uint64)

    def of_tokens(name: str) -> tuple[NDArray[np.int32], Keys]:
        code = c[name]
        rows = np.flatnonzero(present["born"] & (code > 0)).astype(np.int32)
        many = counts[code[rows]]
        each = np.repeat(rows, many)
        offset = np.arange(len(each)) - np.repeat(np.cumsum(many) - many, many)
        found = flat[np.repeat(starts[code[rows]], many) + offset]
        return each, mix(np.full(len(each), SALTS[TOKEN]), found, told["born"][each])

    wanted = [*((of_kind, k) for k in KINDS), (of_tokens, "forename"), (of_tokens, "surname")]
    return side_by_side(lambda one: one[0](one[1]), wanted, small=c.n < SMALL)


def side_by_side(deed: Callable[[T], U], over: Sequence[T], *, small: bool) -> list[U]:
    """`map` on two threads, in order: arithmetic on long columns leaves the interpreter free."""
    if small or len(over) < 2:
        return [deed(one) for one in over]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(deed, over))


def mix_one(parts: Iterable[int]) -> int:
    """`mix` of one key."""
    key = 0
    for part in parts:
        key = ((key + 0x9E3779B97F4A7C15) & _ALL) ^ part
        key = ((key ^ key >> 30) * 0xBF58476D1CE4E5B9) & _ALL
        key = ((key ^ key >> 27) * 0x94D049BB133111EB) & _ALL
        key ^= key >> 31
    return key


def facts_of_one(one: Mapping[str, Any]) -> dict[str, int]:
    """`facts` of one clean record."""
    dob = one["dob"]
    day, month = dob % 100, dob // 100 % 100
    born = dob // 10000 * 10000 + day * 100 + month if day <= 12 and day < month else dob
    fore, sur, mother_fore, mother_sur = (
        stable(sound(one[n])) if one[n] else 0
        for n in ("forename", "surname", "mother_forename", "mother_surname")
    )
    low, high = (min(fore, sur), max(fore, sur)) if fore and sur else (0, 0)
    return {
        "nhs": one["nhs"],
        "phone": one["phone"],
        "uprn": one["uprn"],
        "mother": one["mother_nhs"],
        "mother_dob": one["mother_dob"],
        "postcode": stable(one["postcode"]),
        "number": stable(one["house"].partition("/")[2]),
        "street": stable(one["street"].split(" ")[0]),
        "fore": fore,
        "low": low,
        "high": high,
        "mother_fore": mother_fore,
        "mother_sur": mother_sur,
        "born": born,
        "year": dob // 10000,
        "birthday": dob % 10000,
    }


def keys_of_one(one: Mapping[str, Any]) -> set[int]:
    """The keys of one clean record: those `keys` gives for it."""
    told = facts_of_one(one)
    found = {
        mix_one((int(SALTS[k]), *(told[f] for f in fs)))
        for k, fs in KINDS.items()
        if all(told[f] for f in fs)
    }
    if told["born"]:
        parts = [p for name in ("forename", "surname") for p in spoken(one[name])]
        found |= {mix_one((int(SALTS[TOKEN]), part, told["born"])) for part in parts}
    return found


def table(c: Columns) -> pl.DataFrame:
    """All keys as a frame of (key, i)."""
    found = keys(c)
    return pl.DataFrame(
        {"key": np.concatenate([k for _, k in found]), "i": np.concatenate([r for r, _ in found])}
    )


def met(c: Columns, loose: NDArray[np.bool_]) -> pl.DataFrame:
    """The keys that a loose record may share, in order; most others are left out by one look at a bitmap."""
    found = keys(c)
    marks = np.zeros(1 << BITMAP, bool)
    for rows, key in found:
        marks[key[loose[rows]] >> _HEAD] = True
    kept = [(rows[near], key[near]) for rows, key in found for near in (marks[key >> _HEAD],)]
    return pl.DataFrame(
        {"key": np.concatenate([k for _, k in kept]), "i": np.concatenate([r for r, _ in kept])}
    ).sort("key", "i")


def pairs(
    keyed: pl.DataFrame, loose: NDArray[np.bool_], *, most: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], int]:
    """Distinct (a < b) sharing a key, at least one of them loose; and how many keys were too common to use.

    `keyed` is in order of key.
    """
    key, row = keyed["key"].to_numpy(), keyed["i"].to_numpy()
    first = (
        np.flatnonzero(np.diff(key, prepend=~key[:1]) != 0) if len(key) else np.zeros(0, np.int64)
    )
    size = np.diff(first, append=len(key))
    run = np.repeat(np.arange(len(first)), size)
    free = loose[row] & (size[run] > 1)
    dropped = int((size[np.unique(run[free])] > most).sum())
    at = np.flatnonzero(free & (size[run] <= most))
    many = size[run[at]]
    left = np.repeat(row[at], many)
    offset = np.arange(len(left)) - np.repeat(np.cumsum(many) - many, many)
    right = row[np.repeat(first[run[at]], many) + offset]
    # Two loose records meet from both sides: keep one of the two.
    keep = (left != right) & (~loose[right] | (left < right))
    left, right = left[keep].astype(np.int64), right[keep].astype(np.int64)
    both = (
        pl.Series(np.minimum(left, right) << 32 | np.maximum(left, right))
        .unique()
        .sort()
        .to_numpy()
    )
    return (both >> 32).astype(np.int32), (both & 0xFFFFFFFF).astype(np.int32), dropped


def renewed(
    c: Columns, atom: NDArray[np.int32], verified: NDArray[np.bool_]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs under two confirmed numbers of one forename, birth date and household: one replaced?"""
    facts = ("postcode", "phone", "mother_nhs")
    rows = np.flatnonzero(verified & (c["forename"] > 0) & (c["dob"] > 0)).astype(np.int32)
    told = pl.DataFrame(
        {"i": rows, "atom": atom[rows], "fore": c["forename"][rows], "dob": c["dob"][rows]}
        | {f: c[f][rows].astype(np.int64) for f in facts}
    )
    shared = told.filter(pl.col("atom").n_unique().over("fore", "dob") > 1)
    found = []
    for fact in facts:
        here = (
            shared.filter(pl.col(fact) > 0)
            .group_by("fore", "dob", fact, "atom")
            .agg(pl.col("i").min())
        )
        met = here.join(here, on=["fore", "dob", fact], suffix="_b").filter(
            pl.col("i") < pl.col("i_b")
        )
        found.append(met.select("i", "i_b"))
    both = pl.concat(found).unique().sort("i", "i_b")
    return both["i"].to_numpy(), both["i_b"].to_numpy()
