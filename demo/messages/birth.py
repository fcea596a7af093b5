"""A birth as its messages tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from demo.lives.people import Child
from demo.seen import Seen

SEX = {"F": "female", "M": "male"}


@dataclass
class Birth:
    """A birth as told: baby and mother as the sender sees them, and their local numbers."""

    child: Child
    seen: Seen
    mother: Seen
    sent: datetime
    baby_number: str
    mother_number: str  # empty where the mother is not named
    key: str
    midwife: str

    @property
    def nameless(self) -> bool:
        return self.seen.forename.startswith(("Baby", "Infant", "Male", "Female"))


def shown(seen: Seen) -> str:
    return f"{seen.surname.upper()}, {seen.forename}"
