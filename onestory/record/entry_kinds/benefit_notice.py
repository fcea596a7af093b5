"""A change of a family's benefits: begun, stopped, sanctioned."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="benefit_notice", name="Benefits notice", opens_nothing=True)
