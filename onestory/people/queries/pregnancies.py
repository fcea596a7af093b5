"""Pregnancies as their mothers' sources tell them, and the children they became. Three queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from onestory.people.kinds import PregnancyTold
from onestory.people.models import Pregnancy, Relationship, SourceRecord
from onestory.people.rules import families as rules
from onestory.people.rules.families import Booked


def pregnancies_of(mothers: Iterable[int]) -> tuple[PregnancyTold, ...]:
    """In the order of their due days, each with her own children only; before the lens.

    None of a sealed identity, and no sealed child: nothing may lead from one to the other.
    """
    asked = list(mothers)
    booked, children = _booked(asked), _children(asked)
    born = _births({child for hers in children.values() for child in hers})
    became: dict[int, tuple[int, ...]] = {}
    for mother in {one.mother for one in booked}:
        hers = {child: born[child] for child in children[mother] if child in born}
        became |= rules.births_of([one for one in booked if one.mother == mother], hers)
    return tuple(_told(one, became.get(one.id, ())) for one in booked)


def _booked(mothers: list[int]) -> list[Booked]:
    rows = Pregnancy.objects.filter(
        superseded_by__isnull=True, mother__person_id__in=mothers, mother__person__sealed=False
    ).order_by("due_on", "id")
    return [
        Booked(*row)
        for row in rows.values_list(
            "id",
            "mother__person_id",
            "booked_on",
            "due_on",
            "ended_on",
            "outcome",
            "babies",
            "mother__source",
        )
    ]


def _children(mothers: list[int]) -> dict[int, set[int]]:
    rows = Relationship.objects.filter(
        superseded_by__isnull=True,
        kind__in=rules.MOTHERS,
        other__person_id__in=mothers,
        other__person__sealed=False,
        child__person__sealed=False,
    )
    found: dict[int, set[int]] = defaultdict(set)
    for mother, child in rows.values_list("other__person_id", "child__person_id"):
        if mother is not None and child is not None:
            found[mother].add(child)
    return found


def _births(children: set[int]) -> Mapping[int, date]:
    """The first record's, not the most trusted: the window is weeks wide, and this is one query."""
    known = SourceRecord.objects.filter(
        person_id__in=children, superseded_by__isnull=True, born_on__isnull=False
    )
    told = known.order_by("-id").values_list("person_id", "born_on")
    return {child: day for child, day in told if child is not None and day is not None}


def _told(one: Booked, children: tuple[int, ...]) -> PregnancyTold:
    ended = f", ended {one.ended_on:%-d %B %Y}" if one.ended_on else ""
    due = f"due {one.due_on:%-d %B %Y}" if one.due_on else "no due day known"
    return PregnancyTold(
        pregnancy_id=one.id,
        mother_id=one.mother,
        due_on=one.due_on,
        booked_on=one.booked_on,
        babies=one.babies,
        outcome="live_birth" if children and one.outcome == "ongoing" else one.outcome,
        ended_on=one.ended_on,
        children=children,
        source=one.source,
        because=f"{one.source}: {due}{ended}",
    )
