"""A pregnancy that ended without a live birth."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="pregnancy_ended", name="Pregnancy ended", closes=True)
