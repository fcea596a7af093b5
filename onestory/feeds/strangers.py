"""People whom a row names by their number alone: known already, or asked about."""

from dataclasses import replace

import polars as pl

from onestory.feeds.kinds import Source
from onestory.feeds.rules.fates import DONE
from onestory.feeds.staging import Asked, Staged
from onestory.people import queries as people


def ask(source: Source, decided: pl.DataFrame, staged: Staged) -> tuple[pl.DataFrame, Staged]:
    """Rows that name a stranger wait as a question, or go on with a remark if they can."""
    done = decided.filter(pl.col("fate").is_in(DONE))["row_id"]
    mentions = staged.facts.of(done).mentions
    named = mentions.filter(pl.col("known_only")) if mentions.width > 2 else mentions.clear()
    if named.is_empty():
        return decided, staged
    told = mentions.filter(~pl.col("known_only"))["local_id"]
    asked_for = named["local_id"].unique()
    known = people.latest_records(source.id, asked_for)["local_id"]
    unknown = named.filter(~pl.col("local_id").is_in(pl.concat([told, known]).to_list()))
    decided = _remark(decided, unknown.filter(~pl.col("needed")))
    return _question(decided, staged, unknown.filter(pl.col("needed")))


def _remark(decided: pl.DataFrame, unknown: pl.DataFrame) -> pl.DataFrame:
    if unknown.is_empty():
        return decided
    words = pl.format(
        "{} {} is not known to us, so what the row says of them was left out", "column", "local_id"
    )
    remarks = unknown.unique("row_id", keep="first").select("row_id", words.alias("more"))
    both = pl.concat_str(
        [pl.col("remarks").replace("", None), "more"], separator="; ", ignore_nulls=True
    )
    return (
        decided.join(remarks, on="row_id", how="left", maintain_order="left")
        .with_columns(both.alias("remarks"))
        .drop("more")
    )


def _question(
    decided: pl.DataFrame, staged: Staged, unknown: pl.DataFrame
) -> tuple[pl.DataFrame, Staged]:
    if unknown.is_empty():
        return decided, staged
    rows = unknown.unique("row_id", keep="first", maintain_order=True)
    asked = tuple(
        Asked(
            row,
            column,
            local_id,
            f"holds {local_id}, and nobody has told us of a person with that number: was it "
            "mistyped, or is the file that tells of them still to come?",
            local_id,
        )
        for row, column, local_id in rows.select("row_id", "column", "local_id").iter_rows()
    )
    waits = pl.when(pl.col("row_id").is_in(rows["row_id"].to_list())).then(pl.lit("in_question"))
    decided = decided.with_columns(waits.otherwise("fate").alias("fate"))
    return decided, replace(staged, asked=staged.asked + asked)
