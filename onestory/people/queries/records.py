"""A person's records in their sources' own words, each with the link that makes it theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onestory.people.kinds import LinkTold, RecordView
from onestory.people.models import Link, SourceRecord
from onestory.people.queries.shown import current_ids

WORDS = (
    "nhs_number", "forename", "middle_name", "surname", "dob", "sex", "address", "postcode",
    "uprn", "phone", "birth_order", "plurality", "mother_nhs_number", "mother_forename",
    "mother_surname", "mother_dob",
)  # fmt: skip
WHERE = ("address", "postcode", "uprn", "phone")
MOST = 500


def records_of(person_id: int) -> list[RecordView]:
    """Oldest first; corrected ones too, marked; before the lens. Three queries.

    Where any record says that the address must not be known, no record's address is told.
    """
    person = current_ids([person_id])[person_id]
    records = list(SourceRecord.objects.filter(person_id=person).order_by("held_from", "id")[:MOST])
    links = links_of(record.id for record in records)
    hidden = any(record.address_hidden and not record.superseded_by for record in records)
    return [_view(record, links[record.id], hidden=hidden) for record in records]


def links_of(record_ids: Iterable[int]) -> dict[int, list[LinkTold]]:
    """Every link there was of these records, in order; an empty list where none. One query."""
    told: dict[int, list[LinkTold]] = defaultdict(list)
    for link in Link.objects.filter(record_id__in=list(record_ids)).order_by("id"):
        told[link.record_id].append(_link(link))
    return told


def _link(link: Link) -> LinkTold:
    return LinkTold(
        link_id=link.id,
        record_id=link.record_id,
        person_id=link.person_id,
        method=link.method,
        weight=link.weight,
        because=link.because,
        evidence=link.evidence,
        model=link.model,
        decided_by=link.decided_by,
        decided_at=link.decided_at,
        ended_at=link.ended_at,
        ended_by=link.ended_by,
        ended_because=link.ended_because,
    )


def _view(record: SourceRecord, links: list[LinkTold], *, hidden: bool) -> RecordView:
    told = [name for name in WORDS if not (hidden and name in WHERE)]
    return RecordView(
        record_id=record.id,
        source=record.source,
        local_id=record.local_id,
        role=record.role,
        words={name: getattr(record, name) for name in told if getattr(record, name)},
        held_from=record.held_from,
        learned_at=record.learned_at,
        superseded=record.superseded_by is not None,
        link=next((link for link in links if link.ended_at is None), None),
        past_links=tuple(link for link in links if link.ended_at is not None),
    )
