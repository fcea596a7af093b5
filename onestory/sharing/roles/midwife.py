"""A community midwife: carries women from booking until the health visitor takes over."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="midwife",
    name="Midwife",
    profession="midwifery",
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
