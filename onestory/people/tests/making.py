"""Records for tests, made by what matters in them; everything else is plausible and invented."""

import datetime as dt
from itertools import count
from typing import Any

import polars as pl

from onestory.people.models import Link, Person, SourceRecord
from onestory.shared.nhs_number import with_check_digit

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
_delivered = count(1)


def number(nth: int) -> str:
    """The nth invented NHS number: valid, never issued."""
    good = (made for n in count() if (made := with_check_digit(f"9{n:08d}")))
    return next(made for place, made in enumerate(good, 1) if place == nth)


def record(**said: Any) -> dict[str, Any]:
    """A row for `receive_records`; a new id and local id unless given."""
    nth = said.pop("nth", None) or next(_delivered)
    return {
        "id": nth << 4,
        "source": "health_visiting_contacts",
        "local_id": f"RC{nth:07d}",
        "role": "child",
        "held_from": TODAY,
        "learned_at": NOW,
        **{name: str(value) for name, value in said.items() if name in _TEXTS},
        **{name: value for name, value in said.items() if name not in _TEXTS},
    }


_TEXTS = {"nhs_number", "birth_order", "plurality", "dob"}


def frame(*records: dict[str, Any]) -> pl.DataFrame:
    """The rows as one delivery."""
    return pl.DataFrame(list(records), infer_schema_length=None)


def person_of(*record_ids: int) -> int:
    """Links the records to one person as matching would, founded by the first."""
    person = Person.objects.create(id=record_ids[0])
    SourceRecord.objects.filter(id__in=record_ids).update(person=person)
    Link.objects.bulk_create(
        Link(
            id=one << 8,
            record_id=one,
            person=person,
            method="founded",
            because="made by a test",
            model="test",
            decided_by="test",
            decided_at=NOW,
        )
        for one in record_ids
    )
    return person.pk
