"""The life of a campaign and of a notice is a table."""

from itertools import product

import pytest

from onestory.parents.kinds import CAMPAIGN_MOVES, CAMPAIGN_STATES, NOTICE_MOVES, NOTICE_STATES
from onestory.parents.rules import moves


@pytest.mark.parametrize(
    ("table", "states"), [(CAMPAIGN_MOVES, CAMPAIGN_STATES), (NOTICE_MOVES, NOTICE_STATES)]
)
def test_every_state_is_named_and_can_be_reached(
    table: dict[str, set[str]], states: dict[str, str]
) -> None:
    assert set().union(*table.values()) == set(states)
    assert set(table) - {""} <= set(states)


def test_nothing_is_sent_that_was_not_approved() -> None:
    to_sending = {now for now, following in CAMPAIGN_MOVES.items() if "sending" in following}
    to_approved = {now for now, following in CAMPAIGN_MOVES.items() if "approved" in following}
    assert (to_sending, to_approved) == ({"approved"}, {"previewed"})


def test_what_was_sent_is_never_sent_again() -> None:
    """From none of the states after sending does any way lead back to it."""
    reached, ahead = set(), {"sent", "in_doubt"}
    while ahead:
        reached |= ahead
        ahead = {then for now in ahead for then in NOTICE_MOVES.get(now, ())} - reached
    assert not reached & {"made", "sending", "printed"}


def test_only_the_moves_of_the_table_are_allowed() -> None:
    for now, then in product(["", *NOTICE_STATES], NOTICE_STATES):
        if then in NOTICE_MOVES.get(now, ()):
            moves.check_notice(now, then)
        else:
            with pytest.raises(moves.NotAllowed):
                moves.check_notice(now, then)
    with pytest.raises(moves.NotAllowed, match="being written"):
        moves.check_campaign("draft", "sending")


def test_the_chart_is_drawn_from_the_table() -> None:
    drawn = moves.chart(CAMPAIGN_MOVES).splitlines()
    assert drawn[0] == "stateDiagram-v2"
    assert "    approved --> sending" in drawn
    assert "    stopped --> [*]" in drawn
