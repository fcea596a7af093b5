"""Deliveries in any order, in any portions, give the people of a rebuild."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestory.people.linkage import batch
from onestory.people.linkage.ledger import Ledger, Name
from onestory.people.linkage.tests.people import town


def rebuilt(setting: str, families: int) -> dict[Name, Name]:
    rows, _, model = town(setting, families)
    names = list(zip(rows["source"].to_list(), rows["record_id"].to_list(), strict=True))
    return {n: names[int(p)] for n, p in zip(names, batch.link(rows, model).person, strict=True)}


def delivered(setting: str, families: int, seed: int, portion: int) -> Ledger:
    rows, _, model = town(setting, families)
    order = list(range(rows.height))
    random.Random(seed).shuffle(order)
    ledger = Ledger(model)
    for at in range(0, len(order), portion):
        ledger.receive(rows[order[at : at + portion]])
    return ledger


@pytest.mark.parametrize("setting", ["plain", "harsh", "other"])
def test_portions_in_any_order_give_the_people_of_a_rebuild(setting: str) -> None:
    assert delivered(setting, 25, seed=1, portion=40).person == rebuilt(setting, 25)


@given(st.integers(0, 10_000), st.integers(1, 60))
@settings(max_examples=6, deadline=None)
def test_one_at_a_time_or_all_at_once_is_the_same(seed: int, portion: int) -> None:
    assert delivered("harsh", 4, seed, portion).person == rebuilt("harsh", 4)


def test_the_order_of_rows_does_not_matter() -> None:
    rows, _, model = town("harsh", 25)
    order = list(range(rows.height))
    random.Random(3).shuffle(order)
    whole, mixed = batch.link(rows, model).person, batch.link(rows[order], model).person
    groups = {
        frozenset(i for i in range(rows.height) if whole[i] == p) for p in set(whole.tolist())
    }
    again = {
        frozenset(order[k] for k in range(rows.height) if mixed[k] == p)
        for p in set(mixed.tolist())
    }
    assert groups == again


def test_decisions_of_people_outlive_every_later_delivery() -> None:
    rows, _, model = town("plain", 25)
    ledger = Ledger(model)
    ledger.receive(rows[: rows.height // 2])
    apart = next((n, p) for n, p in ledger.person.items() if n != p)
    alone = sorted(set(ledger.person.values()))
    ledger.decide(*apart, same=False)
    ledger.decide(alone[0], alone[-1], same=True)
    ledger.receive(rows[rows.height // 2 :])
    assert ledger.person[apart[0]] != ledger.person[apart[1]]
    assert ledger.person[alone[0]] == ledger.person[alone[-1]]
