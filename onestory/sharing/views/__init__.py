"""The pages of the sharing area, by subject: guard, form, one action or one query, page."""

from onestory.sharing.views.audit import audit

__all__ = ["audit"]
