"""The family around people, from what their records' sources tell. Three queries, however large."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from onestory.people.kinds import Family, Relative
from onestory.people.queries.shown import current_ids
from onestory.people.rules import families as rules
from onestory.people.rules.families import Kin, Told
from onestory.shared.planned import planned


def family(person_id: int, *, on: date | None = None) -> Family:
    """Adults, brothers and sisters, children, and the household now; before the lens.

    Empty for a sealed identity, and nobody sealed is in it: nothing may lead from one to the other.
    """
    person = current_ids([person_id])[person_id]
    today = on or timezone.localdate()
    told = _told_of(person)
    return Family(
        person_id=person_id,
        adults=_relatives(rules.adults_of(person, told), today),
        siblings=_relatives(rules.siblings_of(person, told), today),
        children=_relatives(rules.children_of(person, told), today),
        household=_household(person, today),
    )


def adults_of(children: Iterable[int], *, on: date | None = None) -> dict[int, list[Relative]]:
    """The adults of each child as every source says, also where two sources differ; one query.

    Nobody sealed, as child or as adult; before the lens. Children without any are left out.
    """
    found: dict[int, list[Relative]] = {}
    with planned() as cursor:
        cursor.execute(_ADULTS, {"children": list(children), "today": on or timezone.localdate()})
        for child, adult, kind, since, until, source, responsible in cursor.fetchall():
            because = f"{source} says so since {since:%-d %B %Y}"
            relative = Relative(adult, kind, since, until, source, because, responsible)
            found.setdefault(child, []).append(relative)
    return found


def _told_of(person: int) -> list[Told]:
    """What is said of the person as child and as adult, and of the other children of the mother."""
    with planned() as cursor:
        cursor.execute(_TOLD, {"person": person})
        return [Told(*row) for row in cursor.fetchall()]


def _relatives(kin: Iterable[Kin], today: date) -> tuple[Relative, ...]:
    return tuple(
        Relative(
            one.person, one.kind, one.since, one.until, one.source, one.because, one.responsible
        )
        for one in kin
        if one.until is None or one.until >= today or one.kind != "carer"
    )


def _household(person: int, today: date) -> tuple[Relative, ...]:
    """Those who live now where the person lives; nobody where either address must not be known."""
    with planned() as cursor:
        cursor.execute(_HOUSEHOLD, {"person": person, "today": today})
        together = {row[0]: row for row in cursor.fetchall()}
    return tuple(
        Relative(who, role, since, until, source, f"{source}: one household since {since}")
        for who, role, since, until, source in together.values()
    )


# Written out, because every first screen asks them: they are planned once a connection.
_TOLD = """
    WITH mine AS (
        SELECT id FROM people_sourcerecord WHERE person_id = %(person)s),
    about AS (
        SELECT said.* FROM mine
          JOIN people_relationship AS said ON said.child_id = mine.id
         WHERE said.superseded_by IS NULL
        UNION
        SELECT said.* FROM mine
          JOIN people_relationship AS said ON said.other_id = mine.id
         WHERE said.superseded_by IS NULL
        UNION
        SELECT hers.* FROM mine
          JOIN people_relationship AS said ON said.child_id = mine.id
          JOIN people_sourcerecord AS mother ON mother.id = said.other_id
          JOIN people_sourcerecord AS of_mother ON of_mother.person_id = mother.person_id
          JOIN people_relationship AS hers ON hers.other_id = of_mother.id
         WHERE said.kind = 'mother' AND said.superseded_by IS NULL
           AND hers.kind = 'mother' AND hers.superseded_by IS NULL)
    SELECT child.person_id, other.person_id, about.kind, about.held_from, about.held_until,
           child.source, about.parental_responsibility
      FROM about
      JOIN people_sourcerecord AS child ON child.id = about.child_id
      JOIN people_sourcerecord AS other ON other.id = about.other_id
      JOIN people_person AS younger ON younger.id = child.person_id AND NOT younger.sealed
      JOIN people_person AS older ON older.id = other.person_id AND NOT older.sealed
     ORDER BY about.id
"""
_ADULTS = """
    SELECT child.person_id, other.person_id, told.kind, told.held_from, told.held_until,
           child.source, told.parental_responsibility
      FROM people_sourcerecord AS child
      JOIN people_relationship AS told ON told.child_id = child.id AND told.superseded_by IS NULL
      JOIN people_sourcerecord AS other ON other.id = told.other_id
      JOIN people_person AS younger ON younger.id = child.person_id AND NOT younger.sealed
      JOIN people_person AS older ON older.id = other.person_id AND NOT older.sealed
     WHERE child.person_id = ANY(%(children)s::bigint[]) AND other.person_id <> child.person_id
       AND NOT child.sealed AND NOT other.sealed
       AND told.held_from <= %(today)s
       AND (told.held_until IS NULL OR told.held_until > %(today)s)
     ORDER BY told.id
"""
_HOUSEHOLD = """
    WITH living AS NOT MATERIALIZED (
        SELECT member.*, record.person_id, record.role
          FROM people_householdmember AS member
          JOIN people_sourcerecord AS record ON record.id = member.record_id
          JOIN people_person AS person ON person.id = record.person_id AND NOT person.sealed
         WHERE member.superseded_by IS NULL AND member.held_from <= %(today)s
           AND (member.held_until IS NULL
                OR member.held_until >= member.held_from AND member.held_until > %(today)s)),
    home AS (
        SELECT household_id FROM living WHERE person_id = %(person)s
         ORDER BY held_from DESC, id DESC LIMIT 1)
    SELECT living.person_id, living.role, living.held_from, living.held_until, household.source
      FROM home
      JOIN living ON living.household_id = home.household_id
      JOIN people_household AS household ON household.id = home.household_id
     WHERE living.person_id <> %(person)s
       AND NOT EXISTS (
            SELECT FROM people_sourcerecord AS record
             WHERE record.person_id IN (living.person_id, %(person)s)
               AND record.address_hidden AND record.superseded_by IS NULL)
     ORDER BY living.id
"""
