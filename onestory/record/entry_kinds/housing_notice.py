"""A notice about a home: arrears, eviction, overcrowding, repairs."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="housing_notice", name="Housing notice")
