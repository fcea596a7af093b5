"""What happens to agreements, consents and the audit trail when someone acts, by subject."""

from onestory.sharing.actions.agreements import approve_agreement, sign_agreement
from onestory.sharing.actions.consents import record_consents, supersede_consents
from onestory.sharing.actions.letters import record_letter_sent
from onestory.sharing.actions.trail import log_why
from onestory.sharing.definitions import check_entry_kinds
from onestory.sharing.sealing import seal_audit

__all__ = [
    "approve_agreement",
    "check_entry_kinds",
    "log_why",
    "record_consents",
    "record_letter_sent",
    "seal_audit",
    "sign_agreement",
    "supersede_consents",
]
