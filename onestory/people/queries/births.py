"""Who was born, and who is expected, between two days; before the lens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from onestory.people.models import Pregnancy


@dataclass(frozen=True)
class Born:
    """A child born alive, as most of its records say; no postcode where the address is hidden."""

    person_id: int
    born_on: date
    postcode: str


@dataclass(frozen=True)
class Expected:
    """A woman whose pregnancy goes on, as far as her sources say."""

    mother_id: int
    due_on: date
    postcode: str


def born_between(since: date, until: date) -> list[Born]:
    """`until` is not among the days. One query. Children who have died since are counted too."""
    with connection.cursor() as cursor:
        cursor.execute(_BORN, {"since": since, "until": until})
        return [Born(*row) for row in cursor.fetchall()]


def due_between(
    since: date, until: date, *, mothers: Iterable[int] | None = None
) -> list[Expected]:
    """Pregnancies that go on and are due; `mothers` narrows them. Two queries."""
    due = Pregnancy.objects.filter(
        superseded_by__isnull=True,
        outcome="ongoing",
        due_on__gte=since,
        due_on__lt=until,
        mother__person__isnull=False,
    )
    if mothers is not None:
        due = due.filter(mother__person_id__in=list(mothers))
    rows = dict(due.order_by("due_on", "id").values_list("mother__person_id", "due_on"))
    where = _postcodes(rows)
    return [
        Expected(mother, day, where[mother])
        for mother, day in rows.items()
        if mother is not None and day is not None and mother in where
    ]


def _postcodes(persons: Iterable[int | None]) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(_WHERE, [[one for one in persons if one is not None]])
        return dict(cursor.fetchall())


_LATEST_POSTCODE = """
    CASE WHEN bool_or(record.address_hidden) THEN ''
         ELSE coalesce((array_agg(record.folded_postcode
                                  ORDER BY record.held_from DESC, record.id DESC)
                        FILTER (WHERE record.folded_postcode <> ''))[1], '') END"""

# A single record's slip of the pen does not move a birthday: the day that most records say counts.
_BORN = f"""
    SELECT person_id, born, postcode
      FROM (
        SELECT record.person_id,
               mode() WITHIN GROUP (ORDER BY record.born_on) AS born,
               bool_or(record.stillborn) AS stillborn,
               {_LATEST_POSTCODE} AS postcode
          FROM people_sourcerecord AS record
          JOIN people_person AS person ON person.id = record.person_id AND NOT person.sealed
         WHERE record.superseded_by IS NULL AND NOT record.sealed
           AND record.person_id IN (
                SELECT person_id FROM people_sourcerecord
                 WHERE born_on >= %(since)s AND born_on < %(until)s AND superseded_by IS NULL)
         GROUP BY record.person_id
      ) AS child
     WHERE born >= %(since)s AND born < %(until)s AND NOT stillborn
     ORDER BY born, person_id
"""  # noqa: S608 - no value is put into the text
_WHERE = f"""
    SELECT record.person_id, {_LATEST_POSTCODE}
      FROM people_sourcerecord AS record
      JOIN people_person AS person ON person.id = record.person_id AND NOT person.sealed
     WHERE record.person_id = ANY(%s) AND record.superseded_by IS NULL AND NOT record.sealed
     GROUP BY record.person_id
"""  # noqa: S608
