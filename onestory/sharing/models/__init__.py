"""What is kept of sharing: who signed which agreement, what families said, and who looked."""

from onestory.sharing.models.agreements import (
    AgreementVersion,
    Approval,
    ClauseRow,
    RoleRow,
    Signing,
)
from onestory.sharing.models.audit import AuditRow, AuditSeal
from onestory.sharing.models.consents import Consent

__all__ = [
    "AgreementVersion",
    "Approval",
    "AuditRow",
    "AuditSeal",
    "ClauseRow",
    "Consent",
    "RoleRow",
    "Signing",
]
