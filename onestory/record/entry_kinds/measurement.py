"""Weight, length, head or a score, as measured at one time."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="measurement", name="Measurement")
