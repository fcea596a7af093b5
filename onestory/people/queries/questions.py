"""Questions that wait for a person, and each side by side with what agrees in words and weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from onestory.people.index.comparing import compared
from onestory.people.kinds import DecisionTold, FieldCompared, Question
from onestory.people.models import LinkDecision, LinkQuestion, SourceRecord
from onestory.people.queries.records import WHERE, WORDS

PAGE = 200
IN_SHORT = ("forename", "surname", "dob")
_OPEN = Q(withdrawn_at=None) & (Q(answered=None) | Q(answered="undone"))


def open_questions(*, after: tuple[float, int] | None = None, limit: int = PAGE) -> list[Question]:
    """The likeliest first; `after` is the (probability, id) of the last one seen. One query.

    Not withdrawn, not answered, neither record sealed; before the lens.
    """
    waiting = _told().filter(_OPEN)
    if after is not None:
        probability, last = after
        waiting = waiting.filter(
            Q(probability__lt=probability) | Q(probability=probability, id__gt=last)
        )
    return [_question(one) for one in waiting.order_by("-probability", "id")[:limit]]


def count_open_questions() -> int:
    """How many wait."""
    return _told().filter(_OPEN).count()


def question(question_id: int) -> Question | None:
    """Both records field by field, also of an answered or withdrawn question. Three queries.

    Where either record's person must not be found, what tells where they live is not told.
    """
    found = _told().filter(id=question_id).first()
    if found is None:
        return None
    rows = {
        row["id"]: row
        for row in SourceRecord.objects.filter(
            id__in=(found.record_a_id, found.record_b_id)
        ).values("id", "source", "local_id", "held_from", "address_hidden", *WORDS)
    }
    return _question(found, _fields(rows[found.record_a_id], rows[found.record_b_id]))


def decisions_about(person_id: int) -> list[DecisionTold]:
    """What people have decided of a person's records, newest first. One query."""
    about = LinkDecision.objects.filter(
        Q(record_a__person_id=person_id) | Q(record_b__person_id=person_id)
    )
    latest = Subquery(_latest(OuterRef("record_a_id"), OuterRef("record_b_id")).values("id")[:1])
    return [
        DecisionTold(
            decision_id=one.id,
            record_a=one.record_a_id,
            record_b=one.record_b_id,
            answer=one.answer,
            reason=one.reason,
            decided_by=one.decided_by,
            decided_at=one.decided_at,
            in_force=one.id == one.latest and one.answer != "undone",
        )
        for one in about.annotate(latest=latest).order_by("-id")
    ]


def _told() -> QuerySet[LinkQuestion, Any]:
    answered = _latest(OuterRef("record_a_id"), OuterRef("record_b_id")).values("answer")[:1]
    return (
        LinkQuestion.objects.filter(record_a__sealed=False, record_b__sealed=False)
        .select_related("record_a", "record_b")
        .annotate(answered=Subquery(answered))
    )


def _latest(a: OuterRef, b: OuterRef) -> QuerySet[LinkDecision]:
    return LinkDecision.objects.filter(record_a_id=a, record_b_id=b).order_by("-id")


def _question(one: Any, fields: Sequence[FieldCompared] = ()) -> Question:
    answered = "" if one.answered in (None, "undone") else one.answered
    withdrawn = one.withdrawn_at is not None
    return Question(
        question_id=one.id,
        record_a=one.record_a_id,
        record_b=one.record_b_id,
        person_a=one.record_a.person_id,
        person_b=one.record_b.person_id,
        probability=one.probability,
        because=one.because,
        asked_at=one.asked_at,
        fields=tuple(fields) or _in_short(one.record_a, one.record_b),
        sources=(one.record_a.source, one.record_b.source),
        answered=answered or ("withdrawn" if withdrawn else ""),
        withdrawn=withdrawn,
    )


def _in_short(a: SourceRecord, b: SourceRecord) -> tuple[FieldCompared, ...]:
    """Enough for a line of a list; nothing is weighed."""
    return tuple(
        FieldCompared(name, getattr(a, name), getattr(b, name), "", None) for name in IN_SHORT
    )


def _fields(a: dict[str, Any], b: dict[str, Any]) -> list[FieldCompared]:
    fields = compared(a, b, test_numbers=settings.TEST_NHS_NUMBERS)
    if not (a["address_hidden"] or b["address_hidden"]):
        return fields
    return [one for one in fields if one.field not in WHERE]
