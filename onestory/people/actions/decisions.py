"""What people say of two records: it holds against every run of matching, until taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from onestory.people.actions.matching import look_again
from onestory.people.kinds import Matched, Refused
from onestory.people.models import LinkDecision, LinkQuestion, SourceRecord

ANSWERS = ("same", "different", "cannot_tell")


@transaction.atomic
def decide(
    question_id: int, answer: str, *, reason: str, by: str, at: datetime | None = None
) -> Matched:
    """Answers a question; "same" joins the two, "different" holds them apart, for good.

    A second answer to the same question replaces the first. "cannot_tell" leaves things as they
    are and is not asked again while the evidence is the same.
    """
    if answer not in ANSWERS:
        raise Refused(f"The answer must be one of: {', '.join(ANSWERS)}.")
    _with_reason(reason)
    question = LinkQuestion.objects.filter(id=question_id).first()
    if question is None:
        raise Refused("There is no such question; it may have been withdrawn.")
    pair = (question.record_a_id, question.record_b_id)
    _keep([pair], answer, reason, by, at or timezone.now(), question)
    return look_again(pair, by=by, at=at)


@transaction.atomic
def unlink(record_id: int, *, reason: str, by: str, at: datetime | None = None) -> Matched:
    """Parts a record from all others of its person, for good; entries follow by `records_moved`.

    The person's id stays with the record that founded them.
    """
    _with_reason(reason)
    record = SourceRecord.objects.filter(id=record_id).first()
    if record is None or record.person_id is None or record.sealed:
        raise Refused("This record belongs to nobody.")
    if record.superseded_by is not None:
        raise Refused("This record was corrected: undo the link of the one that corrected it.")
    others = SourceRecord.objects.filter(person_id=record.person_id, superseded_by__isnull=True)
    ids = list(others.exclude(id=record.id).values_list("id", flat=True))
    if not ids:
        raise Refused("This is the only record of its person: there is nothing to part it from.")
    pairs = [(min(record.id, one), max(record.id, one)) for one in ids]
    _keep(pairs, "different", reason, by, at or timezone.now())
    return look_again([record.id, *ids], by=by, at=at)


@transaction.atomic
def undo_decision(decision_id: int, *, reason: str, by: str, at: datetime | None = None) -> Matched:
    """Takes back what was said in one deed, so all rows of an unlinking; matching decides again."""
    _with_reason(reason)
    said = LinkDecision.objects.filter(id=decision_id).first()
    if said is None or said.answer == "undone":
        raise Refused("There is no such decision to undo.")
    deed = LinkDecision.objects.filter(
        decided_at=said.decided_at, decided_by=said.decided_by, answer=said.answer
    )
    pairs = sorted({(one.record_a_id, one.record_b_id) for one in deed})
    _keep(pairs, "undone", reason, by, at or timezone.now())
    return look_again({one for pair in pairs for one in pair}, by=by, at=at)


def _keep(
    pairs: Iterable[tuple[int, int]],
    answer: str,
    reason: str,
    by: str,
    at: datetime,
    question: LinkQuestion | None = None,
) -> None:
    LinkDecision.objects.bulk_create(
        LinkDecision(
            record_a_id=a,
            record_b_id=b,
            question=question,
            answer=answer,
            reason=reason,
            decided_by=by,
            decided_at=at,
        )
        for a, b in pairs
    )


def _with_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("Say why: whoever looks at this later must be able to follow it.")
