"""A tenancy ends."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="tenancy_ended", name="Tenancy ended", closes=True)
