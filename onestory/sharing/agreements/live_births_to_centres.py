"""Live births, by name and with consent, to the centre of the family's address.

Source: Warwickshire: consent asked at the first visit, a "Welcome Card", no visit unless referred or
registered. *Getting it right for families*, case studies on information sharing.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_WORKER: dict[str, Any] = {
    "role": "centre_worker",
    "at": "childrens_centre",
    "of": "midwifery",
    "kind": "birth",
}

DEFINITION = Agreement(
    id="live_births_to_centres",
    version=1,
    name="Live births to children's centres",
    tier="specific",
    purpose="so that the children's centre can greet a new family and offer what it has",
    parties=("midwifery", "health_visiting", "child_health", "childrens_centre"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Childcare Act 2006, sections 1 to 3",
    confidentiality_basis="the mother's consent, asked by her midwife or health visitor",
    family_is_told=(
        "With your agreement we tell your children's centre your name, your address and when your "
        "baby was born. They send you a welcome card. They will not call at your home unless you "
        "ask them to. You can change your mind at any time."
    ),
    clauses=(
        Clause(
            id="births",
            depth=Depth.EVENT,
            relationship="reach",
            consent="asked",
            to_roles=("centre_worker",),
            to_service_kinds=("childrens_centre",),
            of_service_kinds=("midwifery", "health_visiting", "child_health"),
            of_entry_kinds=("birth",),
            words="The birth of a child who lives in the centre's reach area",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 1, 1),
    dpia="DPIA 2025/07",
    retention="The centre keeps a name until the child's first birthday unless the family registers.",
    allowed=(
        Example(
            "a worker of the centre in whose reach the family lives sees a birth with consent given",
            depth=Depth.EVENT,
            stands="reach",
            answer="given",
            **_WORKER,
        ),
    ),
    refused=(
        Example("consent was not asked", stands="reach", **_WORKER),
        Example("consent was refused", stands="reach", answer="refused", **_WORKER),
        Example("consent was withdrawn", stands="reach", answer="withdrawn", **_WORKER),
        Example("the parents disagree", stands="reach", answer="disputed", **_WORKER),
        Example(
            "the family lives in another centre's reach area",
            stands="none",
            answer="given",
            **_WORKER,
        ),
        Example(
            "the family's address is hidden",
            stands="reach",
            answer="given",
            hidden_address=True,
            **_WORKER,
        ),
        Example(
            "the immunisations of a child whose birth is shared",
            role="centre_worker",
            at="childrens_centre",
            of="child_health",
            kind="immunisation",
            stands="reach",
            answer="given",
        ),
        Example(
            "a housing officer asks",
            role="housing_officer",
            at="housing",
            of="midwifery",
            kind="birth",
            stands="none",
            answer="given",
        ),
    ),
)
