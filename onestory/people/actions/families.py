"""Relationships, pregnancies and households come in, each once however often it is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl
from django.db import connection, transaction

from onestory.people.actions.matching import look_again
from onestory.shared.bulk import as_array, fetch_frame, insert_frame, staged
from onestory.shared.ids import PARTS_IN_ROW


@transaction.atomic
def add_relationships(frame: pl.DataFrame, *, by: str) -> int:
    """Columns: id, child_id, other_id (records), kind, held_from; held_until and
    parental_responsibility where the source tells. The same three told again keep their first
    row and the earliest day; an end or a responsibility told later is taken over.

    Returns the number of rows added or changed.
    """
    whole = _with(frame, held_until=pl.Date, parental_responsibility=pl.Boolean)
    once = (
        whole.sort("id")
        .group_by("child_id", "other_id", "kind", maintain_order=True)
        .agg(
            pl.col("id").first(),
            pl.col("held_from").min(),
            pl.col("held_until").last(),
            pl.col("parental_responsibility").drop_nulls().last(),
        )
    )
    told = _upsert("people_relationship", once, _RELATIONSHIP)
    with connection.cursor() as cursor:
        cursor.execute(_AS_ONE, [as_array(once["child_id"]), as_array(once["other_id"])])
        _look_again(cursor.fetchall(), by)
    return told


@transaction.atomic
def add_pregnancies(frame: pl.DataFrame, *, by: str) -> int:
    """Columns: id, mother_id (record), booked_on, due_on, babies, outcome, ended_on.

    A row told again in other words is another row: `supersede_rows` then ends the earlier.
    """
    whole = _with(
        frame,
        booked_on=pl.Date,
        due_on=pl.Date,
        ended_on=pl.Date,
        babies=pl.Int64,
        outcome=pl.String,
    ).with_columns(pl.col("outcome").fill_null("ongoing"))
    return insert_frame("people_pregnancy", whole, skip_known=True)


@transaction.atomic
def add_households(frame: pl.DataFrame, *, by: str) -> int:
    """One row a member: id, source, local_id (the household's), record_id, held_from; held_until,
    address, postcode and uprn where told.

    Returns the number of memberships added or changed.
    """
    whole = _with(
        frame, held_until=pl.Date, address=pl.String, postcode=pl.String, uprn=pl.String
    ).with_columns(
        pl.col("address", "uprn").fill_null(""), pl.col("postcode").fill_null("").str.head(8)
    )
    places = whole.select("id", "source", "local_id", "address", "postcode", "uprn")
    insert_frame(
        "people_household",
        places.unique(subset=["source", "local_id"], keep="first", maintain_order=True),
        skip_known=True,
    )
    once = _in_their_household(whole)
    return _upsert("people_householdmember", once, _MEMBER)


@transaction.atomic
def supersede_rows(
    rows: Mapping[int, int], *, by: str, still_told: Collection[tuple[int, int]] = ()
) -> int:
    """What rows (`ids.row_of`) gave about families holds no more: old row → the row that corrects.

    Call it before the new row's own relationships are added. A relationship is kept once however
    often it is told, so one between two records that another row still tells of (`still_told`:
    child, other) stays. Returns the number of things ended.
    """
    if not rows:
        return 0
    frame = pl.DataFrame({"id": list(rows.keys()), "superseded_by": list(rows.values())})
    ended = 0
    with staged(frame, like="people_relationship"), connection.cursor() as cursor:
        for table in _OF_ROWS:
            cursor.execute(_END.format(table=table, parts=PARTS_IN_ROW))
            ended += cursor.rowcount
        pairs = sorted(still_told)
        cursor.execute(_END_UNTOLD, [[one for one, _ in pairs], [other for _, other in pairs]])
        untied = cursor.fetchall()
    _look_again(untied, by)
    return ended + len(untied)


def _look_again(pairs: list[tuple[int, int]], by: str) -> None:
    """A tie that came or went may be what parts two people: nobody is their own parent."""
    if pairs:
        look_again({record for pair in pairs for record in pair}, by=by)


def _with(frame: pl.DataFrame, **columns: type[pl.DataType]) -> pl.DataFrame:
    missing = {name: kind for name, kind in columns.items() if name not in frame.columns}
    return frame.with_columns(pl.lit(None, kind).alias(name) for name, kind in missing.items())


def _in_their_household(whole: pl.DataFrame) -> pl.DataFrame:
    with staged(whole.select("id", "source", "local_id"), like="people_household"):
        homes = fetch_frame(_HOMES)
    return (
        whole.drop("source", "local_id", "address", "postcode", "uprn")
        .join(homes, on="id")
        .sort("id")
        .group_by("household_id", "record_id", maintain_order=True)
        .agg(
            pl.col("id").first(),
            pl.col("held_from").min(),
            pl.col("held_until").last(),
        )
    )


def _upsert(table: str, frame: pl.DataFrame, statement: str) -> int:
    if frame.is_empty():
        return 0
    with staged(frame, like=table), connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


_OF_ROWS = ("people_pregnancy", "people_householdmember")
_END = """
    UPDATE {table} told SET superseded_by = staged.superseded_by
      FROM staged, generate_series(0, {parts} - 1) AS part
     WHERE told.id = staged.id + part AND told.superseded_by IS NULL
"""
_UNTOLD = """
       AND (told.child_id, told.other_id) NOT IN (
           SELECT child, other FROM unnest(%s::bigint[], %s::bigint[]) AS pairs(child, other))
    RETURNING told.child_id, told.other_id
"""
_END_UNTOLD = _END.format(table="people_relationship", parts=PARTS_IN_ROW) + _UNTOLD
_AS_ONE = """
    WITH asked AS (
        SELECT least(one.person_id, two.person_id) AS low,
               greatest(one.person_id, two.person_id) AS high
          FROM people_linkquestion question
          JOIN people_sourcerecord one ON one.id = question.record_a_id
          JOIN people_sourcerecord two ON two.id = question.record_b_id
         WHERE question.withdrawn_at IS NULL
    )
    SELECT child.id, other.id
      FROM unnest(%s::bigint[], %s::bigint[]) AS told(child_id, other_id)
      JOIN people_sourcerecord child ON child.id = told.child_id
      JOIN people_sourcerecord other ON other.id = told.other_id
     WHERE child.person_id = other.person_id
        OR (least(child.person_id, other.person_id), greatest(child.person_id, other.person_id))
           IN (SELECT low, high FROM asked)
"""
_HOMES = """
    SELECT staged.id, home.id AS household_id
      FROM staged JOIN people_household home USING (source, local_id)
"""
_RELATIONSHIP = """
    INSERT INTO people_relationship AS known
           (id, child_id, other_id, kind, held_from, held_until, parental_responsibility)
    SELECT id, child_id, other_id, kind, held_from, held_until, parental_responsibility
      FROM staged
    ON CONFLICT (child_id, other_id, kind) WHERE superseded_by IS NULL DO UPDATE
       SET held_from = least(known.held_from, excluded.held_from),
           held_until = coalesce(excluded.held_until, known.held_until),
           parental_responsibility =
               coalesce(excluded.parental_responsibility, known.parental_responsibility)
     WHERE excluded.held_from < known.held_from
        OR coalesce(excluded.held_until, known.held_until) IS DISTINCT FROM known.held_until
        OR coalesce(excluded.parental_responsibility, known.parental_responsibility)
           IS DISTINCT FROM known.parental_responsibility
"""
_MEMBER = """
    INSERT INTO people_householdmember AS known (id, household_id, record_id, held_from, held_until)
    SELECT id, household_id, record_id, held_from, held_until FROM staged
    ON CONFLICT (household_id, record_id) WHERE superseded_by IS NULL DO UPDATE
       SET held_from = least(known.held_from, excluded.held_from),
           held_until = coalesce(excluded.held_until, known.held_until)
     WHERE excluded.held_from < known.held_from
        OR coalesce(excluded.held_until, known.held_until) IS DISTINCT FROM known.held_until
"""
