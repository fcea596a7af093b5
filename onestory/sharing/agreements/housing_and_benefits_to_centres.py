"""Notices about a family's home and benefits, to the centre where they are registered.

Source: Islington, *Getting it right for families*: "Housing and benefits information is routinely
shared with children's centres", so that they can offer early support. Here the family is asked.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_WORKER: dict[str, Any] = {
    "role": "centre_worker",
    "at": "childrens_centre",
    "of": "housing",
    "kind": "housing_notice",
}

DEFINITION = Agreement(
    id="housing_and_benefits_to_centres",
    version=1,
    name="Housing and benefits to children's centres",
    tier="specific",
    purpose="so that the centre can offer help with a home or with money before it is a crisis",
    parties=("housing", "childrens_centre"),
    lawful_basis="UK GDPR Article 6(1)(e); Childcare Act 2006, sections 1 to 3",
    confidentiality_basis="the family's consent, asked by the centre or by the landlord",
    family_is_told=(
        "With your agreement your landlord tells the children's centre where you are registered "
        "about a notice on your home or a change of your benefits, so that they can offer help. You "
        "can change your mind at any time."
    ),
    clauses=(
        Clause(
            id="notices",
            depth=Depth.EVENT,
            relationship="involved",
            consent="asked",
            to_roles=("centre_worker",),
            to_service_kinds=("childrens_centre",),
            of_service_kinds=("housing",),
            of_entry_kinds=("benefit_notice", "housing_notice", "tenancy", "tenancy_ended"),
            words="Notices about the home and the benefits of a family registered at the centre",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/12",
    retention="Nothing is copied: it is read on the page, and kept nowhere else.",
    allowed=(
        Example(
            "a worker of the centre sees a notice on the home of a family who agreed",
            depth=Depth.EVENT,
            answer="given",
            **_WORKER,
        ),
        Example(
            "and a change of their benefits",
            role="centre_worker",
            at="childrens_centre",
            of="housing",
            kind="benefit_notice",
            answer="given",
            depth=Depth.EVENT,
        ),
    ),
    refused=(
        Example("nobody asked the family", **_WORKER),
        Example("the family said no", answer="refused", **_WORKER),
        Example("the family is not registered", stands="reach", answer="given", **_WORKER),
        Example(
            "a notice that the police restricted is known to be there, and no more",
            depth=Depth.KNOWN_TO,
            answer="given",
            restriction="police",
            **_WORKER,
        ),
        Example(
            "a health visitor asks",
            role="health_visitor",
            at="health_visiting",
            of="housing",
            kind="housing_notice",
            answer="given",
        ),
    ),
)
