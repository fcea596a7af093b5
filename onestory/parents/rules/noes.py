"""Whom a family's no is about, and by what right it is given, as the sources say on the day.

Each adult on the letter says no about themselves; about a child, those of them who are something to that child still.
"""

from collections.abc import Collection, Mapping

from onestory.parents.rules.adults import BY_LAW, Tie
from onestory.sharing.kinds import SaidNo

ROLES = {
    "mother": "mother",
    "father": "father",
    "parent": "other_parent",
    "adoptive_parent": "other_parent",
}


def noes(adults: Collection[int], told_of: Mapping[int, Collection[Tie]]) -> list[SaidNo]:
    """`told_of`: each whom the letter is about, with the ties that hold; a pregnant woman with none."""
    own = [SaidNo(one, "self", _role_of(one, told_of), "own") for one in adults]
    children = [
        SaidNo(child, "child", _role(held), _standing(held))
        for child, ties in told_of.items()
        for one in adults
        if (held := _of(one, ties))
    ]
    return own + children


def _of(adult: int, ties: Collection[Tie]) -> list[Tie]:
    return [tie for tie in ties if tie.adult == adult]


def _role_of(adult: int, told_of: Mapping[int, Collection[Tie]]) -> str:
    if adult in told_of:
        return "mother"
    return _role([tie for ties in told_of.values() for tie in _of(adult, ties)])


def _role(ties: Collection[Tie]) -> str:
    kinds = {tie.kind for tie in ties}
    return next((role for kind, role in ROLES.items() if kind in kinds), "guardian")


def _standing(ties: Collection[Tie]) -> str:
    """As for who is told: one source that denies parental responsibility is enough."""
    if any(tie.responsible is False for tie in ties):
        return "no_parental_responsibility"
    if any(tie.responsible or tie.kind in BY_LAW for tie in ties):
        return "parental_responsibility"
    return "not_recorded"
