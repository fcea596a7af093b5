"""A million people in the index, put there past the front door: only to ask for one of them.

Receiving as many would take an hour and says nothing of asking. Each person of an invented
population has one record, in the words, forms and keys that receiving and matching would keep; no
history, timeline or family. For nothing but `benchmarks.live`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import polars as pl
from django.db import connection, transaction

from benchmarks import live
from benchmarks.population import SETTINGS, TODAY, Person, World, at
from benchmarks.results import Result
from onestory.people.index import store
from onestory.people.rules.names import fold, fold_postcode
from onestory.shared.bulk import copy_frame

PEOPLE_A_FAMILY = 2.92
FIRST = 1 << 50  # beyond every id that the front door gives
AT_ONCE = 100_000
BELIEVED = 1
SOURCE = {"child": "child_health", "mother": "gp"}


def results(people: int) -> list[Result]:
    """As `live.results`, once the index holds so many."""
    fill(people - live.people())
    return live.results()


def fill(people: int) -> None:
    """So many more, give or take a family."""
    if people <= 0:
        return
    world = World(replace(SETTINGS["plain"], families=round(people / PEOPLE_A_FAMILY), seed=1309))
    with transaction.atomic():
        keys = [_keep(rows) for rows in _in_pieces(world.people)]
        store.add_keys(pl.concat(keys))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE people_person, people_sourcerecord")
        cursor.execute("VACUUM ANALYZE people_comparedform, people_linkkey")


def _in_pieces(people: Sequence[Person]) -> Iterator[pl.DataFrame]:
    for begin in range(0, len(people), AT_ONCE):
        piece = people[begin : begin + AT_ONCE]
        yield pl.DataFrame([_row(FIRST + one.entity, one) for one in piece])


def _row(number: int, one: Person) -> dict[str, Any]:
    """As their system writes them today, without its slips."""
    street, postcode, uprn = at(one.homes, TODAY)
    forename, surname = one.forename, at(one.surnames, TODAY)
    return {
        "id": number,
        "source": SOURCE.get(one.role, "housing"),
        "local_id": str(number),
        "fingerprint": str(UUID(int=number)),
        "role": "child" if one.role == "child" else "adult",
        "person_id": number,
        "nhs_number": at(one.numbers, TODAY) if one.numbers and number % 10 else "",
        "forename": forename,
        "middle_name": one.middle,
        "surname": surname,
        "dob": one.born.isoformat(),
        "sex": one.sex,
        "address": street,
        "postcode": postcode,
        "uprn": uprn if one.role != "child" else "",
        "phone": at(one.phones, TODAY) if one.phones else "",
        "born_on": one.born,
        "folded_name": fold(f"{forename} {surname}"),
        "folded_postcode": fold_postcode(postcode),
        "held_from": max(one.born, date(2020, 1, 1)),
        "learned_at": datetime(2026, 6, 30, tzinfo=UTC),
        **_birth(one),
    }


def _birth(one: Person) -> dict[str, str]:
    """What a child's record says of its birth and mother."""
    mother = one.mother
    return {
        "birth_order": str(one.order) if mother else "",
        "plurality": str(one.plural) if mother else "",
        "mother_nhs_number": at(mother.numbers, TODAY) if mother and mother.numbers else "",
        "mother_forename": mother.forename if mother else "",
        "mother_surname": at(mother.surnames, TODAY) if mother else "",
        "mother_dob": mother.born.isoformat() if mother else "",
    }


def _keep(rows: pl.DataFrame) -> pl.DataFrame:
    """The persons, their records and the forms that are compared; the keys are given back."""
    forms = store.forms_of(rows.with_columns(event_date=pl.col("held_from")))
    no = pl.lit(value=False)
    copy_frame("people_person", rows.select("id", sealed=no))
    copy_frame("people_sourcerecord", rows.with_columns(stillborn=no, address_hidden=no, sealed=no))
    held = pl.when(pl.col("nhs") > 0).then(BELIEVED).otherwise(0)
    store.keep_forms(forms.with_columns(held=held))
    return store.keyed(forms)
