"""Which services are involved with a family, and how many contacts each has had: no more than that.

Source: Swindon's first screen ("information about which services are involved with a family and
the number of appointments and contacts there have been"). Children's centres have an agreement of
their own: `first_screen_at_centres`.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_VISITOR: dict[str, Any] = {"role": "health_visitor", "at": "health_visiting", "of": "midwifery"}

DEFINITION = Agreement(
    id="who_is_involved",
    version=1,
    name="Who is involved",
    tier="partnership",
    purpose="so that people who help the same family know of each other",
    parties=(
        "midwifery",
        "health_visiting",
        "child_health",
        "childrens_centre",
        "early_help",
        "housing",
    ),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Children Act 2004, section 10",
    confidentiality_basis="implied by the care the family receives, unless they say no",
    family_is_told=(
        "Services that help your family can see which other services help you and how often, but "
        "not what was said. Tell any of them if you do not want this."
    ),
    clauses=(
        Clause(
            id="known_to",
            depth=Depth.KNOWN_TO,
            relationship="involved",
            consent="informed",
            to_service_kinds=(
                "midwifery",
                "health_visiting",
                "child_health",
                "early_help",
                "housing",
            ),
            words="Which services are involved, and how many contacts each has had",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/03",
    retention="Nothing is copied: it is read on the page, and kept nowhere else.",
    allowed=(
        Example(
            "a health visitor of a service involved today sees that maternity is involved, though "
            "nobody asked: the family was informed and has not refused",
            depth=Depth.KNOWN_TO,
            **_VISITOR,
        ),
        Example(
            "a housing officer of the family's landlord sees it too",
            role="housing_officer",
            at="housing",
            of="midwifery",
            depth=Depth.KNOWN_TO,
        ),
    ),
    refused=(
        Example("the family refused", answer="refused", **_VISITOR),
        Example("the family withdrew", answer="withdrawn", **_VISITOR),
        Example("the parents disagree", answer="disputed", **_VISITOR),
        Example("the reader's service is no longer involved", stands="was_involved", **_VISITOR),
        Example(
            "a sensitive service, which this agreement does not name",
            role="health_visitor",
            at="health_visiting",
            of="sexual_health",
        ),
        Example("a service whose organisation has not signed", unsigned=True, **_VISITOR),
        Example(
            "what another service did: only that it is involved",
            kind="visit",
            depth=Depth.KNOWN_TO,
            **_VISITOR,
        ),
    ),
)
