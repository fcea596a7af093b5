"""Who was told of which agreement, and who said no."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from onestory.parents.kinds import TOLD_BY
from onestory.parents.models import Objection

_TOLD = """
    select told.person_id, told.part, told.agreement, told.agreement_version, told.told_on,
           notice.way, notice.reference, last.state = any (%s)
      from parents_told told
      join parents_notice notice on notice.id = told.notice_id
      join lateral (select state from parents_noticestatus
                     where notice_id = notice.id order by nth desc limit 1) last on true
     where told.person_id = any (%s::bigint[])
     order by told.told_on desc, told.id desc
"""


@dataclass(frozen=True)
class TellingTold:
    """A family was told of an agreement; not `arrived` where the letter came back."""

    person: int
    part: str
    """"adult": was written to; "about": it was about them."""
    agreement: str
    version: int
    on: date
    way: str
    reference: str
    arrived: bool


def told_of(persons: Iterable[int]) -> list[TellingTold]:
    """The latest first. For a page of people in hand: row-level security shows no others."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, [list(TOLD_BY), list(persons)])
        return [TellingTold(*row) for row in cursor.fetchall()]


def told_already(persons: Collection[int], agreement: str, version: int) -> frozenset[int]:
    """Adults who were written to about this version, and whose letter did not come back."""
    return frozenset(
        one.person
        for one in told_of(persons)
        if one.part == "adult"
        and one.arrived
        and (one.agreement, one.version) == (agreement, version)
    )


def objected(persons: Collection[int], agreement: str) -> frozenset[int]:
    """Adults who said no when they were told."""
    rows = Objection.objects.filter(person_id__in=persons, agreement=agreement)
    return frozenset(rows.values_list("person_id", flat=True))
