"""Given by the police on condition that it goes no further: others learn that something is there."""

from onestory.sharing.kinds import Depth, Restriction

DEFINITION = Restriction(
    id="police",
    name="Police restricted",
    cap=Depth.KNOWN_TO,
    words="Something is recorded here that the police allow to go no further",
    told_to_family=False,
)
