"""What those around the table of an early help panel may see of a family who agreed to it.

Source: Hertfordshire's "Team Matters" and Warwickshire's weekly "Family Matters" meetings, *Getting it
right for families*: "I've had no parent ever say no … as long as we are honest with them."
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_VISITOR: dict[str, Any] = {
    "role": "health_visitor",
    "at": "health_visiting",
    "of": "childrens_centre",
    "kind": "centre_attendance",
}

DEFINITION = Agreement(
    id="early_help_panel",
    version=1,
    name="The early help panel",
    tier="specific",
    purpose="so that those who help one family plan it together, once, with the family's agreement",
    parties=("early_help", "health_visiting", "midwifery", "childrens_centre", "housing"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Children Act 2004, section 10",
    confidentiality_basis="the family's consent, asked before the panel meets",
    family_is_told=(
        "With your agreement the services that already help your family meet to plan it together, "
        "and see what each has done and when. You are told what they decide. You can change your "
        "mind at any time."
    ),
    clauses=(
        Clause(
            id="events",
            depth=Depth.EVENT,
            relationship="involved",
            consent="asked",
            to_roles=("front_door_worker", "health_visitor", "midwife", "centre_worker"),
            of_service_kinds=(
                "early_help",
                "health_visiting",
                "midwifery",
                "childrens_centre",
                "housing",
            ),
            words="What each service of the panel did and when, for a family who agreed to it",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/21",
    retention="The plan is kept with the family's early help record; nothing else is copied.",
    allowed=(
        Example(
            "a health visitor sees the family's sessions at the centre when they agreed to the panel",
            answer="given",
            depth=Depth.EVENT,
            **_VISITOR,
        ),
    ),
    refused=(
        Example("nobody asked the family", **_VISITOR),
        Example("the family no longer agrees", answer="withdrawn", **_VISITOR),
        Example(
            "a health visitor whose service does not help this family",
            stands="none",
            answer="given",
            **_VISITOR,
        ),
        Example(
            "a housing officer, who sits at the table and is told there what is needed",
            role="housing_officer",
            at="housing",
            of="health_visiting",
            kind="visit",
            answer="given",
        ),
        Example(
            "what is very restricted",
            answer="given",
            restriction="very_restricted",
            **_VISITOR,
        ),
    ),
)
