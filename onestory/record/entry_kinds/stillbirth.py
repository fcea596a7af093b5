"""A stillbirth: it stops every invitation the same day."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="stillbirth", name="Stillbirth")
