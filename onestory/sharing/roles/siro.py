"""A senior information risk owner: bears the risk of what is shared; approves agreements, opens nobody."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="siro",
    name="Senior information risk owner",
    profession="governance",
    may=frozenset({"see_agreements", "approve_agreements"}),
    home="sharing:agreements",
)
