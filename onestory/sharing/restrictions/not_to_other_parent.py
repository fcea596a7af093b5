"""Told by one parent, not to be told to the other: staff see it as any line, the family's view does not."""

from onestory.sharing.kinds import Depth, Restriction

DEFINITION = Restriction(
    id="not_to_other_parent",
    name="Not to the other parent",
    cap=Depth.DETAIL,
    words="One parent told this; the other must not learn of it",
    told_to_family=False,
)
