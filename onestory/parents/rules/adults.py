"""Which of a child's adults are told, as the sources say who they are.

Parental responsibility decides. Where no source says, a mother has it by law (Children Act 1989, section 2), and
another parent is told who lives with her: the letter is to the household. One who lives elsewhere is not written to
on a guess.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

BY_LAW = frozenset({"mother", "adoptive_parent"})
PARENTS = frozenset({"mother", "father", "parent", "adoptive_parent"})


@dataclass(frozen=True)
class Tie:
    """One source's word that an adult is this to the child."""

    adult: int
    kind: str
    responsible: bool | None
    home: str
    """The adult's address, folded; empty where none is known or it must not be."""
    until: date | None = None


def to_be_told(ties: Iterable[Tie], on: date) -> frozenset[int]:
    """Each by id; the best that any source says of a person counts, but one no is a no."""
    held = [tie for tie in ties if tie.until is None or on < tie.until]
    homes = {tie.home for tie in held if _responsible(tie) and tie.home}
    denied = {tie.adult for tie in held if tie.responsible is False}
    return frozenset(
        tie.adult
        for tie in held
        if tie.adult not in denied
        and (_responsible(tie) or (tie.kind in PARENTS and tie.home in homes))
    )


def _responsible(tie: Tie) -> bool:
    return tie.responsible is True or (tie.responsible is None and tie.kind in BY_LAW)
