"""What the front door may see of a family while a referral about them is in its hands.

Source: Cheshire West, *Getting it right for families*: a triage within 48 hours from the partners'
systems; and the Haringey ruling ([2013] EWHC 416 (Admin)): below the threshold of section 47 the
family must know, and may say no. Where a child is in danger there is the override instead.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_FRONT_DOOR: dict[str, Any] = {
    "role": "front_door_worker",
    "at": "early_help",
    "of": "health_visiting",
}

DEFINITION = Agreement(
    id="triage_profile_at_front_door",
    version=1,
    name="Triage profile at the front door",
    tier="specific",
    purpose="so that a worry about a child is weighed with all who know the family, within 48 hours",
    parties=(
        "early_help",
        "health_visiting",
        "midwifery",
        "child_health",
        "childrens_centre",
        "housing",
    ),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Children Act 2004, sections 10 and 11",
    confidentiality_basis=(
        "the family was told of the referral and has not said no; whoever refers writes down that "
        "they were told, or why not"
    ),
    family_is_told=(
        "When someone is worried about your child and tells us, the early help front door looks at "
        "what the services that know you have done, so that you get the right help soon. You are "
        "told when this happens. You may say no, unless a child is in danger."
    ),
    clauses=(
        Clause(
            id="profile",
            depth=Depth.EVENT,
            relationship="referral",
            consent="informed",
            to_roles=("front_door_worker",),
            to_service_kinds=("early_help",),
            of_service_kinds=(
                "health_visiting",
                "midwifery",
                "child_health",
                "childrens_centre",
                "housing",
                "early_help",
            ),
            words="What happened and when, while a referral about the person is in hand",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/18",
    retention="Nothing is copied: it is read on the page, and closed with the referral.",
    allowed=(
        Example(
            "a front-door worker sees the health visitor's contacts while a referral is in hand",
            kind="visit",
            stands="referral",
            depth=Depth.EVENT,
            **_FRONT_DOOR,
        ),
    ),
    refused=(
        Example("no referral is in hand", kind="visit", stands="none", **_FRONT_DOOR),
        Example(
            "the family said no",
            kind="visit",
            stands="referral",
            answer="refused",
            **_FRONT_DOOR,
        ),
        Example(
            "that the family is known to a refuge",
            role="front_door_worker",
            at="early_help",
            of="domestic_abuse",
            stands="referral",
        ),
        Example(
            "a midwife asks, in whose hands no referral is",
            role="midwife",
            at="midwifery",
            of="health_visiting",
            kind="visit",
            stands="referral",
        ),
    ),
)
