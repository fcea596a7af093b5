"""What is kept of sharing: who signed which agreement, what families said, and who looked."""

from onestory.sharing.models.agreements import (
    AgreementVersion,
    Approval,
    ClauseRow,
    RestrictionRow,
    RoleRow,
    Signing,
)
from onestory.sharing.models.audit import AuditRow, AuditSeal
from onestory.sharing.models.consents import Consent
from onestory.sharing.models.lists import PreparedList
from onestory.sharing.models.safety import (
    ContactRule,
    Override,
    OverrideReview,
    OwnPerson,
    Referral,
)
from onestory.sharing.models.sent import Recall, Sent

__all__ = [
    "AgreementVersion",
    "Approval",
    "AuditRow",
    "AuditSeal",
    "ClauseRow",
    "Consent",
    "ContactRule",
    "Override",
    "OverrideReview",
    "OwnPerson",
    "PreparedList",
    "Recall",
    "Referral",
    "RestrictionRow",
    "RoleRow",
    "Sent",
    "Signing",
]
