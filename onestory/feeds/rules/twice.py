"""The same NHS number on two people of one delivery: remarked on, for one of the two is wrong."""

import polars as pl

from onestory.feeds.rules.facts import ROW_ID
from onestory.shared.nhs_number import shown


def remarks(mentions: pl.DataFrame) -> dict[int, str]:
    """Row → sentence, for each row whose number stands on someone else too.

    Two local ids with one birth date and one forename are one person registered twice, which is
    no error of the number.
    """
    if mentions.is_empty() or "nhs_number" not in mentions.columns:
        return {}
    people = mentions.filter(pl.col("nhs_number") != "").select(
        ROW_ID, "nhs_number", "local_id", "born_on", pl.col("forename").str.to_lowercase()
    )
    several = people.group_by("nhs_number").agg(pl.col("local_id").n_unique().alias("ids"))
    doubtful = people.join(several.filter(pl.col("ids") > 1), on="nhs_number", how="semi")
    two = doubtful.group_by("nhs_number").agg(
        pl.col("born_on").n_unique().alias("births"), pl.col("forename").n_unique().alias("names")
    )
    wrong = doubtful.join(
        two.filter((pl.col("births") > 1) | (pl.col("names") > 1)), on="nhs_number", how="semi"
    )
    return {
        row: f"NHS number {shown(number)} stands on more than one person in this file: "
        "it counts only where name and birth date agree with it"
        for row, number in wrong.select(ROW_ID, "nhs_number").iter_rows()
    }
