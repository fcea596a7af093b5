"""A privacy officer: sees who looked at whom and why, and never what they saw."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="privacy_officer",
    name="Privacy officer",
    profession="data",
    may=frozenset({"see_audit", "review_overrides", "see_agreements", "tell_families"}),
    home="sharing:audit",
)
