"""What a family said to each agreement: how it stands, and everything that was ever said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import (
    ABOUT,
    ANSWERS,
    ASKED_HOW,
    DECIDERS,
    EVERY_AGREEMENT,
    NO_STANDING,
    STANDINGS,
)
from onestory.sharing.lens import Lens
from onestory.sharing.models import Consent
from onestory.sharing.rules.consents import DECIDING
from onestory.sharing.rules.lens import agreed

EVERY_IN_WORDS = "Every agreement that asks the family"


@dataclass(frozen=True)
class AgreedTo:
    """How the family stands to one clause today, and whether that lets it work."""

    agreement: str
    agreement_name: str
    clause: str
    clause_words: str
    consent: str
    statute: str
    state: str
    opens: bool
    why_not: str
    """Why the agreement opens nothing at all today; empty where it is in force."""
    family_is_told: str


@dataclass(frozen=True)
class AnswerTold:
    """One answer as it was given, in words."""

    person: int
    agreement: str
    clause: str
    about: str
    answer: str
    answer_words: str
    decided_by: str
    standing: str
    decides: bool
    asked_how: str
    asked_by: str
    evidence: str
    since: date
    until: date | None
    told_at: datetime | None
    """Empty where a system told it."""
    corrected: bool


def agreed_to(lens: Lens) -> list[AgreedTo]:
    """Each clause of each agreement; asks nothing of the database."""
    known = agreements()
    return [
        AgreedTo(
            agreement=term.agreement,
            agreement_name=term.agreement_name,
            clause=term.clause.id,
            clause_words=term.clause.words,
            consent=term.clause.consent,
            statute=term.clause.statute,
            state=lens.facts.answer(term.agreement, term.clause.id),
            opens=agreed(term, lens.facts) and not term.why_not,
            why_not=term.why_not,
            family_is_told=known[term.agreement].family_is_told,
        )
        for term in lens.partnership.terms
        if term.agreement
    ]


def answers_told(people: Iterable[int]) -> list[AnswerTold]:
    """All that was said of the people in hand, the latest first; corrected rows are marked."""
    rows = Consent.objects.filter(person_id__in=list(people)).exclude(answer="not_asked")
    newest = rows.order_by("-held_from", F("told_at").desc(nulls_last=True), "-id")
    return [_told(row) for row in newest]


def _told(row: Consent) -> AnswerTold:
    return AnswerTold(
        person=row.person_id,
        agreement=_name_of(row.agreement),
        clause=_clause_of(row.agreement, row.clause),
        about=ABOUT.get(row.about, ""),
        answer=row.answer,
        answer_words=ANSWERS[row.answer],
        decided_by=DECIDERS.get(row.decided_by_role, row.decided_by_role.replace("_", " ")),
        standing=STANDINGS[row.standing],
        decides=row.answer in DECIDING and row.standing not in NO_STANDING,
        asked_how=ASKED_HOW.get(row.asked_how, row.asked_how),
        asked_by=row.asked_by,
        evidence=row.evidence,
        since=row.held_from,
        until=row.held_until,
        told_at=row.told_at,
        corrected=row.superseded_by is not None,
    )


def _name_of(agreement: str) -> str:
    if agreement == EVERY_AGREEMENT:
        return EVERY_IN_WORDS
    found = agreements().get(agreement)
    return found.name if found else agreement.replace("_", " ")


def _clause_of(agreement: str, clause: str) -> str:
    found = agreements().get(agreement)
    return next((each.words for each in found.clauses if each.id == clause), "") if found else ""
