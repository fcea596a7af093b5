"""`score.Scorer` for one pair in plain Python: the same levels and bits, proved equal by test, in microseconds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from onestory.people.linkage import dates, places
from onestory.people.linkage.columns import worth
from onestory.people.linkage.model import Model
from onestory.people.linkage.names import compare as names
from onestory.people.linkage.names.sounds import sound

FIELDS = (
    "forename",
    "middle",
    "surname",
    "mother_forename",
    "mother_surname",
    "dob",
    "sex",
    "birth_order",
    "plurality",
    "event",
    "postcode",
    "flat",
    "number",
    "street",
    "uprn",
    "phone",
    "mother_nhs",
    "mother_dob",
    "nhs",
)


class Told(NamedTuple):
    """What is compared of one record; "" and 0 are not told."""

    forename: str
    middle: str
    surname: str
    mother_forename: str
    mother_surname: str
    dob: int
    sex: int
    birth_order: int
    plurality: int
    event: int
    postcode: Any
    flat: Any
    number: Any
    street: Any
    uprn: int
    phone: int
    mother_nhs: int
    mother_dob: int
    nhs: int


class Weighed(NamedTuple):
    """The parts of `score.Scored` for one pair."""

    weight: float
    identity: float
    surname: float
    household: float
    home: int
    levels: dict[str, int]


def same(x: Any, y: Any) -> int:
    """-1 where either is not told, else whether they are equal."""
    return -1 if not x or not y else int(x == y)


class Weigher:
    """Weighs one pair at a time under a model."""

    def __init__(self, model: Model) -> None:
        self.w = {k: dict(v) for k, v in model.weights.items()}
        self.prior = math.log2(model.persons)
        link = self.w["decide"]["link"]
        self.asked, self.enough = link - 0.5, link + 0.5  # as in `Scorer`
        self.shares = {"forename": model.tf_forename, "surname": model.tf_surname}
        self.year_bits = {
            y: math.log2(self.w["dob"]["m"] * 365 / max(s, 1e-5)) for y, s in model.tf_year.items()
        }
        self.no_year = math.log2(self.w["dob"]["m"] * 365 * 100)
        self.steps = {name: self._steps(name) for name in ("forename", "surname")}
        self.rare: dict[tuple[str, str], float] = {}

    def _steps(self, name: str) -> dict[int, float]:
        rule = self.w[name]
        return {
            names.EXACT: 0.0,
            names.PART: rule["part"],
            names.VARIANT: rule["variant"],
            names.NEAR: rule["near"],
        }

    def bits(self, name: str, word: str) -> float:
        """What agreement on this name is worth."""
        found = self.rare.get((name, word))
        if found is None:
            rule = self.w[name]
            share = self.shares[name].get(word, self.w["fallback"][name])
            found = self.rare[name, word] = worth(word, share, rule)
        return found

    def weigh(self, x: Told, y: Told) -> Weighed:
        levels: dict[str, int] = {}
        identity = (
            self._forename(x, y, levels) + self._dob(x, y, levels) + self._sex_order(x, y, levels)
        )
        one = same(x.nhs, y.nhs) == 1 and levels["dob"] != dates.GENERATION and not _many(x, y)
        if one:
            identity += self.w["number"]["same"]
        household, home = self._household(x, y, levels)
        surname = self._surname(x, y, levels, home)
        weight = identity + surname + household - self.prior
        undated = self._undated(x, y, levels, home, weight)
        household, weight = household + undated, weight + undated
        strange = levels["surname"] in (names.DIFFERENT, names.LOOSE)
        strange |= levels["dob"] in (dates.SLIP, dates.FILLER)
        if home == 0 and strange and not one:
            over = max(weight - self.asked, 0.0)
            surname, weight = surname - over, weight - over
        return Weighed(weight, identity, surname, household, home, levels)

    def _name(self, name: str, level: int, x: str, y: str) -> float:
        if level == names.MISSING:
            return 0.0
        if level >= names.NEAR:
            return max(min(self.bits(name, x), self.bits(name, y)) + self.steps[name][level], 0.5)
        return self.w[name][
            {names.INITIAL: "initial", names.LOOSE: "loose", names.DIFFERENT: "different"}[level]
        ]

    def _forename(self, x: Told, y: Told, levels: dict[str, int]) -> float:
        level = names.forename_level(x.forename, y.forename)
        weight, swapped = self._name("forename", level, x.forename, y.forename), False
        if level in (names.DIFFERENT, names.LOOSE):
            fx, fy, sx, sy = (
                sound(n) if n else "" for n in (x.forename, y.forename, x.surname, y.surname)
            )
            swapped = bool(sx and sy and fx == sy and fy == sx)
            middle = bool(
                (y.middle and fx == sound(y.middle)) or (x.middle and fy == sound(x.middle))
            )
            if swapped or middle:
                level = names.PART if swapped else names.VARIANT
                bits = min(self.bits("forename", x.forename), self.bits("forename", y.forename))
                weight = bits + self.w["forename"]["swapped" if swapped else "middle"]
        levels["forename"], levels["swapped"] = level, int(swapped)
        return weight + self._middle(x, y, level, levels)

    def _middle(self, x: Told, y: Told, forename: int, levels: dict[str, int]) -> float:
        rule = self.w["middle"]
        level = levels["middle"] = names.forename_level(x.middle, y.middle)
        if level == names.EXACT:
            return rule["exact"]
        if level >= names.NEAR or level == names.INITIAL:
            return rule["near" if level >= names.NEAR else "initial"]
        return rule["different"] if level >= 0 and forename > names.LOOSE else 0.0

    def _dob(self, x: Told, y: Told, levels: dict[str, int]) -> float:
        rule, a, b = self.w["dob"], x.dob, y.dob
        grown = self.w["scale"]["grown_before"]
        level = levels["dob"] = dates.date_level_of(a, b)
        levels["unborn"] = 0
        if level == dates.MISSING:
            event, born = (x.event, b) if not a else (y.event, a)
            ages = (young(x) and 0 < b < grown) or (young(y) and 0 < a < grown)
            levels["unborn"] = int(ages or 0 < event < born)
            if not a and not b:
                return rule["neither"]
            return rule["unborn" if levels["unborn"] else "missing"]
        if level in (dates.FILLER, dates.DIFFERENT, dates.GENERATION):
            return rule[
                {
                    dates.FILLER: "filler",
                    dates.DIFFERENT: "different",
                    dates.GENERATION: "generation",
                }[level]
            ]
        bits = min(self.year_bits.get(d // 10000, self.no_year) for d in (a, b))
        if level == dates.EXACT:
            return bits - (math.log2(365 * rule["first_of_year"]) if a % 10000 == 101 else 0.0)
        return bits + rule["swapped" if level == dates.SWAPPED else "slip"]

    def _undated(self, x: Told, y: Told, levels: dict[str, int], home: int, weight: float) -> float:
        """As `Scorer._undated`."""
        fore, phone, mother = levels["forename"], levels["phone"], levels["mother"]
        named = home >= 2 and min(fore, levels["surname"]) >= names.NEAR
        if not named or levels["dob"] != dates.MISSING or levels["unborn"] or x.dob == y.dob:
            return 0.0
        settled = phone == 1 or mother >= 2
        if not settled and (phone == 0 or max(x.dob, y.dob) >= self.w["scale"]["grown_before"]):
            return 0.0
        against = levels["sex"] == 0 or levels["middle"] == names.DIFFERENT or mother == 0
        against |= same(x.nhs, y.nhs) == 0
        sure = not against and (settled or fore >= names.VARIANT)
        return max(self.enough - weight, 0.0) if sure else 0.0

    def _sex_order(self, x: Told, y: Told, levels: dict[str, int]) -> float:
        sex = levels["sex"] = same(x.sex, y.sex)
        many = _many(x, y)
        order = levels["birth_order"] = same(x.birth_order, y.birth_order) if many else -1
        found = 0.0
        for level, rule in ((sex, self.w["sex"]), (order, self.w["birth_order"])):
            found += rule["same"] if level == 1 else rule["different"] if level == 0 else 0.0
        return found

    def _household(self, x: Told, y: Told, levels: dict[str, int]) -> tuple[float, int]:
        rule = self.w["household"]
        place = levels["address"] = address_level(x, y)
        phone = levels["phone"] = same(x.phone, y.phone)
        own = levels["mother"] = mother_level(x, y)
        home = 3 if own >= 3 else 2 if place == 2 or phone == 1 or own == 2 else int(place == 1)
        fact = (
            "mother_number"
            if own == 5
            else "mother_full"
            if own == 4
            else "dwelling"
            if place == 2 or phone == 1
            else "mother_date"
            if own == 3
            else "mother_names"
            if own == 2
            else "postcode"
            if place == 1
            else "mother_name"
            if own == 1
            else ""
        )
        best = max(self.prior - rule[fact], 0.0) if fact else 0.0
        best += rule["second"] if (place == 2) + (phone == 1) + (own >= 2) >= 2 else 0.0
        if home >= 2 and levels["forename"] >= names.NEAR and levels["dob"] >= dates.FILLER:
            best += rule["named"]
        weight = best + (rule["other_mother"] if own == 0 else 0.0)
        return weight + (
            rule["elsewhere"] if best <= 0 and (place == 0 or phone == 0) else 0.0
        ), home

    def _surname(self, x: Told, y: Told, levels: dict[str, int], home: int) -> float:
        rule, grown = self.w["surname"], self.w["scale"]["grown_before"]
        level = names.PART if levels["swapped"] else names.surname_level(x.surname, y.surname)
        levels["surname"] = level
        weight = self._name("surname", level, x.surname, y.surname)
        if (
            level == names.DIFFERENT
            and x.sex == y.sex == 1
            and (0 < x.dob < grown or 0 < y.dob < grown)
        ):
            weight = rule["different_man"]
        if home >= 2:
            return min(max(weight, rule["home_different"]), rule["home_cap"])
        if home == 0:
            namesakes = levels["forename"] >= names.NEAR and level >= names.NEAR
            slipped = levels["dob"] in (dates.SLIP, dates.SWAPPED)
            formed = namesakes and levels["forename"] < names.EXACT
            weight += self.w["alone"]["namesakes"] * namesakes + self.w["alone"]["form"] * formed
            weight += self.w["alone"]["slip"] * slipped
        return weight


def _many(x: Told, y: Told) -> bool:
    return x.plurality > 1 or y.plurality > 1 or x.birth_order > 1 or y.birth_order > 1


def young(x: Told) -> bool:
    """No birth date, but said to be somebody's child."""
    return not x.dob and bool(x.birth_order or x.mother_nhs or x.mother_forename or x.mother_dob)


