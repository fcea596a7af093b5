"""Live births and bookings, by name and with consent, to the centre of the family's address.

Source: Warwickshire (births, consent asked at the first visit, "Welcome Card", no visit unless
referred or registered), Coventry and Islington (consent asked by the midwife at booking).
"""

from datetime import date

from onestory.sharing.kinds import Agreement, Clause, Depth

_TO_THE_CENTRE = {
    "depth": Depth.EVENT,
    "relationship": "reach",
    "consent": "asked",
    "to_roles": ("centre_worker",),
    "to_service_kinds": ("childrens_centre",),
}

DEFINITION = Agreement(
    id="live_births_to_centres",
    version=1,
    name="Live births and bookings to children's centres",
    tier="specific",
    purpose="so that the children's centre can greet a new family and offer what it has",
    parties=("midwifery", "health_visiting", "child_health", "childrens_centre"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Childcare Act 2006, sections 1 to 3",
    confidentiality_basis="the mother's consent, asked by her midwife or health visitor",
    family_is_told=(
        "With your agreement we tell your children's centre your name, your address and when your "
        "baby is due or was born. They send you a welcome card. They will not call at your home "
        "unless you ask them to. You can change your mind at any time."
    ),
    clauses=(
        Clause(
            id="births",
            of_service_kinds=("midwifery", "health_visiting", "child_health"),
            of_entry_kinds=("birth",),
            words="The birth of a child who lives in the centre's reach area",
            **_TO_THE_CENTRE,  # type: ignore[arg-type]
        ),
        Clause(
            id="bookings",
            of_service_kinds=("midwifery",),
            of_entry_kinds=("antenatal_booking",),
            words="The booking of a woman who lives in the centre's reach area",
            **_TO_THE_CENTRE,  # type: ignore[arg-type]
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 1, 1),
    dpia="DPIA 2025/07",
    retention="The centre keeps a name until the child's first birthday unless the family registers.",
    allowed=(
        "a worker of the centre in whose reach the family lives sees a birth with consent given",
        "a worker of that centre sees a booking with consent given",
    ),
    refused=(
        "consent was not asked",
        "consent was refused",
        "consent was withdrawn yesterday",
        "the family lives in another centre's reach area",
        "the family's address is hidden",
        "the immunisations of a child whose birth is shared",
        "a housing officer asks",
    ),
)
