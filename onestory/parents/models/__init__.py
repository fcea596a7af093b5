"""What is kept of telling families: campaigns, a notice for each family, and who was told of what."""

from onestory.parents.models.campaigns import Batch, Campaign, CampaignStatus, Preview
from onestory.parents.models.notices import Addressee, Notice, NoticeStatus, Unreached
from onestory.parents.models.told import Objection, Told

__all__ = [
    "Addressee",
    "Batch",
    "Campaign",
    "CampaignStatus",
    "Notice",
    "NoticeStatus",
    "Objection",
    "Preview",
    "Told",
    "Unreached",
]
