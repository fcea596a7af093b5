"""A family that was told of an agreement says no: kept as an answer, so that it opens nothing from here on.

Whoever opens that letter need not be anybody to whom the family is open, and learns nothing of them by this.
"""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import F

from onestory.sharing import guard, session
from onestory.sharing.actions.keeping import keep
from onestory.sharing.actions.recalls import recall
from onestory.sharing.kinds import Reader, Refused, SaidNo
from onestory.sharing.models import Consent
from onestory.sharing.rules import answers as rules
from onestory.sharing.rules.answers import Draft
from onestory.sharing.rules.consents import DECIDING

PURPOSE = "writing down what a family said"
NO = "refused"


@transaction.atomic
def record_objection(
    *,
    said: Collection[SaidNo],
    agreement: str,
    asked_how: str,
    evidence: str,
    since: date,
    by: Reader,
) -> int:
    """Keeps the no of each, and asks back what was sent; how many lines. Written down again, it stays one.

    An agreement that is defined no more may still be refused: the letter spoke of it.
    """
    guard.check_deed(by, "tell_families")
    drafts = [(each.person, _draft(each, asked_how, since)) for each in said]
    for _, draft in drafts:
        if wrong := rules.why_not(draft, by.today):
            raise Refused(wrong)
    whom = sorted({person for person, _ in drafts})
    with guard.as_system("a family's no is kept by one who tells families, and opens nobody"):
        for person, draft in drafts:
            if not _stands(person, draft, agreement, evidence):
                keep([person], agreement, "", draft, evidence, by)
        recalled = recall(whom, on=by.today)
    session.look_again()
    terms = f"{NO} to {agreement} from {since}: {evidence}"
    guard.log(by, "record objection", PURPOSE, subject=whom, terms=terms)
    return recalled


def _draft(said: SaidNo, asked_how: str, since: date) -> Draft:
    return Draft(said.about, NO, said.decided_by_role, said.standing, asked_how, since)


def _stands(person: int, draft: Draft, agreement: str, evidence: str) -> bool:
    """Whether this very no is the latest they said; after a later yes it is kept anew."""
    told = Consent.objects.filter(
        person_id=person,
        agreement=agreement,
        decided_by_role=draft.decided_by_role,
        answer__in=DECIDING,
        superseded_by__isnull=True,
    )
    last = told.order_by("-held_from", F("told_at").desc(nulls_last=True), "-id").first()
    return last is not None and (NO, draft.since, draft.standing, evidence) == (
        last.answer,
        last.held_from,
        last.standing,
        last.evidence,
    )
