"""The pages of telling families, by subject: guard, form, one action or one query, page."""

from onestory.parents.views.callback import notify_calls
from onestory.parents.views.campaigns import (
    approve,
    approve_as_guardian,
    begin,
    campaign,
    campaigns,
    in_person,
    new,
    preview,
    sample,
    stop,
    to_approve,
)
from onestory.parents.views.post import came_back, draw, make_batch, posted, says_no

__all__ = [
    "approve",
    "approve_as_guardian",
    "begin",
    "came_back",
    "campaign",
    "campaigns",
    "draw",
    "in_person",
    "make_batch",
    "new",
    "notify_calls",
    "posted",
    "preview",
    "sample",
    "says_no",
    "stop",
    "to_approve",
]
