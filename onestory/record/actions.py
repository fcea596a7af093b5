"""What may be done to the timeline: add lines, correct them, and count involvements again."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
from django.db import connection, transaction

from onestory.people import queries as people
from onestory.people.kinds import records_moved
from onestory.record.kinds import EntryKind
from onestory.shared import catalogue
from onestory.shared.bulk import copy_frame, staged
from onestory.shared.ids import PARTS_IN_ROW

ENTRY_KINDS = "onestory.record.entry_kinds"
COLUMNS = (
    "id", "record_id", "service_id", "kind", "happened_on", "happened_at", "outcome", "line",
    "detail", "restriction", "source", "learned_at",
)  # fmt: skip


@transaction.atomic
def add_entries(frame: pl.DataFrame, *, by: str) -> list[int]:
    """Add lines to the timelines of the persons to whom their records belong.

    Needs `COLUMNS`; `detail` is JSON text, times are naive and local, `learned_at` is in UTC.
    Returns the persons touched, whose involvements are counted on.
    """
    if frame.is_empty():
        return []
    _refuse_unknown_kinds(frame)
    persons = people.persons_of(frame["record_id"].unique())
    whole = frame.select(*COLUMNS).join(persons, on="record_id", how="left")
    copy_frame("record_entry", whole.sort("person_id", "happened_on", "id"))  # kind to the indexes
    _count_on(whole)
    _heard(frame)
    return whole["person_id"].unique().sort().to_list()


@transaction.atomic
def supersede(rows: Mapping[int, int], *, by: str) -> list[int]:
    """Lines from old rows hold no more: old row id → id of the row that corrects it.

    Returns the persons touched.
    """
    if not rows:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SUPERSEDE, [list(rows), list(rows.values())])
        return sorted({row[0] for row in cursor.fetchall()})


@transaction.atomic
def recount(person_ids: Iterable[int]) -> None:
    """Count the involvements of these persons again, from the lines that hold."""
    persons = sorted(set(person_ids))
    if not persons:
        return
    asked: dict[str, Any] = {"persons": persons, **_kinds()}
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, asked)
        cursor.execute(_COUNT, asked)


def _count_on(added: pl.DataFrame) -> None:
    """The involvements with these lines too, the same as if all lines had been counted again."""
    kinds, day = _kinds(), pl.col("happened_on")
    closing = pl.col("kind").is_in(kinds["closing"])
    counted = (
        added.filter(~pl.col("kind").is_in(kinds["opens_nothing"]))
        .group_by("person_id", "service_id")
        .agg(
            first_on=day.min(),
            last_on=day.max(),
            contacts=pl.col("kind").is_in(kinds["contacts"]).sum(),
            entries=pl.len(),
            closed_on=day.filter(closing).max(),
            last_open=day.filter(~closing).max(),
        )
    )
    if counted.is_empty():
        return
    open_again = pl.col("closed_on") < pl.col("last_open")
    closed = pl.when(~open_again.fill_null(value=False)).then("closed_on")
    frame = counted.with_columns(closed_on=closed).sort("person_id", "service_id")
    with staged(frame.drop("last_open"), like="record_involvement"), connection.cursor() as cursor:
        cursor.execute(_COUNT_ON)


def _kinds() -> dict[str, list[str]]:
    """The kinds of entry that count as a contact, that close an involvement, that open none."""
    kinds = catalogue.definitions(ENTRY_KINDS, EntryKind).values()
    return {
        "contacts": [kind.id for kind in kinds if kind.contact],
        "closing": [kind.id for kind in kinds if kind.closes],
        "opens_nothing": [kind.id for kind in kinds if kind.opens_nothing],
    }


def _heard(frame: pl.DataFrame) -> None:
    """Remember when each source last told us something: it only ever moves forward."""
    newest = frame.group_by("source").agg(pl.col("learned_at").max())
    with connection.cursor() as cursor:
        cursor.executemany(_HEARD, newest.rows())


def _refuse_unknown_kinds(frame: pl.DataFrame) -> None:
    unknown = set(frame["kind"].unique()) - set(catalogue.definitions(ENTRY_KINDS, EntryKind))
    if unknown:
        raise ValueError(f"no definition in record/entry_kinds for {sorted(map(str, unknown))}")


def follow_links(moved: list[tuple[int, int | None, int]], **_: object) -> None:
    """Records changed person: their lines go with them, and both persons are counted again."""
    if not moved:
        return
    records = [record for record, _old, _new in moved]
    with connection.cursor() as cursor:
        cursor.execute(_FOLLOW, [records, [new for _record, _old, new in moved]])
        touched = {row[0] for row in cursor.fetchall()}
    if touched:
        recount(touched | {old for _record, old, _new in moved if old is not None})


def listen() -> None:
    """Follow the index of people from now on; called when the application starts."""
    records_moved.connect(follow_links, dispatch_uid="record.follow_links")


_SUPERSEDE = f"""
    UPDATE record_entry AS entry
       SET superseded_by = corrected.new
      FROM unnest(%s::bigint[], %s::bigint[]) AS corrected(old, new)
     WHERE entry.id BETWEEN corrected.old AND corrected.old + {PARTS_IN_ROW - 1}
       AND entry.superseded_by IS NULL
    RETURNING entry.person_id
