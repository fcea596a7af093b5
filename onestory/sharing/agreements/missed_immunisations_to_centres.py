"""Immunisations that were missed, to the centre where the family is registered.

Source: Islington, *Getting it right for families*: "Missed immunisation appointments are shared with
the children's centre staff to follow up with the families to encourage attendance."
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_WORKER: dict[str, Any] = {
    "role": "centre_worker",
    "at": "childrens_centre",
    "of": "child_health",
    "kind": "immunisation_not_given",
}

DEFINITION = Agreement(
    id="missed_immunisations_to_centres",
    version=1,
    name="Missed immunisations to children's centres",
    tier="specific",
    purpose="so that someone the family knows can help them to the next appointment",
    parties=("child_health", "childrens_centre"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); National Health Service Act 2006, section 2B",
    confidentiality_basis="implied by the family's registration, unless they say no",
    family_is_told=(
        "If your child misses an immunisation, we may tell the children's centre where you are "
        "registered, so that they can help you to another appointment. We do not tell them why. "
        "Say so if you do not want this."
    ),
    clauses=(
        Clause(
            id="missed",
            depth=Depth.EVENT,
            relationship="involved",
            consent="informed",
            to_roles=("centre_worker",),
            to_service_kinds=("childrens_centre",),
            of_service_kinds=("child_health",),
            of_entry_kinds=("immunisation_not_given", "missed_contact"),
            words="That an immunisation was missed, for a child registered at the centre",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/11",
    retention="Nothing is copied: it is read on the page, and kept nowhere else.",
    allowed=(
        Example(
            "a worker of the centre where the child is registered sees that a dose was missed",
            depth=Depth.EVENT,
            **_WORKER,
        ),
    ),
    refused=(
        Example("the family said no", answer="refused", **_WORKER),
        Example("the family no longer agrees", answer="withdrawn", **_WORKER),
        Example("the child has left the centre", stands="was_involved", **_WORKER),
        Example("the child lives near, but is not registered", stands="reach", **_WORKER),
        Example(
            "the doses that were given",
            role="centre_worker",
            at="childrens_centre",
            of="child_health",
            kind="immunisation",
        ),
    ),
)
