"""A data protection officer: sees that sharing is lawful; approves agreements, and opens nobody."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="data_protection_officer",
    name="Data protection officer",
    profession="governance",
    may=frozenset({"see_agreements", "approve_agreements"}),
    home="sharing:agreements",
)
