"""A dose given."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="immunisation", name="Immunisation", contact=True)
