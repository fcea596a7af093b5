"""How what a family's deciders said stands together: the rule behind every clause that asks.

The same rule stands as SQL in sharing/sql/facts.sql (`sharing_answers`); the table of every
combination, `sharing/consent_table.csv`, is the test of both. Change all or none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onestory.sharing.kinds import EVERY_AGREEMENT, NO_STANDING
from onestory.sharing.rules.facts import ASKED_NOBODY

DECIDING = frozenset({"given", "refused", "withdrawn"})


@dataclass(frozen=True)
class Said:
    """One answer in force. `own`: given for this very person, rather than by a mother of her own.

    `order` tells two answers of one day apart: the greater was told later.
    """

    agreement: str
    clause: str
    decider: str
    answer: str
    standing: str
    since: date
    own: bool = True
    order: int = 0


def state_of(said: Iterable[Said], agreement: str, clause: str) -> str:
    """One of `STATES`: each decider's latest counts, and where they differ nobody has agreed."""
    latest: dict[str, Said] = {}
    for each in sorted(said, key=_place):
        if _counts(each) and _speaks_of(each, agreement, clause):
            latest[each.decider or "mother"] = each
    answers = {each.answer for each in latest.values()}
    if not answers:
        return ASKED_NOBODY
    if "given" in answers:
        return "given" if len(answers) == 1 else "disputed"
    return "refused" if "refused" in answers else "withdrawn"


def _place(said: Said) -> tuple[bool, date, bool, int]:
    """The later the greater; but a mother's own yes comes before all that was said for the child."""
    return said.own or said.answer != "given", said.since, said.own, said.order


def _counts(said: Said) -> bool:
    return said.answer in DECIDING and said.standing not in NO_STANDING


def _speaks_of(said: Said, agreement: str, clause: str) -> bool:
    return said.agreement in {agreement, EVERY_AGREEMENT} and said.clause in {"", clause}
