"""The family around people, from what their records' sources tell. One query, however large."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from onestory.people.kinds import Family, Relative
from onestory.people.rules import families as rules
from onestory.people.rules.families import Kin, Told
from onestory.shared.planned import planned


def family(person_id: int, *, on: date | None = None) -> Family:
    """Adults, brothers and sisters, children, and the household now; before the lens.

    Empty for a sealed identity, and nobody sealed is in it: nothing may lead from one to the other.
    """
    today = on or timezone.localdate()
    rows = _asked(person_id, today)
    if found := rows["continued"]:
        return replace(family(found[0][0], on=on), person_id=person_id)
    told = [Told(*row) for row in rows["told"]]
    return Family(
        person_id=person_id,
        adults=_relatives(rules.adults_of(person_id, told), today),
        siblings=_relatives(rules.siblings_of(person_id, told), today),
        children=_relatives(rules.children_of(person_id, told), today),
        household=_household(rows["home"]),
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


def _asked(person: int, today: date) -> Mapping[str, list[tuple[Any, ...]]]:
    """What is said of the person as child and as adult, and of the other children of the mother;
    who lives there now; and as whom the person is continued, where they are."""
    rows: dict[str, list[tuple[Any, ...]]] = {"continued": [], "told": [], "home": []}
    with planned() as cursor:
        cursor.execute(_FAMILY, {"person": person, "today": today})
        for what, _, *row in cursor.fetchall():
            rows[what].append(tuple(row))
    return rows


def _relatives(kin: Iterable[Kin], today: date) -> tuple[Relative, ...]:
    return tuple(
        Relative(
            one.person, one.kind, one.since, one.until, one.source, one.because, one.responsible
        )
        for one in kin
        if one.until is None or one.until >= today or one.kind != "carer"
    )


def _household(rows: Iterable[tuple[Any, ...]]) -> tuple[Relative, ...]:
    """Those who live now where the person lives; nobody where either address must not be known."""
    together = {row[0]: row for row in rows}
    return tuple(
        Relative(who, role, since, until, source, f"{source}: one household since {since}")
        for who, _, role, since, until, source, _ in together.values()
    )


# Written out, because every first screen asks it: it is planned once a connection.
_FAMILY = """
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
           AND hers.kind = 'mother' AND hers.superseded_by IS NULL),
    living AS NOT MATERIALIZED (
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
    SELECT 'told' AS what, about.id AS place, child.person_id, other.person_id, about.kind,
           about.held_from, about.held_until, child.source, about.parental_responsibility
      FROM about
      JOIN people_sourcerecord AS child ON child.id = about.child_id
      JOIN people_sourcerecord AS other ON other.id = about.other_id
      JOIN people_person AS younger ON younger.id = child.person_id AND NOT younger.sealed
      JOIN people_person AS older ON older.id = other.person_id AND NOT older.sealed
    UNION ALL
    SELECT 'home', living.id, living.person_id, NULL, living.role,
           living.held_from, living.held_until, household.source, NULL
      FROM home
      JOIN living ON living.household_id = home.household_id
      JOIN people_household AS household ON household.id = home.household_id
     WHERE living.person_id <> %(person)s
       AND NOT EXISTS (
            SELECT FROM people_sourcerecord AS record
             WHERE record.person_id IN (living.person_id, %(person)s)
               AND record.address_hidden AND record.superseded_by IS NULL)
    UNION ALL
    SELECT 'continued', id, continued_as_id, NULL, NULL, NULL, NULL, NULL, NULL
      FROM people_person WHERE id = %(person)s AND continued_as_id IS NOT NULL
     ORDER BY what, place
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
