"""The result of a developmental review, such as the one at two to two and a half."""

from onestory.record.kinds import EntryKind

DEFINITION = EntryKind(id="review_result", name="Review result")
