"""A death: it stops every invitation the same day."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="death", name="Death", closes=True)
