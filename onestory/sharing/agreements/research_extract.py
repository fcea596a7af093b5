"""Rows without names for research into what helps families: nobody is opened on any page.

Source: *Getting it right for families*: "There is also a need to use anonymised data to track children's
long-term outcomes beyond the early years." The national data opt-out and a family's no both leave
their rows out.
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_ASKED: dict[str, Any] = {"of": "health_visiting", "kind": "visit"}

DEFINITION = Agreement(
    id="research_extract",
    version=1,
    name="Research extract",
    tier="specific",
    purpose="so that the partnership learns which help makes a difference, without knowing who had it",
    parties=("health_visiting", "midwifery", "child_health", "childrens_centre", "data_office"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(j); Data Protection Act 2018, section 19",
    confidentiality_basis=(
        "no confidential information is disclosed: identities are replaced before the rows leave, "
        "and small groups are left out"
    ),
    family_is_told=(
        "We study which help makes a difference. Names, numbers and addresses are taken out first. "
        "Tell us, or set the national data opt-out, if you do not want your rows used."
    ),
    clauses=(
        Clause(
            id="rows",
            depth=Depth.EVENT,
            relationship="none",
            consent="informed",
            to_roles=("data_lead",),
            to_service_kinds=("data_office",),
            of_service_kinds=("health_visiting", "midwifery", "child_health", "childrens_centre"),
            of_entry_kinds=(
                "birth",
                "visit",
                "missed_contact",
                "immunisation",
                "centre_attendance",
            ),
            words="What happened and in which month, without anything that tells to whom",
            gives="extract",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/30",
    retention="The extract is destroyed two years after it was made.",
    allowed=(
        Example(
            "the data lead's extract holds a visit as a row without a name, and opens nobody",
            role="data_lead",
            at="data_office",
            stands="none",
            counted=True,
            **_ASKED,
        ),
    ),
    refused=(
        Example(
            "a family who said no is not among the rows",
            role="data_lead",
            at="data_office",
            stands="none",
            answer="refused",
            **_ASKED,
        ),
        Example(
            "a health visitor asks for the rows",
            role="health_visitor",
            at="health_visiting",
            of="midwifery",
            kind="visit",
            stands="none",
        ),
        Example(
            "what a housing officer wrote",
            role="data_lead",
            at="data_office",
            of="housing",
            kind="visit",
            stands="none",
        ),
    ),
)
