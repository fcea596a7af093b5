"""What matching reads from the database, and the keys it keeps there; set-based throughout."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import numpy as np
import polars as pl
from django.conf import settings
from django.db import connection
from numpy.typing import NDArray

from onestory.people.index.world import keys_of, own_key, standardised
from onestory.people.linkage.standardise import CLEAN
from onestory.people.rules.ages import born_before
from onestory.shared.bulk import as_array, copy_frame, fetch_frame, insert_frame, staged

Ids = NDArray[np.int64]
LOCK = 0x0E57_0001
"""One run of matching at a time: two would each not see the other's new persons."""


def one_at_a_time() -> None:
    """Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def given(ids: Ids) -> pl.DataFrame:
    """Records as they came, by id, with `person_id`, `superseded_by`, `sealed` and `indexed`."""
    return fetch_frame(
        f"{_WORDS} JOIN unnest(%s::bigint[]) AS asked(id) ON asked.id = record.id ORDER BY record.id",
        [as_array(np.unique(ids).tolist())],
    )


def as_given(new: pl.DataFrame) -> pl.DataFrame:
    """Records that are not kept yet, as `given` would tell them."""
    nothing = dict.fromkeys(("person_id", "superseded_by"), pl.lit(None, pl.Int64))
    indexed = pl.lit(value=False)
    told = new.with_columns(**nothing, indexed=indexed, event_date="held_from")
    return told.select(_GIVEN)


def every_record() -> pl.DataFrame:
    """All records as they came, but for sealed ones."""
    return fetch_frame(f"{_WORDS} WHERE NOT record.sealed ORDER BY record.id")


def forms_of(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of `given` standardised, under the settings' word on test numbers: id, own, `CLEAN`."""
    clean = standardised(rows, test_numbers=settings.TEST_NHS_NUMBERS)
    return clean.with_columns(
        id=rows["id"],
        own=pl.Series(own_key(rows), dtype=pl.Int64),
        born_before=rows.select(born_before())["born_before"],
    )


def members(persons: Ids) -> pl.DataFrame:
    """All records of these persons: id, person_id, superseded_by, and the kept forms (or nulls)."""
    asked = [as_array(np.unique(persons).tolist())]
    rows = fetch_frame(_MEMBERS, asked)
    return rows.with_columns(pl.col(name).cast(kind) for name, kind in CLEAN.items())


def keep_forms(forms: pl.DataFrame) -> None:
    """The forms of new records, with `held`."""
    copy_frame("people_comparedform", forms.select("held", *_FORM, record_id="id"))


def hold(changed: pl.DataFrame) -> None:
    """Of known records (`id`), how far the NHS number holds them now (`held`)."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [as_array(changed["id"]), as_array(changed["held"])])


def forget_forms() -> None:
    """For a rebuild."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_comparedform")


def drop_forms(ids: Iterable[int]) -> None:
    """Of records that are compared no more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM people_comparedform WHERE record_id = ANY (%s::bigint[])", [as_array(ids)]
        )


def keyed(forms: pl.DataFrame) -> pl.DataFrame:
    """The forms' keys: `key`, `record_id`."""
    keys = keys_of(forms.select(list(CLEAN)), forms["own"].to_numpy())
    ids = forms["id"].to_numpy()
    return keys.select("key", record_id=pl.Series(ids[keys["i"].to_numpy()], dtype=pl.Int64))


def add_keys(keys: pl.DataFrame) -> None:
    """Of records that had none. In order of key: neighbours go to one page of the index."""
    copy_frame("people_linkkey", keys.unique().sort("key", "record_id"))


def replace_keys(keys: pl.DataFrame, hot: Ids, at: datetime) -> None:
    """For a rebuild."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_linkkey, people_hotkey")
    copy_frame("people_linkkey", keys.sort("key", "record_id"))
    add_hot(hot, at)


def drop_keys(keys: pl.DataFrame) -> None:
    """The rows are found by them no more."""
    if keys.is_empty():
        return
    with staged(keys, like="people_linkkey"), connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM people_linkkey kept USING staged"
            " WHERE kept.key = staged.key AND kept.record_id = staged.record_id"
        )


def add_hot(keys: Ids, at: datetime) -> None:
    """Too common from now on."""
    if not len(keys):
        return
    frame = pl.DataFrame({"key": keys}, schema={"key": pl.Int64}).with_columns(since=pl.lit(at))
    insert_frame("people_hotkey", frame, skip_known=True)


def hot_keys() -> Ids:
    """Mostly few, mostly none."""
    return fetch_frame("SELECT key FROM people_hotkey")["key"].to_numpy()


def persons_near(keys: pl.DataFrame) -> Ids:
    """Persons with a record that shares one of the keys."""
    return _ids(fetch_frame(_NEAR, [as_array(keys["key"].unique().sort().to_list())]))


def persons_tied(persons: Ids, decided_same: pl.DataFrame) -> Ids:
    """These and all that pairs, or people's word, tie to them, however far."""
    found, frontier = set(persons.tolist()), persons
    while len(frontier):
        tied = set(_ids(fetch_frame(_TIED, {"persons": as_array(frontier.tolist())})).tolist())
        tied |= _said_same(set(frontier.tolist()), decided_same)
        frontier = np.array(sorted(tied - found), np.int64)
        found |= tied
    return np.array(sorted(found), np.int64)


