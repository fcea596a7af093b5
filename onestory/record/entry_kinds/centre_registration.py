"""A family registers with a children's centre."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="centre_registration", name="Registration")
