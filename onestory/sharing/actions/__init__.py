"""What happens to agreements, consents and the audit trail when someone acts, by subject."""

from onestory.sharing.actions.agreements import approve_agreement, put_forward, sign_agreement
from onestory.sharing.actions.answers import Recorded, household_of, record_answer
from onestory.sharing.actions.approvals import (
    approve,
    end_agreement,
    meet_condition,
    withdraw_approval,
)
from onestory.sharing.actions.consents import record_consents, supersede_consents
from onestory.sharing.actions.contact import add_contact_rule, end_contact_rule
from onestory.sharing.actions.letters import record_letter_sent
from onestory.sharing.actions.lists import (
    ask_for_list,
    drop_old_lists,
    keep_list,
    record_sent,
    take_list,
)
from onestory.sharing.actions.objections import record_objection
from onestory.sharing.actions.overrides import (
    answer_review,
    close_override,
    override,
    override_found,
    record_own_person,
    review_override,
)
from onestory.sharing.actions.recalls import acknowledge_recall, recall_all, recall_hidden
from onestory.sharing.actions.referrals import close_referral, take_in_hand
from onestory.sharing.actions.reminders import remind_of_reviews
from onestory.sharing.actions.trail import decide_not_to_share, log_why
from onestory.sharing.definitions import check_entry_kinds
from onestory.sharing.sealing import seal_audit

__all__ = [
    "Recorded",
    "acknowledge_recall",
    "add_contact_rule",
    "answer_review",
    "approve",
    "approve_agreement",
    "ask_for_list",
    "check_entry_kinds",
    "close_override",
    "close_referral",
    "decide_not_to_share",
    "drop_old_lists",
    "end_agreement",
    "end_contact_rule",
    "household_of",
    "keep_list",
    "log_why",
    "meet_condition",
    "override",
    "override_found",
    "put_forward",
    "recall_all",
    "recall_hidden",
    "record_answer",
    "record_consents",
    "record_letter_sent",
    "record_objection",
    "record_own_person",
    "record_sent",
    "remind_of_reviews",
    "review_override",
    "seal_audit",
    "sign_agreement",
    "supersede_consents",
    "take_in_hand",
    "take_list",
    "withdraw_approval",
]