def decisions() -> pl.DataFrame:
    """What people said of two records and holds: `a`, `b`, `answer`, `person_a`, `person_b`.

    A corrected record's place is taken by the record that corrected it.
    """
    told = fetch_frame(_DECISIONS)
    return told.filter(pl.col("a") != pl.col("b"))


def relatives(ids: Ids) -> pl.DataFrame:
    """Of whom among these records a source says that one is the other's parent or carer."""
    return fetch_frame(_RELATIVES, [as_array(ids.tolist())])


def _said_same(persons: set[int], decided_same: pl.DataFrame) -> set[int]:
    tied: set[int] = set()
    for one, other in decided_same.select("person_a", "person_b").drop_nulls().iter_rows():
        if one in persons or other in persons:
            tied |= {one, other}
    return tied


def _ids(frame: pl.DataFrame) -> Ids:
    return frame.to_series().drop_nulls().cast(pl.Int64).to_numpy()


def as_ids(ids: Iterable[int]) -> Ids:
    """A list, a set or an array of ids, once each."""
    return np.unique(np.fromiter(ids, np.int64))


_FORM = (
    "own",
    "born_before",
    *(name for name in CLEAN if name not in {"source", "record_id", "sealed"}),
)
_GIVEN = (
    "id", "person_id", "source", "local_id", "superseded_by", "role", "sealed", "indexed",
    "nhs_number", "forename", "middle_name", "surname", "dob", "sex", "address", "postcode", "uprn",
    "phone", "birth_order", "plurality", "mother_nhs_number", "mother_forename", "mother_surname",
    "mother_dob", "event_date",
)  # fmt: skip
_WORDS = """
    SELECT record.id, record.person_id, record.source, record.local_id, record.superseded_by,
           record.role, record.sealed, form.record_id IS NOT NULL AS indexed,
           record.nhs_number, record.forename, record.middle_name, record.surname, record.dob,
           record.sex, record.address, record.postcode, record.uprn, record.phone,
           record.birth_order, record.plurality, record.mother_nhs_number, record.mother_forename,
           record.mother_surname, record.mother_dob, record.held_from AS event_date
      FROM people_sourcerecord record
      LEFT JOIN people_comparedform form ON form.record_id = record.id
"""
_MEMBERS = f"""
    SELECT record.id, record.person_id, record.superseded_by, form.held AS was_held,
           '' AS source, '' AS record_id, false AS sealed,
           {", ".join(f"form.{name}" for name in _FORM)}
      FROM unnest(%s::bigint[]) AS asked(person_id)
      JOIN people_sourcerecord record USING (person_id)
      LEFT JOIN people_comparedform form ON form.record_id = record.id
     WHERE NOT record.sealed
     ORDER BY record.id
"""  # noqa: S608 - columns of our own
_HOLD = """
    UPDATE people_comparedform form SET held = found.held
      FROM unnest(%s::bigint[], %s::bigint[]) AS found(id, held) WHERE form.record_id = found.id
"""
_NEAR = """
    SELECT DISTINCT record.person_id
      FROM unnest(%s::bigint[]) AS asked(key)
      JOIN people_linkkey kept USING (key)
      JOIN people_sourcerecord record ON record.id = kept.record_id
     WHERE NOT EXISTS (SELECT FROM people_hotkey hot WHERE hot.key = asked.key)
       AND record.person_id IS NOT NULL
"""
_TIED = """
    SELECT other.person_id
      FROM unnest(%(persons)s::bigint[]) AS asked(person_id)
      JOIN people_sourcerecord one USING (person_id)
      JOIN people_pair pair ON pair.record_a_id = one.id
      JOIN people_sourcerecord other ON other.id = pair.record_b_id
     UNION
    SELECT other.person_id
      FROM unnest(%(persons)s::bigint[]) AS asked(person_id)
      JOIN people_sourcerecord one USING (person_id)
      JOIN people_pair pair ON pair.record_b_id = one.id
      JOIN people_sourcerecord other ON other.id = pair.record_a_id
"""
_RELATIVES = """
    WITH asked AS MATERIALIZED (SELECT unnest(%s::bigint[]) AS id)
    SELECT child_id, other_id
      FROM people_relationship
      JOIN asked child ON child.id = child_id
      JOIN asked other ON other.id = other_id
     WHERE superseded_by IS NULL
     ORDER BY child_id, other_id
"""
_DECISIONS = """
    WITH RECURSIVE decided AS (
        SELECT DISTINCT ON (record_a_id, record_b_id) record_a_id AS a, record_b_id AS b, answer
          FROM people_linkdecision
         ORDER BY record_a_id, record_b_id, id DESC
    ), successor AS (
        SELECT id, id AS last FROM people_sourcerecord
         WHERE id IN (SELECT a FROM decided UNION SELECT b FROM decided)
         UNION
        SELECT successor.id, record.superseded_by
          FROM successor JOIN people_sourcerecord record ON record.id = successor.last
         WHERE record.superseded_by IS NOT NULL
    ), latest AS (
        SELECT successor.id, record.id AS last, record.person_id
          FROM successor JOIN people_sourcerecord record ON record.id = successor.last
         WHERE record.superseded_by IS NULL
    )
    SELECT one.last AS a, other.last AS b, decided.answer,
           one.person_id AS person_a, other.person_id AS person_b
      FROM decided
      JOIN latest one ON one.id = decided.a
      JOIN latest other ON other.id = decided.b
     WHERE decided.answer IN ('same', 'different')
     ORDER BY decided.a, decided.b
"""
