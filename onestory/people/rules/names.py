"""Names for finding and showing: folded, and told apart from what is written until one is given."""

import re
import unicodedata
from datetime import date

from onestory.people.linkage.names.lexicon import unnamed

_APART = re.compile(r"[^\w']+|_")
# letters that no decomposition takes apart
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
                          "œ": "oe", "ı": "i", "ħ": "h", "’": "'", "ʼ": "'"})  # fmt: skip


def fold(value: str | date) -> str:
    """Without accents, capitals, hyphens and apostrophes: for comparing, never for showing."""
    written = str(value)
    letters = written.lower() if written.isascii() else _plain(written)
    return " ".join(_APART.split(letters)).replace("'", "").strip()


def _plain(written: str) -> str:
    plain = unicodedata.normalize("NFKD", written).casefold().translate(_LETTERS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def is_unnamed(forename: str) -> bool:
    """Whether a forename names nobody: "Baby", "Baby Girl", "Twin 1", "Infant" or nothing."""
    words = fold(forename).split()
    core, beside = unnamed()
    return not words or (any(word in core for word in words) and all(w in beside for w in words))


def fold_postcode(written: str) -> str:
    """ZQ1 1AA and zq11aa are one postcode; what cannot be one is empty."""
    tidy = re.sub(r"\W+", "", written.upper())
    return tidy if 5 <= len(tidy) <= 7 else ""
