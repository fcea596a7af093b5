"""One value of a source file to the form that is compared; used for millions and for one alike."""

from __future__ import annotations

import re

from onestory.people.linkage.days import day
from onestory.people.linkage.folding import NOTHING, fold
from onestory.people.linkage.names.lexicon import unnamed
from onestory.people.linkage.places import address, phone, postcode, uprn

__all__ = [
    "address",
    "baby",
    "count",
    "day",
    "fold",
    "name",
    "nhs",
    "phone",
    "postcode",
    "sex",
    "uprn",
]

_TITLES = frozenset(["mr", "mrs", "miss", "ms", "mx", "dr", "master", "mstr", "rev", "prof", "sir"])
_JOIN = frozenset(["o", "mc", "mac"])
_BABY_OF = re.compile(
    r"^(baby|babe|infant|son|daughter|child|b|bo|newborn|twin \w+)( boy| girl)? (of|o)\b"
)
_NUMBER_WORDS = {
    "1": 1,
    "one": 1,
    "first": 1,
    "1st": 1,
    "i": 1,
    "a": 1,
    "01": 1,
    "2": 2,
    "two": 2,
    "second": 2,
    "2nd": 2,
    "ii": 2,
    "b": 2,
    "02": 2,
    "3": 3,
    "three": 3,
    "third": 3,
    "3rd": 3,
    "iii": 3,
    "c": 3,
    "03": 3,
    "4": 4,
    "four": 4,
    "d": 4,
}


def name(text: str | None) -> str:
    """A name folded, without titles, "o brien" and "mc donald" joined; "" when it is no name."""
    folded = fold(text or "")
    if folded in NOTHING:
        return ""
    words = folded.split()
    if len(words) == 1:
        return "" if folded.isdigit() else folded
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _JOIN and len(word) > 1:
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(w for w in joined if not w.isdigit())


_TWIN_NUMBER = re.compile(r"\b(twin|t|triplet|baby)(\d)\b")
_TWIN_WORDS = frozenset(("twin", "twins", "twn", "triplet", "triplets", "t"))
_BOY, _GIRL = (
    frozenset(("boy", "male", "babyboy", "son")),
    frozenset(("girl", "female", "babygirl", "daughter")),
)
NAMED = (False, 0, 0, False)


def baby(text: str | None) -> tuple[bool, int, int, bool]:
    """Whether a forename is a stand-in; the twin number and sex (1 male, 2 female) it tells; if it says twin."""
    folded = fold(text or "")
    core, beside = unnamed()
    if " " not in folded and folded not in core and not folded[-1:].isdigit():
        return NAMED
    folded = _TWIN_NUMBER.sub(r"\1 \2", folded)
    words = folded.split()
    known = words[0] == "t" and len(words) == 2 and words[1].isdigit()
    if all(w in beside for w in words):
        known = (
            known or any(w in core for w in words) or (len(words) > 1 and words[0] in ("not", "no"))
        )
    of = bool(_BABY_OF.match(folded))
    if (
        not known
        and not of
        and not (len(words) > 1 and words[0] in ("baby", "babe", "infant", "twin", "triplet"))
    ):
        return NAMED
    order = next(
        (_NUMBER_WORDS[w] for w in words if w in _NUMBER_WORDS and not (of and w in "ab")), 0
    )
    told = set(words)
    sex = 1 if _BOY & told else 2 if _GIRL & told else 0
    return True, order, sex, bool(_TWIN_WORDS & told) or order > 0


# What the first five and the next four digits of a number add to its check sum.
_HIGH = [
    sum(int(d) * w for d, w in zip(f"{i:05d}", range(10, 5, -1), strict=True))
    for i in range(100000)
]
_LOW = [
    sum(int(d) * w for d, w in zip(f"{i:04d}", range(5, 1, -1), strict=True)) for i in range(10000)
]


def nhs(text: str | None, *, test_numbers: bool) -> int:
    """An NHS number whose check digit holds, as an integer; 0 when it is none or a placeholder."""
    digits = (text or "").strip()
    if len(digits) != 10:
        digits = re.sub(r"[\s\-.]", "", digits.removesuffix(".0"))
    if len(digits) != 10 or not digits.isdecimal() or not digits.isascii() or len(set(digits)) < 2:
        return 0
    if (digits[0] == "9" and not test_numbers) or digits.startswith("00"):
        return 0
    rest = (_HIGH[int(digits[:5])] + _LOW[int(digits[5:9])]) % 11
    return int(digits) if rest != 1 and (11 - rest) % 11 == int(digits[9]) else 0


def sex(text: str | None) -> int:
    """1 male, 2 female, 0 not told."""
    word = fold(text or "")
    return (
        1
        if word in ("m", "1", "male", "boy", "man", "01")
        else 2
        if word in ("f", "2", "female", "girl", "woman", "02")
        else 0
    )


def count(text: str | None) -> int:
    """Birth order or number of babies, 1 to 8; 0 when not told."""
    word = fold(text or "").removesuffix(" 0")
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 8 else 0
    return _NUMBER_WORDS.get(
        word,
        {"single": 1, "singleton": 1, "twin": 2, "twins": 2, "triplet": 3, "triplets": 3}.get(
            word, 0
        ),
    )
