"""What is asked of telling families, by subject: campaigns, their notices, and who was told."""

from onestory.parents.queries.in_person import InPerson, in_person
from onestory.parents.queries.notices import notice_by_reference, state_of
from onestory.parents.queries.pages import campaign_list, campaign_page, sample_of
from onestory.parents.queries.pages import to_approve as waiting_for_approval
from onestory.parents.queries.standings import (
    Standing,
    by_notify,
    campaign,
    campaigns,
    choices,
    counts_by_state,
    sending_now,
)
from onestory.parents.queries.told import TellingTold, told_of

__all__ = [
    "InPerson",
    "Standing",
    "TellingTold",
    "by_notify",
    "campaign",
    "campaign_list",
    "campaign_page",
    "campaigns",
    "choices",
    "counts_by_state",
    "in_person",
    "notice_by_reference",
    "sample_of",
    "sending_now",
    "state_of",
    "told_of",
    "waiting_for_approval",
]