"""  # noqa: S608
_FOLLOW = """
    UPDATE record_entry AS entry
       SET person_id = moved.person
      FROM unnest(%s::bigint[], %s::bigint[]) AS moved(record, person)
     WHERE entry.record_id = moved.record AND entry.person_id <> moved.person
    RETURNING entry.person_id
"""
_HEARD = """
    INSERT INTO record_heard (source, learned_at) VALUES (%s, %s)
        ON CONFLICT (source) DO UPDATE
       SET learned_at = greatest(record_heard.learned_at, excluded.learned_at)
"""
_FORGET = "DELETE FROM record_involvement WHERE person_id = ANY(%(persons)s)"
# Of two counts that one closed last is closed, unless the other has a line of a later day.
_COUNT_ON = """
    INSERT INTO record_involvement AS known
           (person_id, service_id, first_on, last_on, contacts, entries, closed_on)
    SELECT person_id, service_id, first_on, last_on, contacts, entries, closed_on FROM staged
    ON CONFLICT (person_id, service_id) DO UPDATE
       SET first_on = least(known.first_on, excluded.first_on),
           last_on = greatest(known.last_on, excluded.last_on),
           contacts = known.contacts + excluded.contacts,
           entries = known.entries + excluded.entries,
           closed_on = CASE
               WHEN known.closed_on IS NULL THEN
                   CASE WHEN excluded.closed_on >= known.last_on THEN excluded.closed_on END
               WHEN excluded.closed_on IS NULL THEN
                   CASE WHEN known.closed_on >= excluded.last_on THEN known.closed_on END
               ELSE greatest(known.closed_on, excluded.closed_on) END
"""
_COUNT = """
    INSERT INTO record_involvement
           (person_id, service_id, first_on, last_on, contacts, entries, closed_on)
    SELECT person_id, service_id, first_on, last_on, contacts, entries,
           CASE WHEN closed_on >= last_open THEN closed_on END
      FROM (
        SELECT person_id, service_id,
               min(happened_on) AS first_on,
               max(happened_on) AS last_on,
               count(*) FILTER (WHERE kind = ANY(%(contacts)s)) AS contacts,
               count(*) AS entries,
               max(happened_on) FILTER (WHERE kind = ANY(%(closing)s)) AS closed_on,
               coalesce(max(happened_on) FILTER (WHERE kind <> ALL(%(closing)s)), '-infinity')
                   AS last_open
          FROM record_entry
         WHERE person_id = ANY(%(persons)s)
           AND superseded_by IS NULL
           AND kind <> ALL(%(opens_nothing)s)
         GROUP BY person_id, service_id
      ) AS counted
"""
