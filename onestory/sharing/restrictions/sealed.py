"""An identity before adoption: nothing leads to or from it, for anybody."""

from onestory.sharing.kinds import Depth, Restriction

DEFINITION = Restriction(
    id="sealed",
    name="Sealed identity",
    cap=Depth.NOTHING,
    words="",
    told_to_family=False,
)
