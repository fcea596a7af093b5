"""Addresses, postcodes, property numbers and telephones."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from onestory.people.linkage.folding import NOTHING, fold


def postcode(text: str | None) -> str:
    """A postcode without its space; "" for none, a part of one, or one that stands for no address."""
    code = re.sub(r"[^A-Z0-9]", "", (text or "").upper())
    if not 5 <= len(code) <= 7 or code.startswith("ZZ99"):
        return ""
    inward = code[-3:].replace("O", "0", 1) if code[-3] == "O" else code[-3:]
    code = code[:-3] + inward
    return code if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", code) else ""


_NOT_DIGIT = re.compile(r"\D")


def phone(text: str | None) -> int:
    """A telephone number by its national digits; 0 for none or a filler."""
    digits = text or ""
    if not digits.isdecimal():
        digits = _NOT_DIGIT.sub("", digits)
    digits = digits.removeprefix("00") if digits.startswith("0044") else digits
    if digits.startswith("44") and len(digits) >= 11:
        digits = digits[2:]
    digits = digits.lstrip("0")
    if (
        not 9 <= len(digits) <= 12
        or len(set(digits[-8:])) <= 1
        or digits in ("1234567890", "7123456789", "123456789")
    ):
        return 0
    return int(digits)


def uprn(text: str | None) -> int:
    """A property's number of up to 12 digits; 0 for none."""
    digits = (text or "").strip().removesuffix(".0").lstrip("0")
    return (
        int(digits)
        if digits.isdigit() and digits.isascii() and 3 <= len(digits) <= 12 and len(set(digits)) > 1
        else 0
    )


_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")
_FLAT = re.compile(
    r"\b(?:flat|apt|apartment|unit|room|fl|maisonette) (?:no )?([a-z]?\d+[a-z]?|[a-z])\b"
)
_HOUSE = re.compile(r"\b\d+[a-z]?\b")
_KIND = frozenset(
    [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "av",
        "close",
        "cl",
        "drive",
        "dr",
        "lane",
        "ln",
        "terrace",
        "terr",
        "ter",
        "court",
        "ct",
        "place",
        "pl",
        "way",
        "the",
    ]
)
_NOWHERE = NOTHING | {"nfa", "no fixed abode", "homeless", "unknown address", "no address"}


def address(text: str | None) -> tuple[str, str]:
    """An address as its house ("flat/number", "" unknown) and its street's telling words."""
    raw = fold(text or "")
    if not raw or raw in _NOWHERE:
        return "", ""
    raw = _POSTCODE.sub("", raw)
    flat = _FLAT.search(raw)
    if flat:
        raw = raw[: flat.start()] + raw[flat.end() :]
    number = _HOUSE.search(raw)
    if number is None:
        words = [w for w in raw.split() if w not in _KIND]
        return (
            (f"{flat[1] if flat else ''}/{words[0]}", " ".join(words[1:2])) if words else ("", "")
        )
    words = [w for w in raw[number.end() :].split() if w not in _KIND and len(w) > 1]
    return f"{flat[1] if flat else ''}/{number[0]}", " ".join(words[:2])


def slip(a: str, b: str) -> int:
    """Whether two postcodes differ by one slip of the finger only."""
    return int(OSA.distance(a, b, score_cutoff=1) <= 1)
