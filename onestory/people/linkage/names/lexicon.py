"""Reads the lists of names kept beside this file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def _lines(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


def _groups(name: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, words in enumerate(_lines(name)):
        for word in words:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """Each forename to the groups it stands in; two names sharing one are forms of each other."""
    return _groups("nicknames.txt")


@cache
def surnames() -> dict[str, frozenset[int]]:
    """Each family name to the groups it stands in."""
    return _groups("surnames.txt")


@cache
def unnamed() -> tuple[frozenset[str], frozenset[str]]:
    """Words that make a name no name, and words that may stand beside them."""
    core: set[str] = set()
    beside: set[str] = set()
    for kind, *words in _lines("unnamed.txt"):
        (core if kind == "core" else beside).update(words)
    return frozenset(core), frozenset(beside | core)
