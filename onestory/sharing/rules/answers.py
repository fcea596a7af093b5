"""Whether an answer can be written down as it was typed, and whether it decides anything."""

from dataclasses import dataclass
from datetime import date

from onestory.sharing.kinds import (
    ABOUT,
    ANSWERS,
    ASKED_HOW,
    DECIDERS,
    NO_STANDING,
    STANDINGS,
    Because,
)
from onestory.sharing.rules.consents import DECIDING

GROWN = 16
"""From this age a person decides for herself or himself; before, competence counts, not age."""
ASK_HER = "Ask her, alone if you can, and write down what she says."
NOT_AN_ANSWER = "not_asked"
"""What a feed says where the box was empty: nobody writes it down at a desk."""


@dataclass(frozen=True)
class Draft:
    """An answer before it is kept."""

    about: str
    answer: str
    decided_by_role: str
    standing: str
    asked_how: str
    since: date
    until: date | None = None


def why_not(draft: Draft, today: date) -> Because | None:
    """What is wrong with it; nothing where it can be kept."""
    return _unknown(draft) or _days(draft, today) or _who_decides(draft)


def decides(draft: Draft) -> Because | None:
    """Why it changes nothing although it is kept; nothing where it counts."""
    if draft.answer not in DECIDING:
        return Because(f"It says why nothing was decided: {ANSWERS[draft.answer]}")
    if draft.standing in NO_STANDING:
        said = f"{DECIDERS[draft.decided_by_role]} {STANDINGS[draft.standing]}"
        return Because(
            f"{said[:1].upper()}{said[1:]}, so this is kept and decides nothing",
            help="Ask somebody who may decide.",
        )
    return None


def _unknown(draft: Draft) -> Because | None:
    for what, word, known in (
        ("answer", draft.answer, ANSWERS.keys() - {NOT_AN_ANSWER}),
        ("one who decides", draft.decided_by_role, DECIDERS),
        ("standing", draft.standing, STANDINGS),
        ("way of asking", draft.asked_how, ASKED_HOW),
        ("one whom an answer is about", draft.about, ABOUT),
    ):
        if word not in known:
            return Because(f"There is no {what} “{word}”", help=f"There are: {', '.join(known)}.")
    return None


def _days(draft: Draft, today: date) -> Because | None:
    if draft.since > today:
        return Because(
            "The day on which they said it lies in the future",
            help="Write it down on the day, or after it.",
        )
    if draft.until is not None and draft.until <= draft.since:
        return Because("It would end before it begins", help="Look at the two days again.")
    return None


def _who_decides(draft: Draft) -> Because | None:
    if draft.about == "mother" and draft.decided_by_role != "mother":
        return Because("Only she decides about herself", help=ASK_HER)
    if draft.about == "mother" and draft.standing in {
        "parental_responsibility",
        "no_parental_responsibility",
    }:
        return Because(
            "Parental responsibility is for a child: about herself she decides, or is too young to",
            help="Choose “decides about herself or himself”.",
        )
    if draft.about == "self" and draft.standing not in {"own", "not_recorded"}:
        return Because(
            "About themselves adults decide by their own right",
            help="Choose “decides about herself or himself”.",
        )
    if draft.about == "child" and draft.standing == "own":
        return Because(
            "An answer about a child is given by somebody for the child",
            help="Say whether whoever answered has parental responsibility.",
        )
    if draft.decided_by_role == "local_authority" and draft.standing != "parental_responsibility":
        return Because(
            "The local authority decides only where it has parental responsibility",
            help="Ask the children’s social worker which order there is.",
        )
    return None
