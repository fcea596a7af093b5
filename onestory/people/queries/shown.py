"""What is shown of people: chosen from their records by the rule of trust."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from onestory.people.kinds import Shown, Told
from onestory.people.models import Identifier, Person, SourceRecord
from onestory.people.rules import trust
from onestory.people.rules.names import is_unnamed
from onestory.people.rules.trust import Chosen, Statement, TrustRule
from onestory.shared.catalogue import definitions

Row = Mapping[str, Any]
_FIELDS = (
    "id", "person_id", "source", "held_from", "forename", "surname", "sex", "address", "postcode",
    "phone", "born_on", "died_on", "stillborn", "address_hidden", "person__sealed",
)  # fmt: skip
_SEXES = dict.fromkeys("fgw2", "female") | dict.fromkeys("mb1", "male")
HOPS = 8
"""How often a person may have been continued as another before we ask no further."""


def shown(person_ids: Iterable[int], *, on: date | None = None) -> dict[int, Shown]:
    """By each id asked for, also one since continued as another; before the lens. Few queries.

    People without any record in force (all of them corrected away) are shown as "not known".
    """
    asked = list(dict.fromkeys(person_ids))
    current = current_ids(asked)
    rows = _by_person(_records(set(current.values())))
    numbers = _numbers(record["id"] for records in rows.values() for record in records)
    rule = rule_of_trust(on or timezone.localdate())
    return {
        one: _choose(person, rows.get(person, ()), numbers, rule) for one, person in current.items()
    }


def current_ids(person_ids: Iterable[int]) -> dict[int, int]:
    """Each person id to the one it is continued as now; itself, mostly. One query."""
    asked = set(person_ids)
    chain = {one: one for one in asked}
    open_ends = asked
    for _ in range(HOPS):
        on = dict(
            Person.objects.filter(id__in=open_ends, continued_as__isnull=False).values_list(
                "id", "continued_as_id"
            )
        )
        if not on:
            break
        chain = {one: on.get(now, now) for one, now in chain.items()}
        open_ends = set(on.values())
    return chain


def rule_of_trust(day: date) -> TrustRule:
    """The rule in force on that day; a partnership may have put its own in its place."""
    return trust.rule_on(definitions("onestory.people.trust", TrustRule).values(), day)


def _records(persons: set[int]) -> list[dict[str, Any]]:
    if not persons:
        return []
    found = SourceRecord.objects.filter(person_id__in=persons, superseded_by__isnull=True)
    return list(found.order_by("id").values(*_FIELDS))


def _by_person(rows: Iterable[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    grouped: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["person_id"]].append(row)
    return grouped


def _numbers(records: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    known = Identifier.objects.filter(record_id__in=list(records), scheme="nhs_number")
    for record, value, status in known.values_list("record_id", "value", "status"):
        if status[:2].isdigit() or not status:
            found[record].append((value, status))
    return found


def _choose(
    person: int,
    rows: Sequence[Row],
    numbers: Mapping[int, list[tuple[str, str]]],
    rule: TrustRule,
) -> Shown:
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
        nhs_number=_told(trust.choose_number(_numbered(rows, numbers), rule)),
        address=_told(trust.choose_newest(_said(where, "address"), rule, "address")),
        postcode=_told(trust.choose_newest(_said(where, "postcode"), rule, "address")),
        phone=_told(trust.choose_newest(_said(where, "phone"), rule, "phone")),
        died_on=_told(trust.choose_earliest(_said(rows, "died_on"), "heard from any source")),
        stillborn=_told(trust.choose_earliest(_said(rows, "stillborn"), "heard from any source")),
        other_names=name.others if name else (),
        address_hidden=hidden,
        sealed=any(row["person__sealed"] for row in rows),
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
            f"{row['forename']} {row['surname']}".strip(),
            row["source"],
            row["held_from"],
            row["id"],
            unnamed=is_unnamed(row["forename"]),
        )
        for row in rows
        if row["forename"] or row["surname"]
    ]


def _numbered(rows: Sequence[Row], numbers: Mapping[int, list[tuple[str, str]]]) -> list[Statement]:
    return [
        Statement(value, row["source"], row["held_from"], row["id"], status)
        for row in rows
        for value, status in numbers.get(row["id"], ())
    ]


def _known_sex(written: str) -> str:
    """Sources write it in many ways; what is not one of the two is not shown as either."""
    return _SEXES.get(written.strip().casefold()[:1], "")
