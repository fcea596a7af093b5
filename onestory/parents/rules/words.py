"""Texts with slots: which slots there are, whether a text uses them rightly, and filling them in."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from onestory.parents.kinds import ENGLISH, LANGUAGES, OF, WAYS, Audience, Text
from onestory.parents.rules.reading import read

SLOTS = {
    "names": "Ada Example and Ben Example",
    "agreement": "Who is involved with your family",
    "told": "The services can see which of them help your family. They cannot see why.",
    "partnership": "Families Together",
    "contact": "0300 555 0100",
    "reference": "F1-00001-K",
    "until": "1 April 2030",
}
"""What may stand in a text, with a sample by which its length and reading age are measured."""
NEEDED = {
    "letter": frozenset({"names", "agreement", "told", "contact", "reference"}),
    "text": frozenset({"contact", "reference"}),
}
NEVER = {"text": frozenset({"names"})}
"""A telephone is seen by others than its owner."""
LONGEST_MESSAGE = 612
"""Four texts sent as one, and paid as four; GOV.UK Notify takes no more than 918 letters."""
_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Written:
    """A text with its slots filled in, in one language."""

    language: str
    heading: str
    paragraphs: tuple[str, ...]

    @property
    def plain(self) -> str:
        return "\n\n".join(self.paragraphs)


def slots_of(words: str) -> frozenset[str]:
    """The names between braces."""
    return frozenset(_SLOT.findall(words))


def fill(text: Text, values: Mapping[str, str], languages: Collection[str] = ()) -> list[Written]:
    """English first, then each language asked for that the text has. KeyError for a missing slot.

    Values go in as they are: braces in a name are no slot.
    """
    order = [ENGLISH, *(one for one in languages if one in text.words and one != ENGLISH)]
    return [
        Written(one, text.heading.get(one, ""), tuple(_paragraphs(text.words[one], values)))
        for one in order
    ]


def faults_of_text(text: Text) -> list[str]:
    """What is wrong with a text; nothing if it may be sent."""
    found = [*_unknown("way", text.way, WAYS)]
    found += _unknown("way of finding families", text.of, OF) if text.of else ()
    if ENGLISH not in text.words:
        return [f"{text.id}: it has no English words", *(f"{text.id}: {one}" for one in found)]
    for language, words in text.words.items():
        faults = [*_unknown("language", language, LANGUAGES), *_faults(text, words)]
        if text.way == "letter" and not text.heading.get(language):
            faults.append("it has no heading")
        if slots_of(words) != slots_of(text.words[ENGLISH]):
            faults.append("its slots are not those of the English words")
        found += [f"in {language}: {fault}" for fault in faults]
    if not found and (age := sample_age(text)) > text.reading_age:
        found.append(f"its reader must be {age} years old, and may be {text.reading_age}")
    return [f"{text.id}: {fault}" for fault in found]


def faults_of_audience(audience: Audience) -> list[str]:
    """What is wrong with an audience."""
    found = [*_unknown("way of finding families", audience.of, OF)]
    if audience.of == "children" and not 0 < audience.younger_than <= 19:
        found.append("children are younger than 1 to 19 years")
    if not audience.words:
        found.append("it has no words")
    return [f"{audience.id}: {fault}" for fault in found]


def sample_age(text: Text) -> int:
    """The reading age of the English words with samples in the slots."""
    return read(fill(text, SLOTS)[0].plain).age


def _faults(text: Text, words: str) -> Iterator[str]:
    used = slots_of(words)
    if strange := sorted(used - set(SLOTS)):
        for slot in strange:
            yield from _unknown("slot", slot, SLOTS)
        return
    for slot in sorted(NEEDED.get(text.way, frozenset()) - used):
        yield f"it lacks {{{slot}}}"
    for slot in sorted(NEVER.get(text.way, frozenset()) & used):
        yield f"{{{slot}}} may not stand in a {WAYS[text.way]}"
    if text.way == "text" and len(_filled(words, SLOTS)) > LONGEST_MESSAGE:
        yield f"it is longer than {LONGEST_MESSAGE} letters"
    if _SLOT.sub("", words).count("{") or _SLOT.sub("", words).count("}"):
        yield "a brace stands alone"


def _unknown(what: str, named: str, known: Collection[str]) -> Iterator[str]:
    if named not in known:
        near = get_close_matches(named, list(known), n=1)
        yield f"there is no {what} '{named}'" + (f"; the nearest is '{near[0]}'" if near else "")


def _paragraphs(words: str, values: Mapping[str, str]) -> Iterator[str]:
    for part in words.strip().split("\n\n"):
        yield " ".join(_filled(part, values).split())


def _filled(words: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: values[slot.group(1)], words)
