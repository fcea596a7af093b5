"""Agreements as they stand today."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from onestory.sharing import loading


@dataclass(frozen=True)
class AgreementToday:
    """An agreement and whether it opens anything today."""

    id: str
    name: str
    organisations: tuple[str, ...]
    why_not: str


def agreements_today(on: date | None = None) -> list[AgreementToday]:
    """Every agreement; `why_not` is empty where it is in force."""
    partnership, _ = loading.load([], on or timezone.localdate())
    states = {term.agreement: term for term in partnership.terms if term.agreement}
    return [
        AgreementToday(
            term.agreement, term.agreement_name, tuple(sorted(term.organisations)), term.why_not
        )
        for term in states.values()
    ]
