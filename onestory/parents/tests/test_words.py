"""Texts: their slots, their languages, how old a reader must be; and what is refused at the start."""

from dataclasses import replace

import pytest

from onestory.parents import definitions
from onestory.parents.kinds import Text
from onestory.parents.rules.reading import read, syllables
from onestory.parents.rules.words import SLOTS, faults_of_text, fill, sample_age
from onestory.shared.catalogue import BadDefinition

MESSAGE = Text(
    "m", "M", "text", {"en": "We share less. Call {contact}, number {reference}"}, reading_age=11
)
LETTER = definitions.texts()["letter_about_an_agreement"]


def test_every_text_and_audience_that_we_ship_is_well() -> None:
    definitions.check()


@pytest.mark.parametrize("text", definitions.texts().values(), ids=lambda text: text.id)
def test_what_we_ship_can_be_read_at_the_age_it_says(text: Text) -> None:
    assert sample_age(text) <= text.reading_age


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("We share less. Call {contact}", "it lacks {reference}"),
        ("Call {kontact}, {contact}, {reference}", "no slot 'kontact'; the nearest is 'contact'"),
        ("{names}: call {contact}, {reference}", "{names} may not stand in a text message"),
        ("Call {contact}, {reference} {", "a brace stands alone"),
        ("Call {contact}, {reference}. " + "We care. " * 80, "longer than 612"),
        (
            "Notwithstanding any considerations regarding confidentiality obligations "
            "organisations communicate {contact} {reference}",
            "its reader must be",
        ),
    ],
)
def test_a_text_that_could_not_be_sent_is_refused(words: str, fault: str) -> None:
    assert fault in " ".join(faults_of_text(replace(MESSAGE, words={"en": words})))


def test_a_translation_has_the_slots_of_the_english_words() -> None:
    both = {**MESSAGE.words, "pl": "Prosimy o telefon: {contact}"}
    (needed, differs) = faults_of_text(replace(MESSAGE, words=both))
    assert needed == "m: in pl: it lacks {reference}"
    assert differs == "m: in pl: its slots are not those of the English words"


@pytest.mark.parametrize(
    ("words", "fault"),
    [({"pl": "x"}, "no English words"), ({"en": MESSAGE.words["en"], "xx": "x"}, "language 'xx'")],
)
def test_languages_are_known_and_english_is_one(words: dict[str, str], fault: str) -> None:
    assert fault in " ".join(faults_of_text(replace(MESSAGE, words=words)))


def test_a_letter_has_a_heading_in_each_language() -> None:
    polish = {**LETTER.words, "pl": LETTER.words["en"]}
    assert "in pl: it has no heading" in " ".join(faults_of_text(replace(LETTER, words=polish)))


def test_a_bad_text_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {"m": replace(MESSAGE, words={"en": "Call us"})}
    monkeypatch.setattr(definitions, "texts", lambda: bad)
    with pytest.raises(BadDefinition, match=r"it lacks \{contact\}"):
        definitions.check()


def test_slots_are_filled_in_every_language_asked_for_english_first() -> None:
    polish = {**MESSAGE.words, "pl": "Telefon: {contact}, numer {reference}"}
    written = fill(replace(MESSAGE, words=polish), SLOTS, ["pl", "ur"])
    assert [one.language for one in written] == ["en", "pl"]
    assert written[1].plain == "Telefon: 0300 555 0100, numer F1-00001-K"


def test_braces_in_a_familys_name_are_no_slot() -> None:
    values = SLOTS | {"contact": "{told}"}
    assert fill(MESSAGE, values)[0].plain == "We share less. Call {told}, number F1-00001-K"


@pytest.mark.parametrize(
    ("word", "count"),
    [("no", 1), ("called", 1), ("needed", 2), ("table", 2), ("changes", 2), ("family", 3)],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_long_words_and_sentences_ask_for_an_older_reader() -> None:
    plain = read("The cat sat on the mat. The dog ran to the park. We can go home.")
    law = read(
        "Organisations participating in this arrangement acknowledge their responsibilities "
        "regarding the proportionate disclosure of confidential information."
    )
    assert plain.age <= 6
    assert law.age >= 20


def test_nothing_can_be_read_at_any_age() -> None:
    assert read("").age == 5
