"""What needs no agreement: a service's own record, and knowing who a child's family are.

Lawful basis: the service's own duties (UK GDPR Article 6(1)(e), 9(2)(h)), under which it wrote the
record. Nothing of another service is opened here.
"""

from onestory.sharing.kinds import Clause, Depth

STANDING = (
    Clause(
        id="own_notes",
        depth=Depth.DETAIL,
        relationship="own_service",
        consent="not_needed",
        same_profession=True,
        opens_restricted=True,
        words="Your own service's record",
    ),
    Clause(
        id="own_events",
        depth=Depth.EVENT,
        relationship="own_service",
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
)
