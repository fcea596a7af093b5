"""The result of the review at two to two and a half, to the nursery that the child goes to.

Source: Islington's and Warwickshire's integrated reviews, *Getting it right for families*: health and
early years bring their two views of one child together.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_SETTING: dict[str, Any] = {
    "role": "setting_worker",
    "at": "early_education",
    "of": "health_visiting",
    "kind": "review_result",
}

DEFINITION = Agreement(
    id="two_year_review_to_setting",
    version=1,
    name="Two-year review results to the early years setting",
    tier="specific",
    purpose="so that the child's health visitor and key person work from one review, not two",
    parties=("health_visiting", "early_education"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Childcare Act 2006, section 40",
    confidentiality_basis="a parent's consent, asked at the review",
    family_is_told=(
        "With your agreement we tell your child's nursery or childminder the results of the "
        "two-year review, so that they can help with what was found. You can change your mind at "
        "any time."
    ),
    clauses=(
        Clause(
            id="results",
            depth=Depth.EVENT,
            relationship="involved",
            consent="asked",
            to_roles=("setting_worker",),
            to_service_kinds=("early_education",),
            of_service_kinds=("health_visiting",),
            of_entry_kinds=("review_result",),
            words="The result of the two-year review of a child who attends the setting",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2026, 6, 1),
    dpia="DPIA 2025/15",
    retention="The setting keeps the result until the child leaves it.",
    allowed=(
        Example(
            "the child's setting sees the result of a review when a parent agreed",
            depth=Depth.EVENT,
            answer="given",
            **_SETTING,
        ),
    ),
    refused=(
        Example("nobody asked a parent", **_SETTING),
        Example("a parent said no", answer="refused", **_SETTING),
        Example("the parents disagree", answer="disputed", **_SETTING),
        Example(
            "the child has left the setting", stands="was_involved", answer="given", **_SETTING
        ),
        Example(
            "the health visitor's other visits",
            role="setting_worker",
            at="early_education",
            of="health_visiting",
            kind="visit",
            answer="given",
        ),
    ),
)