def address_level(x: Told, y: Told) -> int:
    """2 the dwelling, 1 the postcode, 0 elsewhere, -1 not given."""
    if same(x.uprn, y.uprn) == 1:
        return 2
    postcode, number = same(x.postcode, y.postcode), same(x.number, y.number)
    street = same(x.street, y.street) == 1 and (
        postcode != 0 or places.slip(x.postcode, y.postcode) == 1
    )
    if number == 1 and same(x.flat, y.flat) != 0 and (postcode == 1 or street):
        return 2
    return (
        1
        if postcode == 1
        else -1
        if postcode == -1 and number == -1 and same(x.uprn, y.uprn) == -1
        else 0
    )


def mother_level(x: Told, y: Told) -> int:
    """As `Scorer._mother`."""
    number = same(x.mother_nhs, y.mother_nhs)
    if number == 1:
        return 5
    fore = names.forename_level(x.mother_forename, y.mother_forename)
    sur = names.surname_level(x.mother_surname, y.mother_surname)
    born = dates.date_level_of(x.mother_dob, y.mother_dob)
    first, last = fore >= names.NEAR, sur >= names.NEAR
    apart = (
        (number == 0) + (fore == names.DIFFERENT) + (born in (dates.DIFFERENT, dates.GENERATION))
    )
    if first and last and born >= dates.SLIP:
        return 4
    if (first or last) and born >= dates.SWAPPED:
        return 3
    if first and last and number != 0:
        return 2
    if apart:
        return 0
    return 1 if first else -1


def told(one: Mapping[str, Any]) -> Told:
    """A record of `standardise.clean_one` as Told."""
    flat, _, number = one["house"].partition("/")
    extra = {"flat": flat, "number": number, "street": one["street"].split(" ")[0]}
    return Told(*(extra[f] if f in extra else one[f] for f in FIELDS))
