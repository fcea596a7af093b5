"""A live birth, as notified."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="birth", name="Birth")
