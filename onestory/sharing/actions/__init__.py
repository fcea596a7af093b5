"""What happens to agreements, consents and the audit trail when someone acts, by subject."""

from onestory.sharing.actions.agreements import approve_agreement, put_forward, sign_agreement
from onestory.sharing.actions.approvals import (
    approve,
    end_agreement,
    meet_condition,
    withdraw_approval,
)
from onestory.sharing.actions.consents import record_consents, supersede_consents
from onestory.sharing.actions.reminders import remind_of_reviews
from onestory.sharing.actions.trail import log_why
from onestory.sharing.definitions import check_entry_kinds
from onestory.sharing.sealing import seal_audit

__all__ = [
    "approve",
    "approve_agreement",
    "check_entry_kinds",
    "end_agreement",
    "log_why",
    "meet_condition",
    "put_forward",
    "record_consents",
    "remind_of_reviews",
    "seal_audit",
    "sign_agreement",
    "supersede_consents",
    "withdraw_approval",
]
