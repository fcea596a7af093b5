"""A family leaves a children's centre."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="centre_left", name="Left the centre", closes=True)
