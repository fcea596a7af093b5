"""What may be asked of sharing, by subject: why a reader sees what, who looked, what is agreed."""

from onestory.sharing.queries.agreements import AgreementToday, agreements_today
from onestory.sharing.queries.answers import AgreedTo, AnswerTold, agreed_to, answers_told
from onestory.sharing.queries.contact import (
    ContactRuleTold,
    Safety,
    WayTold,
    contact_facts,
    contact_rules,
    hidden_by_rule,
    safety_of,
    ways_to_reach,
)
from onestory.sharing.queries.sent import (
    ListWaiting,
    RecallTold,
    lists_due,
    lists_waiting,
    opened_by,
    recalls,
    recalls_to_answer,
)
from onestory.sharing.queries.trail import PAGE, Look, audit_trail
from onestory.sharing.queries.why import Why, WhyLine, code_of, depth_in_words, reader_by_code, why
from onestory.sharing.sealing import Verified, verify_audit

__all__ = [
    "PAGE",
    "AgreedTo",
    "AgreementToday",
    "AnswerTold",
    "ContactRuleTold",
    "ListWaiting",
    "Look",
    "RecallTold",
    "Safety",
    "Verified",
    "WayTold",
    "Why",
    "WhyLine",
    "agreed_to",
    "agreements_today",
    "answers_told",
    "audit_trail",
    "code_of",
    "contact_facts",
    "contact_rules",
    "depth_in_words",
    "hidden_by_rule",
    "lists_due",
    "lists_waiting",
    "opened_by",
    "reader_by_code",
    "recalls",
    "recalls_to_answer",
    "safety_of",
    "verify_audit",
    "ways_to_reach",
    "why",
]
