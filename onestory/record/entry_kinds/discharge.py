"""The end of a stay or of a course of care."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="discharge", name="Discharge")
