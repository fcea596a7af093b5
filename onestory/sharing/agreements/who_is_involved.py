"""Which services are involved with a family, and how many contacts each has had: no more than that.

Source: Swindon's first screen ("information about which services are involved with a family and
the number of appointments and contacts there have been"). The front door needs no clause of its
own: a referral in hand makes its service involved, and then this clause opens the same to it.
"""

from datetime import date

from onestory.sharing.kinds import Agreement, Clause, Depth

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
            words="Which services are involved, and how many contacts each has had",
        ),
    ),
    held_from=date(2025, 4, 1),
    held_until=date(2029, 4, 1),
    review_on=date(2027, 1, 1),
    dpia="DPIA 2025/03",
    retention="Nothing is copied: it is read on the page, and kept nowhere else.",
    allowed=(
        "a health visitor of a service involved today sees that maternity is involved",
        "consent was not asked: the family was informed and has not refused",
    ),
    refused=(
        "the family refused",
        "the family withdrew",
        "the reader's service is no longer involved",
        "a sensitive service, which this agreement does not name",
        "a service whose organisation has not signed",
        "the notes of another service",
    ),
)
