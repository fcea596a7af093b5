"""Which state may follow which, of a campaign and of a notice; the chart in the docs is drawn from it."""

from collections.abc import Collection, Mapping

from onestory.parents.kinds import (
    CAMPAIGN_MOVES,
    CAMPAIGN_STATES,
    NOTICE_MOVES,
    NOTICE_STATES,
)

Moves = Mapping[str, Collection[str]]


class NotAllowed(ValueError):
    """The thing does not stand where this could be done; says where it stands."""


def check_campaign(now: str, then: str) -> None:
    """Raises where a campaign may not move so."""
    if then not in CAMPAIGN_MOVES.get(now, ()):
        raise NotAllowed(f"The campaign is {CAMPAIGN_STATES.get(now, 'new')}")


def check_notice(now: str, then: str) -> None:
    """Raises where a notice may not move so."""
    if then not in NOTICE_MOVES.get(now, ()):
        raise NotAllowed(f"The notice is “{NOTICE_STATES.get(now, 'new')}”")


def chart(moves: Moves) -> str:
    """The moves as a diagram that Markdown draws."""
    lines = [
        f"    {now or '[*]'} --> {then}"
        for now, following in moves.items()
        for then in sorted(following)
    ]
    ends = sorted({then for following in moves.values() for then in following} - set(moves))
    return "\n".join(["stateDiagram-v2", *lines, *(f"    {end} --> [*]" for end in ends)])
