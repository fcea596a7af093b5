"""A front-door worker: weighs a worry about a child, with all who know the family.

Opens a child while a referral is in the front door's hands; until then the answer is a refusal that
names whom to ask.
"""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="front_door_worker",
    name="Front-door worker",
    profession="early_help",
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
