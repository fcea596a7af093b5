"""Who may be meant: by NHS number, or by a name with a birth date or a postcode. Three queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from onestory.people.kinds import Candidate
from onestory.people.models import Identifier, SourceRecord
from onestory.people.rules.names import fold, fold_postcode
from onestory.people.rules.searching import CLEAR, GOOD_ENOUGH, likeness, slips_of
from onestory.shared.nhs_number import tidy

MOST_ROWS = 20_000
SLIP_COSTS = 0.08


def find(
    *,
    nhs_number: str = "",
    name: str = "",
    born_on: date | None = None,
    postcode: str = "",
    limit: int = 20,
    not_where: Collection[int] = (),
) -> list[Candidate]:
    """Best first, before the lens is asked; sealed identities never.

    `not_where`: people who are not to be found by where they live, beside those of whom a record
    says so.

    A number alone is enough; a name needs a birth date or a postcode beside it, or there is nobody.
    Adults and children alike. Raises nothing: what cannot be searched for finds nobody.
    """
    if tidy(nhs_number):
        return _by_number(tidy(nhs_number))[:limit]
    if not fold(name) or not (born_on or fold_postcode(postcode)):
        return []
    found = _ranked(fold(name), _near(born_on, postcode, not_where), "name")
    if born_on and (not found or found[0].score < CLEAR):
        slips = _living().filter(born_on__in=slips_of(born_on))
        found = _merged(found, _ranked(fold(name), slips, "name, and a birth date nearly so"))
    return found[:limit]


def _by_number(number: str) -> list[Candidate]:
    holders = Identifier.objects.filter(
        scheme__in=("nhs_number", "chi_or_hc"),
        value=number,
        record__superseded_by__isnull=True,
        record__sealed=False,
        record__person__sealed=False,
    )
    persons = holders.order_by("record__person_id").values_list("record__person_id", flat=True)
    return [Candidate(one, 1.0, "NHS number") for one in persons.distinct() if one is not None]


def _living() -> QuerySet[SourceRecord]:
    return SourceRecord.objects.filter(
        superseded_by__isnull=True, sealed=False, person__isnull=False, person__sealed=False
    )


_HIDDEN = SourceRecord.objects.filter(
    person_id=OuterRef("person_id"), address_hidden=True, superseded_by__isnull=True
)
"""Whose address must not be known is not found by it either, whichever record has it."""


def _near(
    born_on: date | None, postcode: str, not_where: Collection[int]
) -> QuerySet[SourceRecord]:
    """Both given: either may be wrong or missing in a record, the name then decides."""
    there = Q(folded_postcode=fold_postcode(postcode)) & Q(~Exists(_HIDDEN))
    if not_where:
        there &= ~Q(person_id__in=list(not_where))
    if not fold_postcode(postcode):
        return _living().filter(born_on=born_on)
    return _living().filter(there | Q(born_on=born_on) if born_on else there)


def _ranked(typed: str, records: QuerySet[SourceRecord], by: str) -> list[Candidate]:
    rows = records.values_list("person_id", "folded_name", "born_on")[:MOST_ROWS]
    cost = SLIP_COSTS if "nearly" in by else 0.0
    best: dict[int, float] = {}
    scores: dict[str, float] = {}
    for person, written, _ in rows:
        if written not in scores:
            scores[written] = likeness(typed, written) - cost
        if person is not None and scores[written] >= max(GOOD_ENOUGH, best.get(person, 0.0)):
            best[person] = scores[written]
    return _sorted(Candidate(one, round(score, 3), by) for one, score in best.items())


def _merged(first: list[Candidate], more: list[Candidate]) -> list[Candidate]:
    best = {one.person_id: one for one in _sorted([*first, *more])[::-1]}
    return _sorted(best.values())


def _sorted(found: Iterable[Candidate]) -> list[Candidate]:
    return sorted(found, key=lambda one: (-one.score, one.person_id))
