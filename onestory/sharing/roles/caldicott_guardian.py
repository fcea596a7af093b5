"""A Caldicott guardian: answers for what an organisation tells others about people; opens nobody."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="caldicott_guardian",
    name="Caldicott guardian",
    profession="governance",
    may=frozenset({"see_agreements", "approve_agreements"}),
    home="sharing:agreements",
)
