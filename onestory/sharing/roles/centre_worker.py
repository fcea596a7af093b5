"""A children's centre worker: greets new families and supports those who register."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="centre_worker",
    name="Children's centre worker",
    profession="early_years",
    may=frozenset(
        {"find_people", "open_people", "see_new_arrivals", "record_consents", "see_agreements"}
    ),
    home="profile:arrivals",
)
