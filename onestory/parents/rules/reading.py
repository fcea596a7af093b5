"""How old a reader must be, by the words and sentences of a text: measured, not guessed.

Source: Flesch and Kincaid (1975), US school grade, plus five years. GOV.UK asks for words that a nine-year-old can
read; each text says what it may ask of its reader. Measured in English only.
"""

import re
from dataclasses import dataclass

YEARS_BEFORE_SCHOOL = 5
YOUNGEST = 5
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SENTENCE = re.compile(r"[.!?:]+(?=\s|$)|\n\s*\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"[^aeiouy]e[ds]?$")
_SOUNDED = re.compile(r"(?:[td]ed|[sxz]es|ches|shes|ges|ces|[^aeiouyl]le[ds]?)$")


@dataclass(frozen=True)
class Read:
    """What was counted, and the age that follows."""

    age: int
    words: int
    sentences: int
    syllables: int


def read(text: str) -> Read:
    """Slots should be filled in before: what families read is measured."""
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    counted = sum(syllables(word) for word in words)
    if not words:
        return Read(YOUNGEST, 0, 0, 0)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * counted / len(words) - 15.59
    age = max(YOUNGEST, round(grade + YEARS_BEFORE_SCHOOL))
    return Read(age, len(words), len(sentences), counted)


def syllables(word: str) -> int:
    """By groups of vowels, without the silent e at the end."""
    plain = word.casefold().replace("’", "").replace("'", "")
    found = len(_VOWELS.findall(plain))
    if found > 1 and _SILENT.search(plain) and not _SOUNDED.search(plain):
        found -= 1
    return max(1, found)
