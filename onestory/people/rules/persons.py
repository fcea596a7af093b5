"""Which person a group of records is: the one that was first founded by any of them."""

from __future__ import annotations

import polars as pl


def persons_of(grouped: pl.DataFrame, founded: pl.Series) -> pl.DataFrame:
    """From `record_id`, `group` to `record_id`, `person_id`, `new`.

    `founded` are the ids of persons that exist, each founded by the record of its id. Of several
    in one group the oldest stays; a group without any is a new person, founded by its first
    record. So a person comes back when their founding record is parted from the others again.
    """
    known = pl.when(pl.col("record_id").is_in(founded.implode())).then("record_id")
    chosen = (
        grouped.with_columns(known=known)
        .group_by("group")
        .agg(old=pl.col("known").min(), first=pl.col("record_id").min())
    )
    return grouped.join(chosen, on="group").select(
        "record_id",
        person_id=pl.coalesce("old", "first"),
        new=pl.col("old").is_null() & (pl.col("record_id") == pl.col("first")),
    )
