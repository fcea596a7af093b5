"""Told by somebody else about the family: what happened is shown, and not what they said."""

from onestory.sharing.kinds import Depth, Restriction

DEFINITION = Restriction(
    id="third_party",
    name="Told by a third party",
    cap=Depth.EVENT,
    words="What somebody else said is kept to the service that heard it",
    told_to_family=False,
)
