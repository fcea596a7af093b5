"""A housing officer: knows the home, and who else to call about the family in it."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="housing_officer",
    name="Housing officer",
    profession="housing",
    may=frozenset({"find_people", "open_people", "see_agreements"}),
    home="profile:home",
)
