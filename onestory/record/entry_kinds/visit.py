"""A contact kept: at home, in clinic, by video or phone."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="visit", name="Contact", contact=True)
