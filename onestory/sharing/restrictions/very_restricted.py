"""Kept by a service to itself: to others it does not exist, and an override does not find it."""

from onestory.sharing.kinds import Depth, Restriction

DEFINITION = Restriction(
    id="very_restricted",
    name="Very restricted",
    cap=Depth.NOTHING,
    words="",
    told_to_family=False,
)
