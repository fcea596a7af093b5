"""The first screen at children's centres: who else is involved with a family registered there.

Source: Swindon, *Getting it right for families*: "The information can be accessed by the Early Help
team and children's centre staff. However, notes relating to the detail of the appointments are
restricted by profession"; and Leeds, where the Caldicott guardians' approval took twelve months.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_WORKER: dict[str, Any] = {
    "role": "centre_worker",
    "at": "childrens_centre",
    "of": "health_visiting",
}

DEFINITION = Agreement(
    id="first_screen_at_centres",
    version=1,
    name="The first screen at children's centres",
    tier="specific",
    purpose="so that a centre knows with whom it shares the care of a family",
    parties=("midwifery", "health_visiting", "child_health", "childrens_centre", "housing"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Children Act 2004, section 10",
    confidentiality_basis="implied by the family's registration, unless they say no",
    family_is_told=(
        "Your children's centre can see which other services help your family and how often, but "
        "not what was said. Tell the centre if you do not want this."
    ),
    clauses=(
        Clause(
            id="known_to",
            depth=Depth.KNOWN_TO,
            relationship="involved",
            consent="informed",
            to_roles=("centre_worker",),
            to_service_kinds=("childrens_centre",),
            words="Which services are involved with a family registered at the centre, and how "
            "many contacts each has had",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2026/02",
    retention="Nothing is copied: it is read on the page, and kept nowhere else.",
    allowed=(
        Example(
            "a worker of the centre where a family is registered sees that health visiting is "
            "involved",
            depth=Depth.KNOWN_TO,
            **_WORKER,
        ),
    ),
    refused=(
        Example("the family said no", answer="refused", **_WORKER),
        Example("the family left the centre", stands="was_involved", **_WORKER),
        Example("the family lives near, but is not registered", stands="reach", **_WORKER),
        Example(
            "the health visitor's visits: only that she is involved",
            kind="visit",
            depth=Depth.KNOWN_TO,
            **_WORKER,
        ),
        Example(
            "that a family is known to a refuge",
            role="centre_worker",
            at="childrens_centre",
            of="domestic_abuse",
        ),
    ),
)
