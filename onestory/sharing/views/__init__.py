"""The pages of the sharing area, by subject: guard, form, one action or one query, page."""

from onestory.sharing.views.audit import audit
from onestory.sharing.views.recalls import recall_done, recalls

__all__ = ["audit", "recall_done", "recalls"]
