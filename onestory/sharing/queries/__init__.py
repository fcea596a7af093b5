"""What may be asked of sharing, by subject: why a reader sees what, who looked, what is agreed."""

from onestory.sharing.queries.agreement_pages import (
    AgreementShown,
    Register,
    agreement_page,
    register,
    who_may_sign,
)
from onestory.sharing.queries.agreements import (
    AgreementToday,
    agreement_as_of,
    agreements_today,
)
from onestory.sharing.queries.counting import may_count
from onestory.sharing.queries.preview import Preview, preview
from onestory.sharing.queries.trail import PAGE, Look, audit_trail
from onestory.sharing.queries.why import Why, WhyLine, depth_in_words, reader_by_code, why
from onestory.sharing.sealing import Verified, verify_audit

__all__ = [
    "PAGE",
    "AgreementShown",
    "AgreementToday",
    "Look",
    "Preview",
    "Register",
    "Verified",
    "Why",
    "WhyLine",
    "agreement_as_of",
    "agreement_page",
    "agreements_today",
    "audit_trail",
    "depth_in_words",
    "may_count",
    "preview",
    "reader_by_code",
    "register",
    "verify_audit",
    "who_may_sign",
    "why",
]
