"""What becomes of a kept thing when people are merged, erased, or scrubbed from a copy.

Every model carries one as `lasting`; a test of the whole tree sees that none is forgotten.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """One sentence each, written for the person who must answer for it."""

    merged: str
    """When two records turn out to be one person, or one turns out to be two."""
    erased: str
    """When retention ends, or a person has the right to be forgotten."""
    scrubbed: str
    """When a copy is made for testing or analysis, without identities."""

    def __post_init__(self) -> None:
        for field in fields(self):
            if not str(getattr(self, field.name)).strip():
                raise ValueError(f"Lasting says nothing about '{field.name}'")
