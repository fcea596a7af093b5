"""A booking for maternity care."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="antenatal_booking", name="Antenatal booking", contact=True)
