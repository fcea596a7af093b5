"""How nearly two names are one name: levels, the same for one pair and for millions."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from onestory.people.linkage.names.lexicon import nicknames, surnames
from onestory.people.linkage.names.sounds import sound

MISSING, DIFFERENT, LOOSE, INITIAL, NEAR, VARIANT, PART, EXACT = -1, 0, 1, 2, 3, 4, 5, 6
WORDS = {
    MISSING: "not given",
    DIFFERENT: "differs",
    LOOSE: "a little alike",
    INITIAL: "initial agrees",
    NEAR: "nearly the same",
    VARIANT: "another form of the name",
    PART: "part agrees",
    EXACT: "same",
}
# Given before or after a name of their own: sharing only one of these says little.
WEAK = frozenset(
    [
        "mohammed",
        "muhammad",
        "mohammad",
        "mohamed",
        "muhammed",
        "mohamad",
        "mohd",
        "md",
        "maxamed",
        "abdul",
        "abdel",
        "abd",
        "abdi",
        "syed",
        "sayed",
        "ana",
        "maria",
        "jose",
        "juan",
        "begum",
        "bibi",
        "khatun",
        "kaur",
        "singh",
        "kumar",
        "mr",
        "mrs",
        "miss",
        "van",
        "thi",
        "da",
        "de",
        "dos",
        "do",
        "del",
        "la",
        "el",
        "al",
        "bin",
        "ibn",
    ]
)


def _similar(a: str, b: str) -> int:
    """Spelling only: NEAR for a slip of the finger, LOOSE for some likeness."""
    score = JaroWinkler.similarity(a, b)
    short = min(len(a), len(b))
    if (score >= 0.9 and short >= 3) or (short >= 4 and OSA.distance(a, b, score_cutoff=1) <= 1):
        return NEAR
    if short >= 7 and OSA.distance(a, b, score_cutoff=2) <= 2:
        return NEAR
    return (
        LOOSE
        if score >= 0.8 or (short == 3 and OSA.distance(a, b, score_cutoff=1) <= 1)
        else DIFFERENT
    )


_PET = re.compile(r"(?:(.)\1)?(?:ie|ey|ee|y|i|o)$")


@lru_cache(maxsize=1 << 18)
def _stem(name: str) -> str:
    """What a pet form keeps of its name: "em" of Emmy, "gur" of Guri."""
    return _PET.sub(r"\1", name)


def _pet(a: str, b: str) -> bool:
    """Whether one is the other cut short, perhaps with an ending of endearment: Abi, Emmy, Olly, Guri."""
    short, long = sorted((a, b), key=len)
    if len(short) >= 3 and long.startswith(short):
        return True
    stem = _stem(short)
    least = 2 if len(short) - len(stem) >= 2 and short[0] in "aeiou" else 3
    return (
        len(short) >= 3
        and len(stem) >= least
        and len(long) > len(stem) + 1
        and long.startswith(stem)
    )


def _variant(a: str, b: str, groups: dict[str, frozenset[int]]) -> bool:
    if not groups.get(a, frozenset()).isdisjoint(groups.get(b, frozenset())):
        return True
    return sound(a) == sound(b) and JaroWinkler.similarity(a, b) >= 0.7


def _tokens(a: list[str], b: list[str], groups: dict[str, frozenset[int]]) -> int:
    """Names of several words: what is shared, and whether what is left contradicts."""
    pairs = [(x, x) for x in a if x in b]
    pairs = pairs or [
        (x, y) for x in a for y in b if _variant(x, y, groups) or _similar(x, y) == NEAR
    ]
    if not pairs:
        return DIFFERENT
    rest_a, rest_b = (
        [x for x in a if x not in {p[0] for p in pairs}],
        [y for y in b if y not in {p[1] for p in pairs}],
    )
    if not rest_a or not rest_b:
        return PART if any(x not in WEAK and y not in WEAK for x, y in pairs) else INITIAL
    left = max(_words(x, y, groups) for x in rest_a for y in rest_b)
    return VARIANT if left >= NEAR else (INITIAL if left == INITIAL else LOOSE)


def _words(a: str, b: str, groups: dict[str, frozenset[int]]) -> int:
    if a == b:
        return EXACT
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else DIFFERENT
    if _variant(a, b, groups):
        return VARIANT
    like = _similar(a, b)
    return NEAR if like < NEAR and groups is nicknames() and _pet(a, b) else like


_GLUED = tuple(sorted((w for w in WEAK if len(w) >= 5), key=len, reverse=True))


@lru_cache(maxsize=1 << 18)
def _apart(name: str) -> str:
    """A name written together with the one before it, in two words: "mohammedhashim"."""
    for word in _GLUED:
        if name.startswith(word) and len(name) >= len(word) + 3 and name[len(word)] != " ":
            return f"{word} {name[len(word) :]}"
    return name


def _level(a: str, b: str, groups: dict[str, frozenset[int]]) -> int:
    if a == b:
        return EXACT
    a, b = _apart(a), _apart(b)
    joined_a, joined_b = a.replace(" ", ""), b.replace(" ", "")
    if joined_a == joined_b:
        return PART
    best = _words(joined_a, joined_b, groups)
    if best < VARIANT and (" " in a or " " in b):
        best = max(_tokens(a.split(), b.split(), groups), best if best >= INITIAL else DIFFERENT)
    return best


@lru_cache(maxsize=1 << 20)
def forename_level(a: str, b: str) -> int:
    """Level of two folded forenames (several words allowed); "" is MISSING."""
    return _level(a, b, nicknames()) if a and b else MISSING


@lru_cache(maxsize=1 << 20)
def surname_level(a: str, b: str) -> int:
    """Level of two folded family names; "" is MISSING."""
    return _level(a, b, surnames()) if a and b else MISSING
