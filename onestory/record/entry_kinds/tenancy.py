"""A tenancy begins."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="tenancy", name="Tenancy")
