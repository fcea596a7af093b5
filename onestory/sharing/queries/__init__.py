"""What may be asked of sharing, by subject: why a reader sees what, who looked, what is agreed."""

from onestory.sharing.queries.agreements import AgreementToday, agreements_today
from onestory.sharing.queries.family_view import FamilyView, who_looked
from onestory.sharing.queries.letters import Letter, letter
from onestory.sharing.queries.overrides import (
    OverrideTold,
    my_overrides,
    override_for_review,
    override_now,
    override_report,
    overrides_for_review,
    refused_overrides,
)
from onestory.sharing.queries.summaries import person_trail, reader_trail
from onestory.sharing.queries.trail import PAGE, Look, audit_trail, day_begins
from onestory.sharing.queries.unusual import unusual, unusual_looks
from onestory.sharing.queries.why import (
    Why,
    WhyConsent,
    WhyLine,
    depth_in_words,
    reader_by_code,
    why,
)
from onestory.sharing.sealing import Verified, verify_audit

__all__ = [
    "PAGE",
    "AgreementToday",
    "FamilyView",
    "Letter",
    "Look",
    "OverrideTold",
    "Verified",
    "Why",
    "WhyConsent",
    "WhyLine",
    "agreements_today",
    "audit_trail",
    "day_begins",
    "depth_in_words",
    "letter",
    "my_overrides",
    "override_for_review",
    "override_now",
    "override_report",
    "overrides_for_review",
    "person_trail",
    "reader_by_code",
    "reader_trail",
    "refused_overrides",
    "unusual",
    "unusual_looks",
    "verify_audit",
    "who_looked",
    "why",
]
