"""What is asked of deliveries: where each source stands, what became of rows, what waits for a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from onestory.feeds.actions import sources
from onestory.feeds.kinds import Source
from onestory.feeds.models import Delivery, Question, Row, Status
from onestory.shared import ids


@dataclass(frozen=True)
class Came:
    """A delivery as a list shows it."""

    id: int
    source: str
    source_name: str
    file_name: str
    size: int
    received_at: datetime
    received_by: str
    state: str
    reason: str
    rows: int
    fates: dict[str, int]
    notes: list[str]

    @property
    def done(self) -> int:
        """Rows whose fate is written."""
        return sum(self.fates.values())


@dataclass(frozen=True)
class Standing:
    """A source: when it last came, and what waits."""

    source: Source
    last: Came | None
    deliveries: int
    held: int
    questions: int


def deliveries(source: str = "", *, limit: int = 50) -> list[Came]:
    """The latest deliveries first."""
    found = _with_state().order_by("-id")
    return _came((found.filter(source=source) if source else found)[:limit])


def delivery(delivery_id: int) -> Came | None:
    """One delivery, or None where there is none of that number."""
    return next(iter(_came(_with_state().filter(pk=delivery_id))), None)


def held() -> list[Came]:
    """Deliveries that wait for a person to let them through."""
    return _came(_with_state().filter(state="held").order_by("id"))


def unfinished() -> list[Came]:
    """Deliveries that were begun, or let through, and are not yet applied."""
    return _came(_with_state().filter(state__in=("received", "checked", "applying")).order_by("id"))


def standings() -> list[Standing]:
    """Every source, also one that never sent."""
    waiting = Counter(dict(_counted(Question.objects.filter(answered_at=None))))
    came = Counter(dict(_counted(Delivery.objects.all())))
    held_back = Counter(one.source for one in held())
    newest = _with_state().filter(
        id=Subquery(
            Delivery.objects.filter(source=OuterRef("source"))
            .order_by("-received_at", "-id")
            .values("id")[:1]
        )
    )
    last = {one.source: one for one in _came(newest)}
    return [
        Standing(source, last.get(key), came[key], held_back[key], waiting[key])
        for key, source in sources().items()
    ]


def rows_of(delivery_id: int, fates: Iterable[str], *, limit: int = 200) -> list[Row]:
    """Rows of a delivery with these fates, or with remarks where "remarks" is among them."""
    rows = Row.objects.filter(id__gte=ids.row_id(delivery_id, 0)).filter(
        id__lt=ids.row_id(delivery_id + 1, 0)
    )
    wanted = set(fates)
    found = rows.filter(fate__in=wanted - {"remarks"})
    if "remarks" in wanted:
        found = found | rows.exclude(remarks="")
    return list(found.order_by("id")[:limit])


def statuses_of(delivery_id: int) -> list[Status]:
    """Everything that happened to a delivery, in order."""
    return list(Status.objects.filter(delivery_id=delivery_id).order_by("id"))


def open_questions(source: str = "", *, limit: int = 200) -> list[Question]:
    """Questions that wait, oldest first."""
    found = Question.objects.filter(answered_at=None).select_related("row").order_by("id")
    return list((found.filter(source=source) if source else found)[:limit])


def question(question_id: int) -> Question | None:
    """One question with its row."""
    return Question.objects.select_related("row").filter(pk=question_id).first()


def number_alike(asked: Question) -> int:
    """How many open questions one answer could serve."""
    return Question.objects.filter(
        source=asked.source, column=asked.column, value=asked.value, answered_at=None
    ).count()


def _counted(rows: QuerySet) -> Sequence[tuple[str, int]]:  # type: ignore[type-arg]
    return list(rows.order_by().values("source").annotate(n=Count("id")).values_list("source", "n"))


def _with_state() -> Any:
    """Deliveries with their `state` and its `reason`, in one query with their batches."""
    last = Status.objects.filter(delivery=OuterRef("pk")).order_by("-id")
    return Delivery.objects.annotate(
        state=Subquery(last.values("state")[:1]), reason=Subquery(last.values("reason")[:1])
    ).prefetch_related("batches")


def _came(found: Iterable[Delivery]) -> list[Came]:
    return [_one(each) for each in found]


def _one(each: Delivery) -> Came:
    fates: Counter[str] = Counter()
    for batch in each.batches.all():
        fates.update(batch.fates)
    source = sources().get(each.source)
    return Came(
        each.pk,
        each.source,
        source.name if source else each.source,
        each.file_name,
        each.size,
        each.received_at,
        each.received_by,
        getattr(each, "state", "") or "",
        getattr(each, "reason", "") or "",
        each.rows,
        dict(fates),
        each.notes,
    )
