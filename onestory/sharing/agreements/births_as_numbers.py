"""How many babies were born in each centre's reach area: a number, and nobody's name.

Source: Warwickshire, *Getting it right for families*: "The local health trust also informs the
children's centres about the total number of babies that have been born each month so that they can
gauge the number of families not registering in their reach area."
"""

from datetime import date
from typing import Any

from onestory.sharing.kinds import Agreement, Clause, Depth, Example

_ASKED: dict[str, Any] = {"of": "midwifery", "kind": "birth"}

DEFINITION = Agreement(
    id="births_as_numbers",
    version=1,
    name="Births as numbers",
    tier="specific",
    purpose="so that a children's centre knows how many new families it has not met yet",
    parties=("midwifery", "child_health", "childrens_centre"),
    lawful_basis="UK GDPR Article 6(1)(e) and 9(2)(h); Childcare Act 2006, section 3",
    confidentiality_basis=(
        "no confidential information is disclosed: numbers from 1 to 7 are not told, and larger "
        "ones are rounded"
    ),
    family_is_told=(
        "We tell each children's centre how many babies were born near it, so that it can plan. "
        "It is a number only: nobody can tell from it who you are."
    ),
    clauses=(
        Clause(
            id="births",
            depth=Depth.KNOWN_TO,
            relationship="reach",
            consent="not_needed",
            statute="Childcare Act 2006, section 3",
            to_roles=("centre_worker",),
            to_service_kinds=("childrens_centre",),
            of_service_kinds=("midwifery", "child_health"),
            of_entry_kinds=("birth",),
            words="How many babies of the centre's reach area were born in a month",
            gives="numbers",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 10, 1),
    dpia="DPIA 2025/09",
    retention="The number stands on the page for as long as the agreement holds; no copy is kept.",
    allowed=(
        Example(
            "a worker of the centre is told how many babies of its reach area were born, though no "
            "family was asked, and cannot open any of them",
            role="centre_worker",
            at="childrens_centre",
            stands="reach",
            counted=True,
            **_ASKED,
        ),
    ),
    refused=(
        Example(
            "the name of a baby, though the family agreed to nothing but being counted",
            role="centre_worker",
            at="childrens_centre",
            stands="reach",
            counted=True,
            **_ASKED,
        ),
        Example(
            "a housing officer asks how many babies were born",
            role="housing_officer",
            at="housing",
            stands="none",
            **_ASKED,
        ),
        Example(
            "a worker of the centre asks how many pregnancies ended",
            role="centre_worker",
            at="childrens_centre",
            of="midwifery",
            kind="pregnancy_ended",
            stands="reach",
        ),
    ),
)
