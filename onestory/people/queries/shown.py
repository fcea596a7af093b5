"""What is shown of people: chosen from their records by the rule of trust."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from onestory.people.kinds import Shown, Told
from onestory.people.rules import trust
from onestory.people.rules.names import is_unnamed
from onestory.people.rules.trust import Chosen, Statement, TrustRule
from onestory.shared.catalogue import definitions
from onestory.shared.planned import planned

Row = Mapping[str, Any]
_FIELDS = (
    "id", "source", "held_from", "forename", "surname", "sex", "address", "postcode", "phone",
    "born_on", "died_on", "stillborn", "address_hidden", "person_sealed",
)  # fmt: skip
_SEXES = dict.fromkeys("fgw2", "female") | dict.fromkeys("mb1", "male")


def shown(person_ids: Iterable[int], *, on: date | None = None) -> dict[int, Shown]:
    """By each id asked for, also one since continued as another; before the lens. One query.

    People without any record in force (all of them corrected away) are shown as "not known".
    """
    asked = list(dict.fromkeys(person_ids))
    if not asked:
        return {}
    rule = rule_of_trust(on or timezone.localdate())
    records, continued = _records(asked)
    later = shown(continued.values(), on=on)
    return {
        one: later[continued[one]] if one in continued else _choose(one, records[one], rule)
        for one in asked
    }


def current_ids(person_ids: Iterable[int]) -> dict[int, int]:
    """Each person id to the one it is continued as now; itself, mostly. One query, mostly."""
    asked = list(person_ids)
    with planned() as cursor:
        cursor.execute(_CONTINUED, [asked])
        on = dict(cursor.fetchall())
    later = current_ids(on.values()) if on else {}
    return {one: later[on[one]] if one in on else one for one in asked}


def rule_of_trust(day: date) -> TrustRule:
    """The rule in force on that day; a partnership may have put its own in its place."""
    return trust.rule_on(definitions("onestory.people.trust", TrustRule).values(), day)


def _records(asked: list[int]) -> tuple[dict[int, list[Row]], dict[int, int]]:
    """By person their records, each with its NHS numbers; and who is continued as whom."""
    continued: dict[int, int] = {}
    found: dict[int, dict[int, Row]] = {one: {} for one in asked}
    with planned() as cursor:
        cursor.execute(_RECORDS, [asked])
        for one, now, value, status, *fields in cursor.fetchall():
            if now is not None:
                continued[one] = now
            if fields[0] is None:
                continue
            told = dict(zip(_FIELDS, fields, strict=True))
            row = found[one].setdefault(told["id"], {**told, "numbers": []})
            if value and (not status or status[:2].isdigit()):
                row["numbers"].append((value, status))
    return {one: [*rows.values()] for one, rows in found.items()}, continued


def _choose(person: int, rows: Sequence[Row], rule: TrustRule) -> Shown:
    hidden = any(row["address_hidden"] for row in rows)
    where = () if hidden else rows
    name = trust.choose_name(_names(rows), rule)
    of = next((row for row in rows if name and row["id"] == name.statement.record_id), None)
    return Shown(
        person_id=person,
        name=_told(name),
        forename=of["forename"] if of else "",
        surname=of["surname"] if of else "",
        born_on=_told(trust.choose_ranked(_said(rows, "born_on"), rule, "born_on")),
        sex=_told(trust.choose_ranked(_said(rows, "sex", _known_sex), rule, "sex")),
        nhs_number=_told(trust.choose_number(_numbered(rows), rule)),
        address=_told(trust.choose_newest(_said(where, "address"), rule, "address")),
        postcode=_told(trust.choose_newest(_said(where, "postcode"), rule, "address")),
        phone=_told(trust.choose_newest(_said(where, "phone"), rule, "phone")),
        died_on=_told(trust.choose_earliest(_said(rows, "died_on"), "heard from any source")),
        stillborn=_told(trust.choose_earliest(_said(rows, "stillborn"), "heard from any source")),
        other_names=name.others if name else (),
        address_hidden=hidden,
        sealed=any(row["person_sealed"] for row in rows),
    )


def _told(chosen: Chosen | None) -> Told | None:
    if chosen is None:
        return None
    one = chosen.statement
    return Told(one.value, one.source, one.since, one.record_id, chosen.because, one.status)


def _said(
    rows: Sequence[Row], what: str, counts: Callable[[str], str] = lambda value: value
) -> list[Statement]:
    return [
        Statement(counts(row[what]), row["source"], row["held_from"], row["id"])
        for row in rows
        if row[what] and counts(row[what])
    ]


def _names(rows: Sequence[Row]) -> list[Statement]:
    return [
        Statement(
            f"{_forename(row['forename'])} {row['surname']}".strip(),
            row["source"],
            row["held_from"],
            row["id"],
            unnamed=is_unnamed(row["forename"]),
        )
        for row in rows
        if row["forename"] or row["surname"]
    ]


def _forename(written: str) -> str:
    """As written; but "Male" or "Infant" is no name, and would be read as one."""
    says_baby = written.casefold().startswith(("baby", "twin", "triplet"))
    return "Baby" if written and is_unnamed(written) and not says_baby else written


def _numbered(rows: Sequence[Row]) -> list[Statement]:
    return [
        Statement(value, row["source"], row["held_from"], row["id"], status)
        for row in rows
        for value, status in row["numbers"]
    ]


def _known_sex(written: str) -> str:
    """Sources write it in many ways; what is not one of the two is not shown as either."""
    return _SEXES.get(written.strip().casefold()[:1], "")


# Written out, because every page about someone asks them: they are planned once a connection.
_CONTINUED = """
    SELECT id, continued_as_id FROM people_person
     WHERE id = ANY(%s::bigint[]) AND continued_as_id IS NOT NULL
"""
_RECORDS = """
    SELECT asked.id, person.continued_as_id, number.value, number.status,
           record.id, record.source, record.held_from, record.forename, record.surname,
           record.sex, record.address, record.postcode, record.phone, record.born_on,
           record.died_on, record.stillborn, record.address_hidden, person.sealed
      FROM unnest(%s::bigint[]) AS asked (id)
      LEFT JOIN people_person AS person ON person.id = asked.id
      LEFT JOIN people_sourcerecord AS record
        ON record.person_id = asked.id AND record.superseded_by IS NULL
      LEFT JOIN people_identifier AS number
        ON number.record_id = record.id AND number.scheme = 'nhs_number'
     ORDER BY record.id
"""
