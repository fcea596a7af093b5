"""An appointment that was not kept, or was declined."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="missed_contact", name="Contact not kept")
