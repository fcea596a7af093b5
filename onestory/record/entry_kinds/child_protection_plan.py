"""A child protection plan begins or ends; what is in it stays with social care."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="child_protection_plan", name="Child protection plan")
