"""What may be asked of sharing, by subject: why a reader sees what, who looked, what is agreed."""

from onestory.sharing.queries.agreement_pages import (
    AgreementShown,
    Register,
    agreement_page,
    register,
    who_may_sign,
)
from onestory.sharing.queries.agreements import AgreementToday, agreement_as_of, agreements_today
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
from onestory.sharing.queries.counting import may_count
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
from onestory.sharing.queries.preview import Preview, preview
from onestory.sharing.queries.sent import (
    ListWaiting,
    RecallTold,
    lists_due,
    lists_waiting,
    opened_by,
    recalls,
    recalls_to_answer,
)
from onestory.sharing.queries.summaries import person_trail, reader_trail
from onestory.sharing.queries.trail import PAGE, Look, audit_trail, day_begins
from onestory.sharing.queries.unusual import unusual, unusual_looks
from onestory.sharing.queries.why import (
    Why,
    WhyConsent,
    WhyLine,
    code_of,
    depth_in_words,
    reader_by_code,
    why,
)
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
    "AgreedTo",
    "AgreementShown",
    "AgreementToday",
    "Allowed",
    "AnswerTold",
    "ContactFacts",
    "ContactRuleTold",
    "FamilyView",
    "Letter",
    "ListWaiting",
    "Look",
    "NotAllowed",
    "OverrideTold",
    "Preview",
    "RecallTold",
    "Register",
    "Safety",
    "Verified",
    "WayTold",
    "Why",
    "WhyConsent",
    "WhyLine",
    "agreed_to",
    "agreement_as_of",
    "agreement_page",
    "agreements_today",
    "answers_told",
    "audit_trail",
    "best_way",
    "code_of",
    "contact_facts",
    "contact_rules",
    "day_begins",
    "depth_in_words",
    "hidden_by_rule",
    "letter",
    "lists_due",
    "lists_waiting",
    "may_contact",
    "may_count",
    "may_print_address",
    "may_tell",
    "my_overrides",
    "opened_by",
    "override_for_review",
    "override_now",
    "override_report",
    "overrides_for_review",
    "person_trail",
    "preview",
    "reader_by_code",
    "reader_trail",
    "recalls",
    "recalls_to_answer",
    "refused_overrides",
    "register",
    "safety_of",
    "unusual",
    "unusual_looks",
    "verify_audit",
    "ways_to_reach",
    "who_looked",
    "who_may_sign",
    "why",
]
