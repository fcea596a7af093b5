"""The pages of the sharing area, by subject: guard, form, one action or one query, page."""

from onestory.sharing.views import watching
from onestory.sharing.views.agreements import agreement, agreements, document, preview, printed
from onestory.sharing.views.approvals import approve, end, met, put_forward, withdraw
from onestory.sharing.views.audit import audit
from onestory.sharing.views.overrides import (
    my_override,
    my_overrides,
    override,
    override_report,
    overrides,
)
from onestory.sharing.views.recalls import recall_done, recalls

__all__ = [
    "agreement",
    "agreements",
    "approve",
    "audit",
    "document",
    "end",
    "met",
    "my_override",
    "my_overrides",
    "override",
    "override_report",
    "overrides",
    "preview",
    "printed",
    "put_forward",
    "recall_done",
    "recalls",
    "watching",
    "withdraw",
]
