"""The questions that matching leaves to people: the list, and two records side by side."""

from dataclasses import replace

from django.urls import reverse

from onestory.people import queries as people
from onestory.people.kinds import FieldCompared, Question
from onestory.profile.queries import who
from onestory.profile.queries.opening import MATCHING
from onestory.profile.rules import evidence
from onestory.profile.rules.words import how_many, sentence, system_name
from onestory.profile.shown import Beside, QuestionLine, QuestionPage, Questions
from onestory.shared import nhs_number
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.kinds import Because, Reader

AT_ONCE = 50
MOST_TOLD = 0.98  # above this the machine would have joined them, had nothing forbidden it
NOT_OPEN = Because(
    "This question is no longer open: someone has answered it, or new evidence has",
    help="Go back to the list and take the next one.",
)
NAMES = ("forename", "surname")
SYSTEM = "system"  # a row about the records themselves: it stands in the heading


def questions(*, reader: Reader) -> Questions:
    """Those that wait, the likeliest first; written to the trail as one list."""
    number, first = people.count_open_questions(), people.open_questions(limit=AT_ONCE)
    guard.log(reader, "list questions", MATCHING, subject=_people(first))
    more = f" The first {AT_ONCE} are shown." if number > AT_ONCE else ""
    return Questions(
        in_all=f"{how_many(number, 'question').capitalize()} to answer.{more}",
        questions=tuple(_line(one) for one in first),
    )


def question_page(*, reader: Reader, question_id: int) -> QuestionPage:
    """Both records side by side, what speaks for and against; refused once it is answered."""
    one = people.question(question_id)
    if one is None or one.answered:
        raise guard.Refused(NOT_OPEN)
    guard.log(reader, "read question", MATCHING, subject=_people([one]))
    one = _safe(one, reader)
    return QuestionPage(
        because=sentence(one.because),
        systems=(system_name(one.sources[0]), system_name(one.sources[1])),
        rows=tuple(_beside(each) for each in one.fields if _of_a_person(each)),
        evidence=evidence.in_words(_weights(one)),
        in_all=_in_all(one),
        rivals=_rivals(one),
    )


def _safe(one: Question, reader: Reader) -> Question:
    """Nothing of where they live, where either must not be found."""
    if not sharing.safety_of(_people([one]), reader.today).hidden:
        return one
    return replace(one, fields=tuple(each for each in one.fields if each.field not in who.WHERE))


def _rivals(asked: Question) -> tuple[QuestionLine, ...]:
    """Other questions about either record: one of the two can only be one person."""
    pair = {asked.record_a, asked.record_b}
    return tuple(
        _line(one)
        for one in people.open_questions()
        if one.question_id != asked.question_id and pair & {one.record_a, one.record_b}
    )


def after(question_id: int) -> str:
    """Where to go when a question has been answered: the next, or the list when none is left."""
    waiting = people.open_questions(limit=2)
    left = [one.question_id for one in waiting if one.question_id != question_id]
    return reverse("profile:link", args=left[:1]) if left else reverse("profile:links")


def _people(found: list[Question]) -> list[int]:
    return [who for one in found for who in (one.person_a, one.person_b) if who is not None]


def _line(one: Question) -> QuestionLine:
    return QuestionLine(
        href=reverse("profile:link", args=[one.question_id]),
        names=f"{_name(one, 'a')} and {_name(one, 'b')}",
        systems=" and ".join(system_name(source) for source in one.sources),
        because=sentence(one.because),
        asked_on=one.asked_at,
    )


def _name(one: Question, side: str) -> str:
    written = {field.field: getattr(field, side) for field in one.fields}
    return " ".join(written.get(name, "") for name in NAMES).strip() or "Someone without a name"


def _beside(field: FieldCompared) -> Beside:
    return Beside(
        label=evidence.field_name(field.field),
        values=(_shown(field.field, field.a), _shown(field.field, field.b)),
        differs=bool(field.weight and field.weight < 0) or _in_conflict(field),
    )


def _shown(field: str, written: str) -> str:
    return nhs_number.shown(written) if field == "nhs_number" else written


def _in_conflict(field: FieldCompared) -> bool:
    """Two numbers are two, whatever they weigh."""
    return field.field == "nhs_number" and bool(field.a and field.b) and field.a != field.b


def _weights(one: Question) -> list[tuple[str, str, float]]:
    return [
        (field.field, field.words, field.weight)
        for field in one.fields
        if field.weight and field.words
    ]


def _in_all(one: Question) -> str:
    """Weights alone can be high where a guard, such as a twin, forbids what they say."""
    if one.probability > MOST_TOLD:
        return "The weights alone would join them. What stands above is why that was not done."
    return f"All together, the matching takes it to be {one.probability:.0%} likely."


def _of_a_person(field: FieldCompared) -> bool:
    return bool(field.a or field.b) and field.field != SYSTEM
