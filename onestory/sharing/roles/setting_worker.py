"""A worker of a nursery or a childminder: cares for a child by day, and knows how they get on."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="setting_worker",
    name="Early years setting worker",
    profession="early_years",
    may=frozenset({"find_people", "open_people", "see_agreements"}),
    home="profile:home",
)
