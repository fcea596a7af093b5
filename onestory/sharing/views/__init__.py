"""The pages of the sharing area, by subject: guard, form, one action or one query, page."""

from onestory.sharing.views import watching
from onestory.sharing.views.audit import audit
from onestory.sharing.views.overrides import (
    my_override,
    my_overrides,
    override,
    override_report,
    overrides,
)

__all__ = [
    "audit",
    "my_override",
    "my_overrides",
    "override",
    "override_report",
    "overrides",
    "watching",
]
