"""From a source's own numbers to records and persons: for the areas that keep rows about records."""

from __future__ import annotations

import polars as pl

from onestory.shared.bulk import as_array, as_texts, fetch_frame


def persons_of(record_ids: pl.Series) -> pl.DataFrame:
    """`record_id`, `person_id`: a row for each record that belongs to a person. One query."""
    return fetch_frame(
        "SELECT id AS record_id, person_id FROM people_sourcerecord"
        " WHERE id = ANY(%s::bigint[]) AND person_id IS NOT NULL",
        [as_array(record_ids)],
    )


def latest_records(source: str, local_ids: pl.Series) -> pl.DataFrame:
    """`local_id`, `record_id`: what the source said last of each of its numbers that we know."""
    return fetch_frame(_LATEST, [source, as_texts(local_ids)])


_LATEST = """
    SELECT DISTINCT ON (local_id) local_id, id AS record_id
      FROM people_sourcerecord
     WHERE source = %s AND local_id = ANY(%s::text[]) AND superseded_by IS NULL
     ORDER BY local_id, held_from DESC, id DESC
"""
