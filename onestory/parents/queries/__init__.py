"""What is asked of telling families, by subject: campaigns, their notices, and who was told."""

from onestory.parents.queries.notices import notice_by_reference, state_of
from onestory.parents.queries.standings import (
    Standing,
    by_notify,
    campaign,
    campaigns,
    choices,
    counts_by_state,
    sending_now,
    to_approve,
)
from onestory.parents.queries.told import TellingTold, told_of

__all__ = [
    "Standing",
    "TellingTold",
    "by_notify",
    "campaign",
    "campaigns",
    "choices",
    "counts_by_state",
    "notice_by_reference",
    "sending_now",
    "state_of",
    "to_approve",
    "told_of",
]
