"""That a child has a child protection plan, to the services in touch with the family.

Source: the national Child Protection Information Sharing service, which the recommendations of
*Getting it right for families* point to; Working Together 2023. It says that there is a plan and
since when, and nothing of what is in it.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_MIDWIFE: dict[str, Any] = {
    "role": "midwife",
    "at": "midwifery",
    "of": "social_care",
    "kind": "child_protection_plan",
}

DEFINITION = Agreement(
    id="child_protection_flag",
    version=1,
    name="Child protection flag",
    tier="specific",
    purpose="so that whoever sees the child next knows that a plan protects them",
    parties=("social_care", "midwifery", "health_visiting", "urgent_care"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(g); Data Protection Act 2018, schedule 1, paragraph 18",
    confidentiality_basis="the overriding public interest in protecting a child",
    family_is_told=(
        "When your child has a child protection plan, the health services you use are told that "
        "there is one, so that they can help to keep your child safe. They are not told what is in "
        "it. We do not ask for your agreement to this, and you can see who looked."
    ),
    clauses=(
        Clause(
            id="flag",
            depth=Depth.EVENT,
            relationship="involved",
            consent="not_needed",
            statute="Children Act 2004, section 11; Data Protection Act 2018, schedule 1, paragraph 18",
            to_roles=("midwife", "health_visitor"),
            of_service_kinds=("social_care",),
            of_entry_kinds=("child_protection_plan",),
            words="That a child protection plan began or ended, and when",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/23",
    retention="Nothing is copied: it is read on the page, and kept nowhere else.",
    allowed=(
        Example(
            "a midwife of the service that is involved sees that there is a plan, though the family "
            "said no",
            answer="refused",
            depth=Depth.EVENT,
            **_MIDWIFE,
        ),
    ),
    refused=(
        Example("her service is no longer involved", stands="was_involved", **_MIDWIFE),
        Example(
            "what the social worker did",
            role="midwife",
            at="midwifery",
            of="social_care",
            kind="visit",
        ),
        Example(
            "a worker of a children's centre asks",
            role="centre_worker",
            at="childrens_centre",
            of="social_care",
            kind="child_protection_plan",
        ),
    ),
)
