"""Bookings for maternity care, by name and with consent, to the centre of the woman's address.

Source: Coventry (consent asked when women book at twelve weeks) and Islington (midwives gain consent
from women they are booking in), *Getting it right for families*.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_WORKER: dict[str, Any] = {
    "role": "centre_worker",
    "at": "childrens_centre",
    "of": "midwifery",
    "kind": "antenatal_booking",
}

DEFINITION = Agreement(
    id="antenatal_bookings_to_centres",
    version=1,
    name="Antenatal bookings to children's centres",
    tier="specific",
    purpose="so that the children's centre can offer support before the birth, when it helps most",
    parties=("midwifery", "childrens_centre"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Childcare Act 2006, sections 1 to 3",
    confidentiality_basis="the woman's consent, asked by her midwife at booking",
    family_is_told=(
        "With your agreement we tell your children's centre your name, your address and when your "
        "baby is due, so that they can tell you what they offer before the birth. They are not told "
        "anything about your health. You can change your mind at any time."
    ),
    clauses=(
        Clause(
            id="bookings",
            depth=Depth.EVENT,
            relationship="reach",
            consent="asked",
            to_roles=("centre_worker",),
            to_service_kinds=("childrens_centre",),
            of_service_kinds=("midwifery",),
            of_entry_kinds=("antenatal_booking",),
            stands_for_child=False,
            words="The booking of a woman who lives in the centre's reach area",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/08",
    retention="The centre keeps a name until eight weeks after the due date unless she registers.",
    allowed=(
        Example(
            "a worker of the centre in whose reach she lives sees a booking with consent given",
            depth=Depth.EVENT,
            stands="reach",
            answer="given",
            **_WORKER,
        ),
    ),
    refused=(
        Example("she was not asked", stands="reach", **_WORKER),
        Example("she said no", stands="reach", answer="refused", **_WORKER),
        Example("she changed her mind", stands="reach", answer="withdrawn", **_WORKER),
        Example(
            "she lives in another centre's reach area", stands="none", answer="given", **_WORKER
        ),
        Example(
            "her address is hidden",
            stands="reach",
            answer="given",
            hidden_address=True,
            **_WORKER,
        ),
        Example(
            "how her pregnancy ended",
            role="centre_worker",
            at="childrens_centre",
            of="midwifery",
            kind="pregnancy_ended",
            stands="reach",
            answer="given",
        ),
    ),
)
