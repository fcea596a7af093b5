"""Weighs pairs of records in bits: what tells the person apart from what only tells the household."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onestory.people.linkage import dates, places
from onestory.people.linkage.columns import Columns
from onestory.people.linkage.model import Model
from onestory.people.linkage.names import compare as names

Column = NDArray[Any]
Floats = NDArray[np.float32]
Levels = NDArray[np.int8]


@dataclass
class Scored:
    """One entry a pair: total weight in bits, its parts, and the level each field reached."""

    weight: Floats
    identity: Floats  # forename, middle name, birth date, sex, twin number
    surname: Floats
    household: Floats  # the best of address, phone, mother
    home: Levels  # 3 the mother is known to be one, 2 a household fact agrees, 1 the postcode only, 0 none
    levels: dict[str, Levels]


def name_levels(
    a: NDArray[np.int32], b: NDArray[np.int32], words: list[str], rule: Callable[[str, str], int]
) -> Levels:
    """The rule's level for each pair of words, asked once for each distinct unequal pair."""
    level = np.full(a.shape, names.EXACT, np.int8)
    level[(a == 0) | (b == 0)] = names.MISSING
    (rest,) = np.nonzero((a != b) & (a != 0) & (b != 0))
    if len(rest) == 0:
        return level
    low, high = np.minimum(a[rest], b[rest]).astype(np.int64), np.maximum(a[rest], b[rest])
    distinct, back = np.unique(low << 32 | high, return_inverse=True)
    asked = [rule(words[k >> 32], words[k & 0xFFFFFFFF]) for k in distinct.tolist()]
    level[rest] = np.array(asked, np.int8)[back]
    return level


def _name_weight(level: Levels, bits: Floats, rule: dict[str, float]) -> Floats:
    """Bits for a name's level, where the value itself is worth `bits`."""
    weight = np.zeros(level.shape, np.float32)
    for at, word in (
        (names.EXACT, None),
        (names.PART, "part"),
        (names.VARIANT, "variant"),
        (names.NEAR, "near"),
    ):
        weight = np.where(
            level == at, np.maximum(bits + (rule[word] if word else 0.0), 0.5), weight
        )
    for at, word in (
        (names.INITIAL, "initial"),
        (names.LOOSE, "loose"),
        (names.DIFFERENT, "different"),
    ):
        weight = np.where(level == at, rule[word], weight)
    return weight.astype(np.float32)


def young(c: Columns, i: NDArray[np.integer]) -> NDArray[np.bool_]:
    """No birth date, but said to be somebody's child."""
    said = [c[n][i] > 0 for n in ("birth_order", "mother_nhs", "mother_forename", "mother_dob")]
    return (c["dob"][i] == 0) & np.logical_or.reduce(said)


