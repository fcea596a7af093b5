"""The family around people, from what their records' sources tell. Five queries, however large."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from onestory.people.kinds import Family, PregnancyTold, Relative
from onestory.people.models import HouseholdMember, Pregnancy, Relationship, SourceRecord
from onestory.people.queries.shown import current_ids
from onestory.people.rules import families as rules
from onestory.people.rules.families import Booked, Kin, Told


def family(person_id: int, *, on: date | None = None) -> Family:
    """Adults, brothers and sisters, children, household now, pregnancies; before the lens.

    Empty for a sealed identity, and nobody sealed is in it: nothing may lead from one to the other.
    """
    person = current_ids([person_id])[person_id]
    today = on or timezone.localdate()
    told = _told_of(person)
    adults, children = rules.adults_of(person, told), rules.children_of(person, told)
    mothers = {one.person for one in adults if one.kind in rules.MOTHERS}
    pregnancies = _pregnancies(mothers | {person})
    return Family(
        person_id=person_id,
        adults=_relatives(adults, today),
        siblings=_relatives(rules.siblings_of(person, told), today),
        children=_relatives(children, today),
        household=_household(person, today),
        pregnancies=_became(pregnancies, told),
    )


def _told_of(person: int) -> list[Told]:
    """What is said of the person as child and as adult, and of the other children of the mother."""
    mothers = (
        _relationships()
        .filter(child__person_id=person, kind__in=rules.MOTHERS)
        .values("other__person_id")
    )
    about = _relationships().filter(
        Q(child__person_id=person)
        | Q(other__person_id=person)
        | Q(other__person_id__in=mothers, kind__in=rules.MOTHERS)
    )
    rows = about.order_by("id").values_list(
        "child__person_id",
        "other__person_id",
        "kind",
        "held_from",
        "held_until",
        "child__source",
        "parental_responsibility",
    )
    return [Told(*row) for row in rows]


def _relationships() -> QuerySet[Relationship]:
    return Relationship.objects.filter(
        superseded_by__isnull=True,
        child__person__sealed=False,
        other__person__sealed=False,
    )


def _relatives(kin: Iterable[Kin], today: date) -> tuple[Relative, ...]:
    return tuple(
        Relative(
            one.person, one.kind, one.since, one.until, one.source, one.because, one.responsible
        )
        for one in kin
        if one.until is None or one.until >= today or one.kind != "carer"
    )


def _pregnancies(mothers: set[int]) -> list[Booked]:
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


def _became(pregnancies: list[Booked], told: list[Told]) -> tuple[PregnancyTold, ...]:
    """Each mother's pregnancies with her own children only."""
    of_mother: dict[int, set[int]] = {}
    for one in told:
        if one.kind in rules.MOTHERS:
            of_mother.setdefault(one.other, set()).add(one.child)
    born = _births({child for children in of_mother.values() for child in children})
    became: dict[int, tuple[int, ...]] = {}
    for mother in {one.mother for one in pregnancies}:
        hers = {child: born[child] for child in of_mother.get(mother, ()) if child in born}
        became |= rules.births_of([one for one in pregnancies if one.mother == mother], hers)
    return tuple(_pregnancy(one, became.get(one.id, ())) for one in pregnancies)


def _births(children: set[int]) -> Mapping[int, date]:
    """The first record's, not the most trusted: the window is weeks wide, and this is one query."""
    known = SourceRecord.objects.filter(
        person_id__in=children, superseded_by__isnull=True, born_on__isnull=False
    )
    told = known.order_by("-id").values_list("person_id", "born_on")
    return {child: day for child, day in told if child is not None and day is not None}


def _pregnancy(one: Booked, children: tuple[int, ...]) -> PregnancyTold:
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


def _household(person: int, today: date) -> tuple[Relative, ...]:
    """Those who live now where the person lives; nobody where either address must not be known."""
    home = (
        _members(today).filter(record__person_id=person).order_by("-held_from", "-id")[:1]
    ).values("household_id")
    rows = (
        _members(today)
        .filter(household_id__in=home)
        .exclude(record__person_id=person)
        .exclude(Exists(_hidden(person)))
        .exclude(Exists(_hidden(OuterRef("record__person_id"))))
        .order_by("id")
        .values_list(
            "record__person_id", "record__role", "held_from", "held_until", "household__source"
        )
    )
    together = {row[0]: row for row in rows}
    return tuple(
        Relative(who, role, since, until, source, f"{source}: one household since {since}")
        for who, role, since, until, source in together.values()
    )


def _members(today: date) -> QuerySet[HouseholdMember]:
    return HouseholdMember.objects.filter(
        Q(held_until__isnull=True) | Q(held_until__gte=F("held_from"), held_until__gt=today),
        superseded_by__isnull=True,
        held_from__lte=today,
        record__person__sealed=False,
    )


def _hidden(person: int | OuterRef) -> QuerySet[SourceRecord]:
    return SourceRecord.objects.filter(
        person_id=person, superseded_by__isnull=True, address_hidden=True
    )
