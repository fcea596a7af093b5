"""A dose declined, or advised against."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="immunisation_not_given", name="Immunisation not given")
