"""Names of many origins, and the ways in which clerks, families and machines write them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

_BOOK = Path(__file__).with_name("names.yaml")
# Letters that do not come apart into a base letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "’": "'", "ı": "i"})
_NEIGHBOURS = dict(zip("abcdefghijklmnopqrstuvwxyz", "svxsrdfgukjlkmnbipwtrycxuz", strict=True))


@dataclass(frozen=True)
class Book:
    """All names: by origin and sex, with the share of families and each name's variants."""

    origins: tuple[str, ...]
    shares: tuple[float, ...]
    names: dict[str, dict[str, list[str]]]
    variants: dict[str, list[str]]

    def origin(self, rng: Random) -> str:
        return rng.choices(self.origins, self.shares)[0]

    def forename(self, rng: Random, origin: str, sex: str) -> str:
        return rng.choice(self.names[origin]["girls" if sex == "F" else "boys"])

    def surname(self, rng: Random, origin: str) -> str:
        return rng.choice(self.names[origin]["surnames"])

    def variant(self, rng: Random, name: str) -> str:
        """A nickname or another transliteration, else the name without its accents."""
        known = self.variants.get(name)
        return rng.choice(known) if known else plain(name)


@cache
def book() -> Book:
    """The names of names.yaml."""
    text = yaml.load(_BOOK.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    origins = text["origins"]
    shares = tuple(float(o["share"]) for o in origins.values())
    return Book(tuple(origins), shares, origins, text["variants"])


@cache
def plain(name: str) -> str:
    """The name without diacritics, as an older system keeps it."""
    parts = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def typo(rng: Random, name: str) -> str:
    """One slip of the hand: two letters changed round, one left out, doubled, or its neighbour."""
    if len(name) < 4:
        return name
    at = rng.randrange(1, len(name) - 1)
    slip = rng.randrange(4)
    if slip == 0:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if slip == 1:
        return name[:at] + name[at + 1 :]
    if slip == 2:
        return name[: at + 1] + name[at:]
    return name[:at] + _NEIGHBOURS.get(name[at].lower(), "e") + name[at + 1 :]
