"""What is kept of sharing: who signed which agreement, what families said, and who looked."""

from onestory.sharing.models.agreements import (
    AgreementText,
    AgreementVersion,
    ClauseRow,
    RestrictionRow,
    RoleRow,
)
from onestory.sharing.models.audit import AuditRow, AuditSeal
from onestory.sharing.models.consents import Consent
from onestory.sharing.models.lists import PreparedList
from onestory.sharing.models.referrals import Referral
from onestory.sharing.models.safety import (
    ContactRule,
    Override,
    OverrideEnded,
    OverrideReview,
    OwnPerson,
)
from onestory.sharing.models.sent import Recall, Sent
from onestory.sharing.models.signings import (
    Approval,
    ApprovalWithdrawal,
    ConditionMet,
    Ending,
    ReviewReminder,
    Signing,
)

__all__ = [
    "AgreementText",
    "AgreementVersion",
    "Approval",
    "ApprovalWithdrawal",
    "AuditRow",
    "AuditSeal",
    "ClauseRow",
    "ConditionMet",
    "Consent",
    "ContactRule",
    "Ending",
    "Override",
    "OverrideEnded",
    "OverrideReview",
    "OwnPerson",
    "PreparedList",
    "Recall",
    "Referral",
    "RestrictionRow",
    "ReviewReminder",
    "RoleRow",
    "Sent",
    "Signing",
]
