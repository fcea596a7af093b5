"""The table of every combination of two deciders' answers, as read and as drawn for the docs.

The table was thought out and not computed by the rule: cross out what decides nothing (who has no
standing; who could not or need not be asked), look up what is left in the sixteen cells of `BY_HAND`,
and ask what the clause asks. It is the test of the rule and of the SQL; change it by thought too.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onestory.sharing.kinds import ANSWERS, CONSENTS

FILE = Path(__file__).with_suffix(".csv")
NOBODY = "nobody"
LEFT = ("nothing", "yes", "no", "no longer")
BY_HAND = {
    "nothing": ("nobody has answered", "agreed", "a no", "a no"),
    "yes": ("agreed", "agreed", "they disagree", "they disagree"),
    "no": ("a no", "they disagree", "a no", "a no"),
    "no longer": ("a no", "they disagree", "a no", "a no"),
}
"""Mother's answer down, father's across."""
STATES = {
    "given": "agreed",
    "refused": "said no",
    "withdrawn": "no longer agree",
    "disputed": "the parents disagree: treated as no",
    "not_asked": "nobody has answered",
}
RULES = {
    "asked": "The family is asked: open only where they agreed",
    "informed": "The family is told: open until somebody says no",
    "not_needed": "A law asks for it: open whatever they say",
}


@dataclass(frozen=True)
class Case:
    """One line of the table."""

    mother: str
    mother_counts: bool
    father: str
    father_counts: bool
    clause_is: str
    state: str
    opens: bool


def cases() -> Iterator[Case]:
    """Every line."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Case(
                row["mother"],
                row["mother_counts"] == "yes",
                row["father"],
                row["father_counts"] == "yes",
                row["clause_is"],
                row["state"],
                row["opens"] == "yes",
            )


def drawn() -> str:
    """The page of the docs."""
    every = list(cases())
    pairs = list(dict.fromkeys((_words(c, "mother"), _words(c, "father")) for c in every))
    found = {(_words(c, "mother"), _words(c, "father"), c.clause_is): c for c in every}
    lines = [
        f"| {mother} | {father} | {STATES[found[mother, father, 'asked'].state]} | "
        + " | ".join("open" if found[mother, father, rule].opens else "–" for rule in CONSENTS)
        + " |"
        for mother, father in pairs
    ]
    return "\n".join([_explained(), *_by_hand(), "", "## Every combination", "", _head(), *lines])


def _words(case: Case, who: str) -> str:
    answer, counts = getattr(case, who), getattr(case, f"{who}_counts")
    if answer == NOBODY:
        return "not heard"
    return ANSWERS[answer] + ("" if counts else ", without standing")


def _explained() -> str:
    rules = "\n".join(f"- **{name.replace('_', ' ')}**: {words}." for name, words in RULES.items())
    return (
        "# What parents answered, and what it opens\n\n"
        "An answer is a row that is never edited; of each parent the latest one in force counts. "
        "This is how two parents’ answers stand together.\n\n"
        "1. Cross out what decides nothing: the answer of somebody without standing (no parental "
        "responsibility; a young parent who does not understand what is asked), and “could not be "
        "asked” or “need not be asked”, which only say why nobody decided.\n"
        "2. Look up what is left of the two.\n"
        "3. See what the clause of the agreement asks:\n\n"
        f"{rules}\n\n"
        "## What is left of the mother’s answer (down) and the father’s (across)\n"
    )


def _by_hand() -> Iterator[str]:
    yield f"| | {' | '.join(LEFT)} |"
    yield "| --- " * (len(LEFT) + 1) + "|"
    for mother, row in BY_HAND.items():
        yield f"| **{mother}** | {' | '.join(row)} |"


def _head() -> str:
    columns = ("Mother", "Father", "How the family stands", *(_short(rule) for rule in CONSENTS))
    return f"| {' | '.join(columns)} |\n" + "| --- " * len(columns) + "|"


def _short(rule: str) -> str:
    return rule.replace("_", " ").capitalize()
