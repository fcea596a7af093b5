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
from onestory.sharing.queries.trail import PAGE, Look, audit_trail
from onestory.sharing.queries.why import Why, WhyLine, depth_in_words, reader_by_code, why
from onestory.sharing.sealing import Verified, verify_audit

__all__ = [
    "PAGE",
    "AgreedTo",
    "AgreementToday",
    "AnswerTold",
    "ContactRuleTold",
    "Look",
    "Safety",
    "Verified",
    "WayTold",
    "Why",
    "WhyLine",
    "agreed_to",
    "agreements_today",
    "answers_told",
    "audit_trail",
    "contact_facts",
    "contact_rules",
    "depth_in_words",
    "hidden_by_rule",
    "reader_by_code",
    "safety_of",
    "verify_audit",
    "ways_to_reach",
    "why",
]
