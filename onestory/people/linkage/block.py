"""Keys under which records that could be one person meet; each key is specific enough to stay small."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.linkage.columns import Columns
from onestory.people.linkage.names.compare import WEAK
from onestory.people.linkage.names.sounds import sound

Keys = NDArray[np.uint64]
_A, _B = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def mix(*parts: NDArray[np.generic]) -> Keys:
    """Several columns into one 64-bit key; stable for ever, since keys are kept in a database."""
    key = np.zeros(parts[0].shape, np.uint64)
    for part in parts:
        key = (key + np.uint64(0x9E3779B97F4A7C15)) ^ part.astype(np.uint64)
        key = (key ^ (key >> np.uint64(30))) * _A
        key = (key ^ (key >> np.uint64(27))) * _B
        key ^= key >> np.uint64(31)
    return key


def stable(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _spoken(words: list[str]) -> tuple[Keys, NDArray[np.int32], Keys]:
    """Each word's own key; and (place of word, key) of every telling part of it."""
    whole = np.array([stable(sound(w)) if w else 0 for w in words], np.uint64)
    at: list[int] = []
    part: list[int] = []
    for i, word in enumerate(words):
        pieces = word.split()
        telling = [p for p in pieces if len(p) > 2 and p not in WEAK] if len(pieces) > 1 else []
        for key in {int(whole[i]), *(stable(sound(p)) for p in telling)} if word else ():
            at.append(i)
            part.append(key)
    return whole, np.array(at, np.int32), np.array(part, np.uint64)


def _date(dob: NDArray[np.signedinteger]) -> NDArray[np.int64]:
    """A birth date with day and month in falling order where they could be exchanged."""
    day, month = dob % 100, dob // 100 % 100
    turned = (day <= 12) & (day < month)
    return np.where(turned, dob // 10000 * 10000 + day * 100 + month, dob).astype(np.int64)


def _texts(c: Columns, name: str) -> Keys:
    return np.array([stable(w) if w else 0 for w in c.texts[name]], np.uint64)[c[name]]


def keys(c: Columns) -> Iterator[tuple[str, NDArray[np.int64], Keys]]:
    """(kind, record places, key) for every way of meeting."""
    whole, at, part = _spoken(c.words)
    order = np.argsort(at, kind="stable")
    counts = np.bincount(at, minlength=len(c.words))
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    dob, born = c["dob"].astype(np.int64), _date(c["dob"])
    postcode = _texts(c, "postcode")
    fore, sur = whole[c["forename"]], whole[c["surname"]]
    phone, mother = c["phone"], c["mother_nhs"]

    def pick(kind: str, where: NDArray[np.bool_], *parts: NDArray[np.generic]) -> tuple[str, NDArray[np.int64], Keys]:
        (rows,) = np.nonzero(where)
        salt = np.full(len(rows), stable(kind) & 0xFFFF, np.uint64)
        return kind, rows, mix(salt, *(p[rows] for p in parts))

    has_dob, named, both = dob > 0, c["forename"] > 0, (c["forename"] > 0) & (c["surname"] > 0)
    yield pick("nhs", c["nhs"] > 0, c["nhs"])
    for name in ("forename", "surname"):
        code = c[name]
        (rows,) = np.nonzero(has_dob & (code > 0))
        many = counts[code[rows]]
        rep = np.repeat(rows, many)
        offset = np.arange(len(rep)) - np.repeat(np.cumsum(many) - many, many)
        found = part[order][np.repeat(starts[code[rows]], many) + offset]
        salt = np.full(len(rep), stable("name+dob") & 0xFFFF, np.uint64)
        yield "name+dob", rep, mix(salt, found, born[rep])
    yield pick("postcode+dob", has_dob & (c["postcode"] > 0), postcode, born)
    yield pick("phone+dob", has_dob & (phone > 0), phone, born)
    yield pick("phone+forename", named & (phone > 0), phone, fore)
    yield pick("mother+dob", has_dob & (mother > 0), mother, born)
    yield pick("mother+forename", named & (mother > 0), mother, fore)
    yield pick("mother_dob+forename", named & (c["mother_dob"] > 0), c["mother_dob"], fore)
    yield pick("uprn+forename", named & (c["uprn"] > 0), c["uprn"], fore)
    street = _texts(c, "street")
    yield pick("forename+street", named & (c["street"] > 0) & (c["number"] > 0), fore, street, _texts(c, "number"))
    yield pick("mother_dob+dob", has_dob & (c["mother_dob"] > 0), c["mother_dob"], born)
    mothers = (c["mother_forename"] > 0) & (c["mother_surname"] > 0)
    yield pick("mother_names+dob", has_dob & mothers, whole[c["mother_forename"]], whole[c["mother_surname"]], born)
    low, high = np.minimum(fore, sur), np.maximum(fore, sur)
    yield pick("names+year", both & has_dob, low, high, dob // 10000)
    yield pick("names+birthday", both & has_dob, low, high, dob % 10000)
    yield pick("names+postcode", both & (c["postcode"] > 0), low, high, postcode)
    yield pick("forename+postcode", named & (c["postcode"] > 0) & (c["number"] > 0), fore, postcode, _texts(c, "number"))


def table(c: Columns, rows: NDArray[np.bool_] | None = None) -> pl.DataFrame:
    """All keys as a frame of (key, i); only of the marked records when asked."""
    found = list(keys(c))
    frame = pl.DataFrame({"key": np.concatenate([k for _, _, k in found]),
                          "i": np.concatenate([r for _, r, _ in found]).astype(np.int32)})  # fmt: skip
    return frame if rows is None else frame.filter(pl.Series(rows)[frame["i"]])


def pairs(keyed: pl.DataFrame, loose: NDArray[np.bool_], *, most: int) -> tuple[NDArray[np.int32], NDArray[np.int32], int]:
    """Distinct (a < b) sharing a key, at least one of them loose; and how many keys were too common to use."""
    sizes = keyed.group_by("key").agg(n=pl.len(), free=pl.col("i").is_in(np.nonzero(loose)[0].astype(np.int32)).sum())
    good = sizes.filter((pl.col("n") > 1) & (pl.col("free") > 0) & (pl.col("n") <= most)).select("key")
    dropped = sizes.filter((pl.col("n") > most) & (pl.col("free") > 0)).height
    kept = keyed.join(good, on="key", how="semi")
    free = kept.filter(pl.Series(loose)[kept["i"]])
    met = free.join(kept, on="key", suffix="_b").filter(pl.col("i") != pl.col("i_b"))
    both = met.select(a=pl.min_horizontal("i", "i_b"), b=pl.max_horizontal("i", "i_b")).unique()
    both = both.sort("a", "b")
    return both["a"].to_numpy(), both["b"].to_numpy(), dropped
