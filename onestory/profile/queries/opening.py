"""Why these pages read: said once, and written with every look."""

from onestory.sharing import guard
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Reader

PURPOSE = "direct care"
MATCHING = "finding out which records are one person"
GREETING = "greeting new families"


def opened(reader: Reader, person_id: int) -> Lens:
    """The lens on the person of the page; refused, and written down, where nothing is open."""
    return guard.open_person(reader, person_id, PURPOSE)
