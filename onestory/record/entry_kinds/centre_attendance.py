"""A session attended at a children's centre."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="centre_attendance", name="Session attended", contact=True)
