"""What becomes of each row: of those with one key in a file the newest counts, and of what we know the same."""

import polars as pl

DONE = ("applied", "superseding")


def within_file(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds `fate`: "older" or "unchanged" where another row of the file has the key and is newer.

    A row in question never displaces a sound one: what is sound is applied while it waits.
    """
    rows = rows.with_columns(pl.lit(None, pl.String).alias("fate"))
    repeated = rows.filter((pl.col("key") != "") & pl.col("key").is_duplicated())
    if repeated.is_empty():
        return rows
    place = pl.int_range(pl.len())
    ordered = repeated.sort("key", "as_of", "row_id", nulls_last=False).with_columns(
        place.alias("place")
    )
    sound_place = pl.when(~pl.col("asked")).then("place").max().over("key")
    ordered = ordered.with_columns(
        sound_place.fill_null(-1).alias("sound"), pl.col("place").max().over("key").alias("last")
    )
    # Of several in question only the newest is asked; of several sound ones the newest counts.
    counting = pl.when(pl.col("asked")).then("last").otherwise("sound")
    counts = ordered.filter(pl.col("place") == counting)
    same = counts.select("key", "fingerprint", pl.lit("unchanged").alias("fate"))
    others = ordered.filter(pl.col("place") != counting).drop("fate")
    fates = others.join(same.unique(), on=["key", "fingerprint"], how="left").select(
        "row_id", pl.col("fate").fill_null("older")
    )
    return rows.drop("fate").join(fates, on="row_id", how="left", maintain_order="left")


def against_known(rows: pl.DataFrame, known: pl.DataFrame, waiting: pl.DataFrame) -> pl.DataFrame:
    """Fills `fate`, and adds `known_id`: the row whose facts hold now.

    `known` (key, known_id, known_fingerprint, known_as_of): the current rows. `waiting` (key,
    waiting_fingerprint): rows whose question is open.
    """
    beside = rows.join(known, on="key", how="left", maintain_order="left").join(
        waiting.unique(["key", "waiting_fingerprint"]).rename({"waiting_fingerprint": "fingerprint"})
        .with_columns(pl.lit(value=True).alias("asked_before")),
        on=["key", "fingerprint"], how="left", maintain_order="left",
    )  # fmt: skip
    fate = (
        pl.when(pl.col("fate").is_not_null())
        .then("fate")
        .when(pl.col("fingerprint") == pl.col("known_fingerprint"))
        .then(pl.lit("unchanged"))
        .when(pl.col("as_of") < pl.col("known_as_of"))
        .then(pl.lit("older"))
        .when(pl.col("asked") & pl.col("asked_before"))
        .then(pl.lit("unchanged"))
        .when(pl.col("asked"))
        .then(pl.lit("in_question"))
        .when(pl.col("known_id").is_not_null())
        .then(pl.lit("superseding"))
        .otherwise(pl.lit("applied"))
    )
    return beside.with_columns(fate.alias("fate")).drop(
        "known_fingerprint", "known_as_of", "asked_before"
    )


def reasons() -> pl.Expr:
    """Why nothing was done with a row."""
    return pl.col("fate").replace_strict(
        {
            "unchanged": "the same words have been received before",
            "older": "a newer row with the same key has been received",
        },
        default="",
    )
