"""What happens to agreements, consents and the audit trail when someone acts, by subject."""

from onestory.sharing.actions.agreements import approve_agreement, sign_agreement
from onestory.sharing.actions.answers import Recorded, household_of, record_answer
from onestory.sharing.actions.consents import record_consents, supersede_consents
from onestory.sharing.actions.contact import add_contact_rule, end_contact_rule
from onestory.sharing.actions.lists import (
    ask_for_list,
    drop_old_lists,
    keep_list,
    record_sent,
    take_list,
)
from onestory.sharing.actions.recalls import acknowledge_recall, recall_all, recall_hidden
from onestory.sharing.actions.trail import log_why
from onestory.sharing.definitions import check_entry_kinds
from onestory.sharing.sealing import seal_audit

__all__ = [
    "Recorded",
    "acknowledge_recall",
    "add_contact_rule",
    "approve_agreement",
    "ask_for_list",
    "check_entry_kinds",
    "drop_old_lists",
    "end_contact_rule",
    "household_of",
    "keep_list",
    "log_why",
    "recall_all",
    "recall_hidden",
    "record_answer",
    "record_consents",
    "record_sent",
    "seal_audit",
    "sign_agreement",
    "supersede_consents",
    "take_list",
]
