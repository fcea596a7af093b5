"""What needs no agreement: a service's own record, who a child's family are, and what safety demands.

Lawful basis: the service's own duties (UK GDPR Article 6(1)(e), 9(2)(h)), under which it wrote the
record; for an override, the safeguarding of children (Children Act 2004 section 11; Data Protection
Act 2018, schedule 1, paragraph 18). Nothing of another service is opened here but by an override.
"""

from onestory.sharing.kinds import Clause, Depth

STANDING = (
    Clause(
        id="own_notes",
        depth=Depth.DETAIL,
        relationship="caseload",
        consent="not_needed",
        same_profession=True,
        opens_restricted=("not_to_other_parent", "police", "third_party", "very_restricted"),
        words="Your own service's record",
    ),
    Clause(
        id="own_events",
        depth=Depth.EVENT,
        relationship="caseload",
        consent="not_needed",
        words="Your own service's record; its notes are kept to their profession",
    ),
    Clause(
        id="own_family",
        depth=Depth.KNOWN_TO,
        relationship="family",
        consent="not_needed",
        words="Family of someone your service is involved with",
    ),
    Clause(
        id="override",
        depth=Depth.DETAIL,
        relationship="override",
        consent="not_needed",
        opens_restricted=("not_to_other_parent", "police", "third_party"),
        words="Opened for safety; the privacy officer has been told",
    ),
)
