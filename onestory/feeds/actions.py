"""What is done with deliveries: receive, carry on, let through, answer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from onestory.feeds import applying, keeping
from onestory.feeds.answering import answer_question
from onestory.feeds.checking import check
from onestory.feeds.kinds import Source
from onestory.feeds.models import Delivery
from onestory.feeds.reading import read
from onestory.feeds.rules.columns import Context
from onestory.feeds.staging import Staged, stage
from onestory.feeds.statuses import add_status, state_of
from onestory.shared import catalogue

__all__ = [
    "UnknownSource",
    "answer_question",
    "carry_on",
    "let_through",
    "receive",
    "receive_bytes",
    "sources",
]
SOURCES = "onestory.feeds.sources"
CAN_GO_ON = {"received", "refused", "checked", "applying"}
"""A refused file is looked at again: its source may have been described anew since."""
Progress = Callable[[int, int], None]


class UnknownSource(Exception):
    """There is no source of that name; says which there are."""


def sources() -> dict[str, Source]:
    """All that send us files, by id."""
    return dict(catalogue.definitions(SOURCES, Source))


def receive(source: str, path: Path, *, by: str, received_at: datetime | None = None) -> Delivery:
    """Keep a file whole and note that it came. The same file of a source again is that delivery."""
    return receive_bytes(source, path.read_bytes(), path.name, by=by, received_at=received_at)


def receive_bytes(
    source: str, data: bytes, file_name: str, *, by: str, received_at: datetime | None = None
) -> Delivery:
    """As `receive`, for a file that was uploaded."""
    if source not in sources():
        raise UnknownSource(f"There is no source “{source}”. There are: {', '.join(sources())}.")
    sha256 = keeping.keep(data)
    with transaction.atomic():
        applying.lock_numbers()
        known = Delivery.objects.filter(source=source, sha256=sha256).first()
        if known:
            return known
        last = Delivery.objects.aggregate(last=Max("id"))["last"] or 0
        delivery = Delivery.objects.create(
            id=last + 1,
            source=source,
            file_name=file_name[:255],
            sha256=sha256,
            size=len(data),
            received_at=received_at or timezone.now(),
            received_by=by,
        )
        add_status(delivery, "received", by=by)
    return delivery


def carry_on(delivery: Delivery, *, progress: Progress | None = None) -> str:
    """Take a delivery as far as it goes: check, then match and apply in batches. Returns its state.

    Whatever was committed before is not done again, so this may be stopped at any moment.
    """
    if state_of(delivery) not in CAN_GO_ON:
        return state_of(delivery)
    source = sources()[delivery.source]
    staged = _staged_or_refused(source, delivery)
    if staged and state_of(delivery) in {"checked", "applying"}:
        _apply(source, delivery, staged, progress)
    return state_of(delivery)


def _staged_or_refused(source: Source, delivery: Delivery) -> Staged | None:
    data = keeping.fetch(delivery.sha256)
    if state_of(delivery) in {"received", "refused"}:
        return check(source, delivery, data, context(delivery))
    reading = read(source, data, delivery.file_name)
    return stage(source, reading, delivery.pk, context(delivery))


def context(delivery: Delivery) -> Context:
    """What reading the cells needs to know of this delivery."""
    received_on = timezone.localtime(delivery.received_at).date()
    return Context(received_on=received_on, test_numbers=settings.TEST_NHS_NUMBERS)


def _apply(source: Source, delivery: Delivery, staged: Staged, progress: Progress | None) -> None:
    by = delivery.received_by
    while applied := applying.apply_next(source, delivery, staged, by=by):
        if progress:
            progress(applied.last_row, delivery.rows)
    with transaction.atomic():
        applying.lock()
        if state_of(delivery) != "applied":
            add_status(delivery, "applied", by=by)


@transaction.atomic
def let_through(*, delivery: Delivery, reason: str, by: str) -> None:
    """A person has looked at a held delivery and says that it is right; it goes on."""
    applying.lock()
    if state_of(delivery) != "held":
        raise ValueError(f"{delivery} is {state_of(delivery)}, so there is nothing to let through")
    if not reason.strip():
        raise ValueError("say why this delivery is right although it looks unusual")
    add_status(delivery, "applying", reason=reason.strip(), by=by)
