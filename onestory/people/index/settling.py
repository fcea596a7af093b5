"""Finds all that a change touches, resolves it, and writes what came out differently."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.people.index import store, writing
from onestory.people.index.asking import ask
from onestory.people.index.reasons import reasons
from onestory.people.index.resolving import Resolved, Told, part_numbers, resolve
from onestory.people.index.world import Places, World, world
from onestory.people.index.writing import Hand
from onestory.people.kinds import Matched, records_moved
from onestory.people.models import Link
from onestory.people.rules.methods import METHODS
from onestory.people.rules.persons import persons_of

Ids = NDArray[np.int64]
NOBODY: Ids = np.array([], np.int64)
CONFIRMED = 2


@dataclass(frozen=True)
class Change:
    """Forms to find a person for, records that count no more, and persons to look at again.

    Both frames have id, person_id and superseded_by; `fresh` has the compared forms too. `unkept`
    are fresh ones that are not written yet: rows of `people_sourcerecord` without a person.
    """

    fresh: pl.DataFrame
    gone: pl.DataFrame
    persons: Ids
    unkept: pl.DataFrame | None = None


def nothing_new(persons: Ids) -> Change:
    """These persons are looked at again, for a decision of someone."""
    nothing = pl.DataFrame(schema=dict.fromkeys(("id", "person_id", "superseded_by"), pl.Int64))
    return Change(nothing, nothing, persons)


def settle(change: Change, hand: Hand) -> Matched:
    """Resolves the components that the change touches, as if everybody had been."""
    decided = store.decisions()
    same = decided.filter(pl.col("answer") == "same")
    persons = store.persons_tied(change.persons, same)
    while True:
        rows = _members(persons, change)
        told, said = _world(rows, decided, store.hot_keys())
        near = _near_the_loosened(told, rows)
        if not len(np.setdiff1d(near, persons)):
            break
        persons = store.persons_tied(np.union1d(persons, near), same)
    _keep_forms(told, rows)
    done = resolve(told, said)
    store.add_hot(done.too_common, hand.at)
    return write(told, done, rows, change.gone["id"].to_numpy(), hand, change.unkept)


def rebuilt(rows: pl.DataFrame, hand: Hand) -> Matched:
    """Everybody at once, remembering nothing but what people decided."""
    forms = store.forms_of(rows.filter(pl.col("superseded_by").is_null())).with_columns(
        superseded_by=pl.lit(None, pl.Int64), was_held=pl.lit(None, pl.Int64)
    )
    told, said = _world(forms, store.decisions(), NOBODY)
    store.forget_forms()
    _keep_forms(told, forms)
    done = resolve(told, said)
    store.replace_keys(store.keyed(forms), done.too_common, hand.at)
    gone = rows.filter(pl.col("superseded_by").is_not_null())["id"].to_numpy()
    return write(told, done, rows, gone, hand)


def _members(persons: Ids, change: Change) -> pl.DataFrame:
    """All records of the persons, with the changed ones, in order of id."""
    rows = [change.fresh, change.gone, store.members(persons)]
    whole = pl.concat(rows, how="diagonal_relaxed").unique("id", keep="first")
    return whole.sort("id")


def _near_the_loosened(told: World, rows: pl.DataFrame) -> Ids:
    """Persons near records that a confirmed number held until now: their words must find others."""
    loosened = _newly_loose(told, rows)
    if not loosened.any():
        return NOBODY
    forms = rows.filter(pl.col("id").is_in(told.ids[loosened]))
    return store.persons_near(store.keyed(forms))


def _newly_loose(told: World, rows: pl.DataFrame) -> NDArray[np.bool_]:
    """Records that a confirmed number held until now."""
    confirmed = rows.filter(pl.col("was_held") == CONFIRMED)["id"].to_numpy()
    return np.asarray(np.isin(told.ids, confirmed) & told.loose)


def _keep_forms(told: World, rows: pl.DataFrame) -> None:
    """The forms of new records, and of known ones what their number is worth now."""
    now = pl.DataFrame({"id": told.ids, "held": told.holding})
    whole = rows.join(now, on="id")
    store.keep_forms(whole.filter(pl.col("was_held").is_null()))
    changed = whole.filter(pl.col("was_held") != pl.col("held"))
    if changed.height:
        store.hold(changed)


def _world(rows: pl.DataFrame, decided: pl.DataFrame, hot: Ids) -> tuple[World, Told]:
    """The rows in force, and what people and sources say of two of them."""
    told = world(rows.filter(pl.col("superseded_by").is_null()), hot)
    same = pl.col("answer") == "same"
    said = Told(
        together=_places(told, decided.filter(same).select("a", "b")),
        apart=_places(told, decided.filter(~same).select("a", "b")),
        relatives=_places(told, store.relatives(told.ids)),
    )
    part_numbers(told.held, said.apart)
    return told, said


def _places(told: World, pairs: pl.DataFrame) -> Places:
    places = np.stack([told.places(column.to_numpy()) for column in pairs], axis=1)
    return places[(places >= 0).all(axis=1)]


def write(
    told: World,
    done: Resolved,
    rows: pl.DataFrame,
    gone: Ids,
    hand: Hand,
    unkept: pl.DataFrame | None = None,
) -> Matched:
    """The difference, and nothing where there is none."""
    groups = pl.DataFrame({"record_id": told.ids, "group": told.ids[done.person]})
    following = _following(rows, groups)
    known = writing.known_persons(np.union1d(told.ids, following["record_id"].to_numpy()))
    assigned = persons_of(pl.concat([groups, following]), known["id"])
    new = assigned.filter("new")["record_id"].sort()
    writing.new_persons(new)
    was = rows.select(record_id="id", old="person_id")
    changed = assigned.join(was, on="record_id", how="left").filter(
        pl.col("person_id").ne_missing(pl.col("old"))
    )
    kept = writing.keep(unkept, assigned)
    links = writing.relink(changed, _reasons(told, done, changed, following), hand, kept)
    writing.continue_as(known, assigned)
    writing.replace_pairs(told.ids, gone, _across(told, done))
    asked, withdrawn = ask(told, done, gone, hand)
    moved = changed.filter(pl.col("old").is_not_null()).select("record_id", "old", "person_id")
    if moved.height:
        records_moved.send(sender=Link, moved=moved.rows())
    return Matched(
        records=told.ids.size,
        links=links,
        persons=len(new),
        moved=moved.height,
        questions=asked,
        withdrawn=withdrawn,
    )


def _following(rows: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """Corrected records go wherever the last record that corrected them goes."""
    ended = rows.filter(pl.col("superseded_by").is_not_null())
    next_of = dict(ended.select("id", "superseded_by").iter_rows())
    last = {one: _last(one, next_of) for one in next_of}
    followed = pl.DataFrame(
        {"id": list(last), "record_id": list(last.values())},
        schema={"id": pl.Int64, "record_id": pl.Int64},
    )
    return followed.join(groups, on="record_id").select(record_id="id", group="group")


def _last(one: int, next_of: dict[int, int]) -> int:
    seen = {one}
    while one in next_of and next_of[one] not in seen:
        one = next_of[one]
        seen.add(one)
    return one


def _reasons(
    told: World, done: Resolved, changed: pl.DataFrame, following: pl.DataFrame
) -> pl.DataFrame:
    founders = changed.filter(pl.col("record_id") == pl.col("person_id"))["record_id"]
    active = changed.filter(~pl.col("record_id").is_in(following["record_id"].implode()))
    places = told.places(active["record_id"].sort().to_numpy())
    found = reasons(told, done, places, np.isin(told.ids, founders.to_numpy()))
    named = found.with_columns(record_id=pl.Series(told.ids[found["place"].to_numpy()]))
    after = following.select(
        "record_id",
        method=pl.lit("corrected"),
        weight=pl.lit(None, pl.Float64),
        because=pl.lit(METHODS["corrected"]),
        evidence=pl.lit("[]"),
    )
    return pl.concat([named.select(after.columns), after])


def _across(told: World, done: Resolved) -> pl.DataFrame:
    """Pairs from person to person: alike, or of one number."""
    a, b, weight = done.edges[:3]
    other = done.person[a] != done.person[b]
    alike = pl.DataFrame(
        {
            "record_a_id": told.ids[a[other]],
            "record_b_id": told.ids[b[other]],
            "weight": weight[other].astype(np.float64),
        }
    ).with_columns(rule=pl.lit("score"))
    both = pl.concat([alike, _of_one_number(told, done)])
    return both.unique(["record_a_id", "record_b_id"], keep="first", maintain_order=True)


def _of_one_number(told: World, done: Resolved) -> pl.DataFrame:
    carried = pl.DataFrame(
        {"id": told.ids, "nhs": told.columns["nhs"], "person": done.person}
    ).filter(pl.col("nhs") > 0)
    first = carried.group_by("nhs", "person").agg(pl.col("id").min())
    tied = first.with_columns(low=pl.col("id").min().over("nhs"))
    return tied.filter(pl.col("id") != pl.col("low")).select(
        record_a_id="low",
        record_b_id="id",
        weight=pl.lit(None, pl.Float64),
        rule=pl.lit("number"),
    )
