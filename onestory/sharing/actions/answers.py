"""What a family says, written down by whoever heard it: a row for each person, never an edit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from onestory.people import queries as people
from onestory.sharing import guard, session
from onestory.sharing.actions.keeping import keep
from onestory.sharing.actions.recalls import recall
from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import EVERY_AGREEMENT, Because, Reader, Refused
from onestory.sharing.rules import answers as rules
from onestory.sharing.rules.answers import GROWN, Draft

NOT_OF_THE_FAMILY = Because(
    "This person is not known to be of that family, so the answer is not for them",
    help="Open their own page, and write it down there.",
)
NO_MOTHER = Because(
    "No system says who the mother is, or you may not open her",
    help="Open her own page, and write down there what she says about herself.",
)
THEMSELVES = Because(
    "From sixteen people decide for themselves",
    help="Ask them, and write it down on their own page.",
)
PURPOSE = "writing down what a family said"


@dataclass(frozen=True)
class Recorded:
    """What came of it."""

    about: tuple[int, ...]
    """Persons for whom a row was written."""
    decides: Because | None
    """Why it changes nothing, although it is kept; None where it counts."""
    recalled: int
    """How many lines of lists that were sent are asked back."""


@transaction.atomic
def record_answer(
    *,
    person: int,
    agreement: str,
    clause: str = "",
    about: str,
    answer: str,
    decided_by_role: str,
    standing: str,
    asked_how: str,
    evidence: str = "",
    since: date,
    until: date | None = None,
    members: Collection[int] = (),
    by: Reader,
) -> Recorded:
    """Keeps what was said about the person, the mother, or those of the household, from a day on.

    `members`: of the household, whom it is about; nobody named: all who may be (`household_of`).
    """
    guard.check_deed(by, "record_consents")
    draft = Draft(about, answer, decided_by_role, standing, asked_how, since, until)
    _check(draft, agreement, clause, by.today)
    with guard.as_system(
        "whom an answer is about, and keeping it; each must be open to the reader"
    ):
        whom = _whom(person, draft, members, by)
        keep(whom, agreement, clause, draft, evidence, by)
        recalled = recall(whom, on=by.today)
    session.look_again()
    said = f"{answer} to {agreement}{f'.{clause}' if clause else ''} from {since}"
    guard.log(by, "record answer", PURPOSE, subject=whom, terms=said)
    return Recorded(tuple(whom), rules.decides(draft), recalled)


def household_of(person: int, by: Reader) -> dict[int, bool]:
    """Who lives with the person or is their mother, child, brother or sister, and may be opened.

    Each with whether one answer may be given for them: a child under sixteen, or the mother.
    """
    family = people.family(person, on=by.today)
    mothers = [one.person_id for one in family.of_kind("mother")]
    near = [one.person_id for one in (*family.siblings, *family.children, *family.household)]
    every = list(dict.fromkeys([person, *mothers, *near]))
    lenses = guard.lenses_of(by, every)
    shown = people.shown(one for one in every if lenses[one].person.depth)
    mother = person if family.children else next(iter(mothers), 0)
    return {
        one: one == mother or _is_child(who.born_on.value if who.born_on else None, by.today)
        for one, who in shown.items()
    }


def _check(draft: Draft, agreement: str, clause: str, today: date) -> None:
    wrong = rules.why_not(draft, today) or _no_such(agreement, clause)
    if wrong:
        raise Refused(wrong)


def _no_such(agreement: str, clause: str) -> Because | None:
    if agreement == EVERY_AGREEMENT:
        return Because("Every agreement has no single clause") if clause else None
    found = agreements().get(agreement)
    if found is None:
        return Because(f"There is no agreement “{agreement}”")
    if clause and clause not in {each.id for each in found.clauses}:
        return Because(f"The agreement “{found.name}” has no clause “{clause}”")
    return None


def _whom(person: int, draft: Draft, members: Collection[int], by: Reader) -> list[int]:
    """The persons it is about; refused for whom the reader may not open or who is not of it."""
    opened = guard.lenses_of(by, [person])[person].person
    if not opened.depth:
        raise Refused(opened.because)
    if draft.about in {"child", "self"}:
        return [person]
    family = household_of(person, by)
    if draft.about == "mother":
        return [_mother(person, family, by.today)]
    for one in members:
        if one not in family:
            raise Refused(NOT_OF_THE_FAMILY)
        if not family[one]:
            raise Refused(THEMSELVES)
    return list(members) or [one for one, may in family.items() if may]


def _mother(person: int, family: Mapping[int, bool], today: date) -> int:
    """The person herself, where she is no child of somebody known; else the child's mother."""
    told = people.family(person, on=today)
    hers = [one.person_id for one in told.of_kind("mother") if one.person_id in family]
    shown = people.shown([person])[person]
    grown = not _is_child(shown.born_on.value if shown.born_on else None, today)
    if told.children or grown or people.pregnancies_of([person]):
        return person
    if not hers:
        raise Refused(NO_MOTHER)
    return hers[0]


def _is_child(born: date | None, today: date) -> bool:
    """Nobody is taken for a child of whom no system says when they were born."""
    if born is None:
        return False
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (not had_birthday) < GROWN
