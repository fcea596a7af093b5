"""What may be asked of sharing, by subject: why a reader sees what, who looked, what is agreed."""

from onestory.sharing.queries.agreements import AgreementToday, agreements_today
from onestory.sharing.queries.contact import contact_facts
from onestory.sharing.queries.trail import PAGE, Look, audit_trail
from onestory.sharing.queries.why import Why, WhyLine, depth_in_words, reader_by_code, why
from onestory.sharing.rules.contact import (
    Allowed,
    ContactFacts,
    NotAllowed,
    best_way,
    may_contact,
    may_print_address,
    may_tell,
)
from onestory.sharing.sealing import Verified, verify_audit

__all__ = [
    "PAGE",
    "AgreementToday",
    "Allowed",
    "ContactFacts",
    "Look",
    "NotAllowed",
    "Verified",
    "Why",
    "WhyLine",
    "agreements_today",
    "audit_trail",
    "best_way",
    "contact_facts",
    "depth_in_words",
    "may_contact",
    "may_print_address",
    "may_tell",
    "reader_by_code",
    "verify_audit",
    "why",
]