class Scorer:
    """Scores pairs (a in `left`, b in `right`), which share one list of words."""

    def __init__(self, left: Columns, right: Columns, model: Model) -> None:
        self.left, self.right, self.m = left, right, model
        self.w = {k: dict(v) for k, v in model.weights.items()}
        self.prior = float(np.log2(model.persons))
        self.grown = int(self.w["scale"]["grown_before"])
        # Of another surname or near date, and no household fact: a question at most.
        self.asked = np.float32(self.w["decide"]["link"] - 0.5)
        self.enough = np.float32(self.w["decide"]["link"] + 0.5)
        first, years = 1880, np.full(260, 1 / 100, np.float64)
        for year, share in model.tf_year.items():
            years[year - first] = max(share, 1e-5)
        self.year_bits = np.log2(self.w["dob"]["m"] * 365 / years).astype(np.float32)

    def get(
        self, name: str, a: NDArray[np.integer], b: NDArray[np.integer]
    ) -> tuple[Column, Column]:
        return self.left[name][a], self.right[name][b]

    def score(self, a: NDArray[np.integer], b: NDArray[np.integer]) -> Scored:
        levels: dict[str, Levels] = {}
        identity = (
            self._forename(a, b, levels) + self._dob(a, b, levels) + self._sex_order(a, b, levels)
        )
        n, m = self.get("nhs", a, b)
        one = (n > 0) & (n == m) & (levels["dob"] != dates.GENERATION) & ~self._many(a, b)
        identity = identity + np.where(one, np.float32(self.w["number"]["same"]), np.float32(0))
        household, home = self._household(a, b, levels)
        surname = self._surname(a, b, levels, home)
        weight = identity + surname + household - np.float32(self.prior)
        undated = self._undated(a, b, levels, home, weight)
        household, weight = household + undated, weight + undated
        other = (levels["surname"] >= 0) & (levels["surname"] <= names.LOOSE)
        near = (levels["dob"] == dates.SLIP) | (levels["dob"] == dates.FILLER)
        strange = (home == 0) & (other | near) & ~one
        over = np.where(strange, np.maximum(weight - self.asked, 0), 0).astype(np.float32)
        surname, weight = surname - over, weight - over
        return Scored(weight, identity, surname, household, home, levels)

    def _bits(self, name: str, x: Column, y: Column) -> Floats:
        table = self.left.tf_forename if name == "forename" else self.left.tf_surname
        return np.minimum(table[x], table[y])

    def _forename(self, a: Column, b: Column, levels: dict[str, Levels]) -> Floats:
        rule, words = self.w["forename"], self.left.words
        (fa, fb), (ma, mb) = self.get("forename", a, b), self.get("middle", a, b)
        sa, sb = self.get("surname", a, b)
        level = name_levels(fa, fb, words, names.forename_level)
        weight = _name_weight(level, self._bits("forename", fa, fb), rule)
        sound = self.left.sound
        poor = (level <= names.LOOSE) & (level >= names.DIFFERENT)
        middle = poor & (
            ((sound[fa] == sound[mb]) & (mb > 0)) | ((sound[fb] == sound[ma]) & (ma > 0))
        )
        swapped = poor & (sound[fa] == sound[sb]) & (sound[fb] == sound[sa]) & (sa > 0) & (sb > 0)
        bits = self._bits("forename", fa, fb)
        weight = np.where(middle, bits + rule["middle"], weight)
        weight = np.where(swapped, bits + rule["swapped"], weight)
        level[middle] = names.VARIANT
        level[swapped] = names.PART
        levels["forename"], levels["swapped"] = level, swapped.astype(np.int8)
        return weight + self._middle(ma, mb, level, levels)

    def _middle(
        self, ma: Column, mb: Column, forename: Levels, levels: dict[str, Levels]
    ) -> Floats:
        rule = self.w["middle"]
        level = name_levels(ma, mb, self.left.words, names.forename_level)
        levels["middle"] = level
        weight = np.select(
            [
                level == names.EXACT,
                level >= names.NEAR,
                level == names.INITIAL,
                (level >= 0) & (forename > names.LOOSE),
            ],
            [rule["exact"], rule["near"], rule["initial"], rule["different"]],
            0.0,
        )
        return weight.astype(np.float32)

    def _dob(self, a: Column, b: Column, levels: dict[str, Levels]) -> Floats:
        rule = self.w["dob"]
        x, y = self.get("dob", a, b)
        level = dates.date_level(x, y)
        bits = np.minimum(
            self.year_bits[np.maximum(x // 10000 - 1880, 0)],
            self.year_bits[np.maximum(y // 10000 - 1880, 0)],
        )
        bits = np.where(
            (x % 10000 == 101) & (level == dates.EXACT),
            bits - np.float32(np.log2(365 * rule["first_of_year"])),
            bits,
        )
        weight = np.select(
            [
                level == dates.EXACT,
                level == dates.SWAPPED,
                level == dates.SLIP,
                level == dates.FILLER,
                level == dates.DIFFERENT,
                level == dates.GENERATION,
            ],
            [
                bits,
                bits + rule["swapped"],
                bits + rule["slip"],
                rule["filler"],
                rule["different"],
                rule["generation"],
            ],
            0.0,
        )
        early, late = self.left["event"][a], self.right["event"][b]
        child = [young(side, i) for side, i in ((self.left, a), (self.right, b))]
        grown = [(d > 0) & (d < self.grown) for d in (x, y)]
        ages = (child[0] & grown[1]) | (child[1] & grown[0])
        unborn = (
            ages | ((x == 0) & (early > 0) & (early < y)) | ((y == 0) & (late > 0) & (late < x))
        )
        weight = np.where(
            unborn,
            rule["unborn"],
            np.where(
                (x == 0) & (y == 0),
                rule["neither"],
                np.where(level == dates.MISSING, rule["missing"], weight),
            ),
        )
        levels["dob"], levels["unborn"] = level, unborn.astype(np.int8)
        return weight.astype(np.float32)

    def _undated(
        self, a: Column, b: Column, levels: dict[str, Levels], home: Levels, weight: Floats
    ) -> Floats:
        """What is added where one birth date is missing and name and household agree.

        Who bears the same names in one household is the same person or named for them: how common
        the names are tells nothing of that. A child beside an unknown age may be named for it.
        """
        x, y = self.get("dob", a, b)
        fore, phone, mother = levels["forename"], levels["phone"], levels["mother"]
        named = (home >= 2) & (fore >= names.NEAR) & (levels["surname"] >= names.NEAR)
        named &= (levels["dob"] == dates.MISSING) & (levels["unborn"] == 0) & (x != y)
        settled = (phone == 1) | (mother >= 2)
        doubt = ~settled & ((phone == 0) | (np.maximum(x, y) >= self.grown))
        n, m = self.get("nhs", a, b)
        against = (levels["sex"] == 0) | (levels["middle"] == names.DIFFERENT) | (mother == 0)
        against |= (n > 0) & (m > 0) & (n != m)
        sure = named & ~doubt & ~against & (settled | (fore >= names.VARIANT))
        return np.where(sure, np.maximum(self.enough - weight, 0), 0).astype(np.float32)

    def _sex_order(self, a: Column, b: Column, levels: dict[str, Levels]) -> Floats:
        (x, y), (p, q) = self.get("sex", a, b), self.get("birth_order", a, b)
        sex = np.where((x == 0) | (y == 0), -1, x == y).astype(np.int8)
        many = self._many(a, b)
        order = np.where((p == 0) | (q == 0) | ~many, -1, p == q).astype(np.int8)
        levels["sex"], levels["birth_order"] = sex, order
        rule, again = self.w["sex"], self.w["birth_order"]
        weight = np.where(sex == 1, rule["same"], np.where(sex == 0, rule["different"], 0.0))
        weight = weight + np.where(
            order == 1, again["same"], np.where(order == 0, again["different"], 0.0)
        )
        return weight.astype(np.float32)

    def _many(self, a: Column, b: Column) -> NDArray[np.bool_]:
        (x, y), (p, q) = self.get("plurality", a, b), self.get("birth_order", a, b)
        return (x > 1) | (y > 1) | (p > 1) | (q > 1)

    def _household(self, a: Column, b: Column, levels: dict[str, Levels]) -> tuple[Floats, Levels]:
        """The best single fact, a little for a second, and what contradicts."""
        rule = self.w["household"]
        place = self._address(a, b, levels)
        x, y = self.get("phone", a, b)
        phone = levels["phone"] = np.where((x == 0) | (y == 0), -1, x == y).astype(np.int8)
        self._mother(a, b, levels)
        own = levels["mother"]
        home = np.where(
            own >= 3, 3, np.where((place == 2) | (phone == 1) | (own == 2), 2, place == 1)
        ).astype(np.int8)
        short = [
            rule[k]
            for k in (
                "mother_number",
                "mother_full",
                "dwelling",
                "mother_date",
                "mother_names",
                "postcode",
                "mother_name",
            )
        ]
        met = [
            own == 5,
            own == 4,
            (place == 2) | (phone == 1),
            own == 3,
            own == 2,
            place == 1,
            own == 1,
        ]
        best = np.select(met, [max(self.prior - k, 0.0) for k in short], 0.0)
        facts = (place == 2).astype(np.int8) + (phone == 1) + (own >= 2)
        best = (
            best
            + np.where(facts >= 2, rule["second"], 0.0)
            + np.where(
                (home >= 2) & (levels["forename"] >= names.NEAR) & (levels["dob"] >= dates.FILLER),
                rule["named"],
                0.0,
            )
        )
        elsewhere = (best <= 0) & ((place == 0) | (phone == 0))
        weight = (
            best
            + np.where(own == 0, rule["other_mother"], 0.0)
            + np.where(elsewhere, rule["elsewhere"], 0.0)
        )
        return weight.astype(np.float32), home

    def _address(self, a: Column, b: Column, levels: dict[str, Levels]) -> Levels:
        """Levels: 2 the dwelling, 1 the postcode, 0 elsewhere, -1 not given."""
        same = {}
        for name in ("uprn", "postcode", "number", "flat", "street"):
            x, y = self.get(name, a, b)
            same[name] = np.where((x == 0) | (y == 0), -1, x == y).astype(np.int8)
        number = (same["number"] == 1) & (same["flat"] != 0)
        (near,) = np.nonzero(number & (same["street"] == 1) & (same["postcode"] == 0))
        x, y = self.get("postcode", a[near], b[near])
        # Every town has its Station Road: with another postcode the street says nothing.
        same["street"][near[name_levels(x, y, self.left.texts["postcode"], places.slip) == 0]] = 0
        level = np.where(
            (same["postcode"] == -1) & (same["number"] == -1) & (same["uprn"] == -1), -1, 0
        ).astype(np.int8)
        level[same["postcode"] == 1] = 1
        level[number & ((same["postcode"] == 1) | (same["street"] == 1))] = 2
        level[same["uprn"] == 1] = 2
        levels["address"] = level
        return level

    def _mother(self, a: Column, b: Column, levels: dict[str, Levels]) -> Levels:
        """Levels: 5 her number, 4 names and birth date, 3 birth date and a name, 2 names, 1 forename,
        0 another mother, -1 not given."""
        words = self.left.words
        n, m = self.get("mother_nhs", a, b)
        (fa, fb), (sa, sb) = self.get("mother_forename", a, b), self.get("mother_surname", a, b)
        (da, db) = self.get("mother_dob", a, b)
        fore, sur = (
            name_levels(fa, fb, words, names.forename_level),
            name_levels(sa, sb, words, names.surname_level),
        )
        born = dates.date_level(da, db)
        first, last = fore >= names.NEAR, sur >= names.NEAR
        level = np.full(a.shape, -1, np.int8)
        number = np.where((n == 0) | (m == 0), -1, n == m)
        apart = (
            (number == 0).astype(np.int8)
            + (fore == names.DIFFERENT)
            + (born == dates.DIFFERENT)
            + (born == dates.GENERATION)
        )
        level[(apart >= 1)] = 0
        level[first & (apart == 0)] = 1
        level[first & last & (number != 0)] = 2
        level[(first | last) & (born >= dates.SWAPPED)] = 3
        level[first & last & (born >= dates.SLIP)] = 4
        level[number == 1] = 5
        levels["mother"] = level
        return level

    def _surname(self, a: Column, b: Column, levels: dict[str, Levels], home: Levels) -> Floats:
        rule = self.w["surname"]
        x, y = self.get("surname", a, b)
        level = name_levels(x, y, self.left.words, names.surname_level)
        level[levels["swapped"] == 1] = names.PART
        levels["surname"] = level
        weight = _name_weight(level, self._bits("surname", x, y), rule)
        men = (self.left["sex"][a] == 1) & (self.right["sex"][b] == 1)
        born, again = self.get("dob", a, b)
        grown = ((born < self.grown) & (born > 0)) | ((again < self.grown) & (again > 0))
        weight = np.where(men & grown & (level == names.DIFFERENT), rule["different_man"], weight)
        inside = np.clip(weight, rule["home_different"], rule["home_cap"])
        far, rule = home == 0, self.w["alone"]
        namesakes = far & (levels["forename"] >= names.NEAR) & (level >= names.NEAR)
        formed = namesakes & (levels["forename"] < names.EXACT)
        slipped = far & ((levels["dob"] == dates.SLIP) | (levels["dob"] == dates.SWAPPED))
        weight = (
            weight + rule["namesakes"] * namesakes + rule["form"] * formed + rule["slip"] * slipped
        )
        return np.where(home >= 2, inside, weight).astype(np.float32)
