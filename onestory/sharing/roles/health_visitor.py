"""A health visitor or family nurse: carries the children of a place from birth to five."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="health_visitor",
    name="Health visitor",
    profession="health_visiting",
    may=frozenset(
        {
            "find_people",
            "open_people",
            "record_consents",
            "keep_contact_safe",
            "override_lens",
            "see_agreements",
        }
    ),
    home="profile:home",
)
