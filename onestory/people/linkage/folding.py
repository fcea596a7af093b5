"""Text of any alphabet and hand to one plain form."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŋ": "ng",
        "'": "",
        "’": "",
        "`": "",
        "‘": "",
        "ʼ": "",
        "´": "",
    }
)
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїґ", "abvgdeziiklmnoprstufyeiig", strict=True))
    | {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "є": "ye",
        "ь": "",
        "ъ": "",
    }
)
NOTHING = frozenset(
    [
        "unknown",
        "not known",
        "u k",
        "uk",
        "unk",
        "n a",
        "na",
        "none",
        "null",
        "nil",
        "nan",
        "not given",
        "not recorded",
        "not stated",
        "nk",
        "n k",
        "anon",
        "tbc",
        "tba",
        "refused",
        "withheld",
        "no surname",
        "no name",
        "xx",
        "xxx",
        "xxxx",
        "no forename",
        "blank",
        "missing",
        "not available",
        "dont know",
    ]
)
_ASCII = {
    i: (chr(i).lower() if chr(i).isalnum() else "" if chr(i) in "'`" else " ") for i in range(128)
}


def fold(text: str) -> str:
    """Small letters without accents, apostrophes or marks; words apart by one space."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    low = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS).translate(_CYRILLIC))
    low = "".join(c for c in low if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in low).split())
