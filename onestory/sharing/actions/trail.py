"""What is written to the trail from outside a page."""

from django.db import transaction

from onestory.sharing import guard, trail
from onestory.sharing.kinds import Reader

DECIDING = "deciding what to share"


def log_why(reader_code: str, person: int) -> None:
    """Asking why is itself a look: written as the system's, with whom it was asked about."""
    trail.add(
        trail.row(None, "why", f"asked at the desk what {reader_code} may see", people=[person])
    )


@transaction.atomic
def decide_not_to_share(*, person: int, with_whom: str, because: str, by: Reader) -> None:
    """A decision as much as sharing is: kept in the trail. Refused where nothing is open to decide on."""
    guard.open_person(by, person, DECIDING)
    words = f"with {with_whom.strip()}: {because.strip()}"
    guard.log(by, "not shared", DECIDING, subject=person, outcome="not shared", terms=words)
