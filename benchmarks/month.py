"""A usual month of contacts: a file of many rows, nearly all about people who are known."""

from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from onestory.shared.nhs_number import with_check_digit

MOVED, RENAMED, BORN, AMENDED, MENDED = 25, 100, 20, 80, 500
"""One client in so many has moved, has another surname, is new to us; one row in so many is an
earlier contact told again with another note, or with the name put right."""
_CHILD = pl.col("ClientRole") == "C"
_NEW_FAMILY = ("ClientID", "ParentClientID")


def write(earlier: list[Path], place: Path, rows: int, until: datetime) -> Path:
    """The month before `until`, for the clients of earlier files; the same each time it is asked."""
    told = pl.concat([pl.read_csv(path, infer_schema=False) for path in earlier])
    told = told.sort("RecordedAt", "ContactID")
    contacts = _contacts(_clients(told), rows - rows // AMENDED - rows // MENDED, until)
    amended = _amended(told, rows // AMENDED + rows // MENDED, rows // MENDED, until)
    pl.concat([contacts, amended]).select(told.columns).write_csv(place)
    return place


def _clients(told: pl.DataFrame) -> pl.DataFrame:
    """How each client was told of last, with what happened to a few of them since."""
    clients = told.unique("ClientID", keep="last", maintain_order=True).with_row_index("n")
    elsewhere = [pl.col(name).shift(7).fill_null(pl.col(name)) for name in ("Address", "Postcode")]
    moved, renamed = pl.col("n") % MOVED == 1, pl.col("n") % RENAMED == 2
    clients = clients.with_columns(
        *(pl.when(moved).then(new).otherwise(new.meta.output_name()) for new in elsewhere),
        pl.when(renamed).then(pl.col("Surname").shift(11)).otherwise("Surname").fill_null("Weir"),
    )
    children = clients.filter(_CHILD & (pl.col("n") % BORN == 3))
    return pl.concat([clients, _born(children)]).drop("n")


def _born(like: pl.DataFrame) -> pl.DataFrame:
    """As many children as these, of other families, whom nobody has told us of."""
    numbers = pl.Series(_numbers(2 * like.height))
    ids = [(pl.lit("N") + pl.col(name)).alias(name) for name in _NEW_FAMILY]
    return like.with_columns(
        *ids,
        NHSNumber=numbers.head(like.height),
        ParentNHSNumber=numbers.tail(like.height),
        Forename=pl.col("Forename").reverse(),
        ParentForename=pl.col("ParentForename").reverse(),
        ParentDOB=pl.col("ParentDOB").shift(5).fill_null("1991-03-04"),
        Address=pl.format("{} Mill Rise, Ashwater", pl.col("n") + 1000),
        Phone=pl.lit(""),
    )


def _numbers(many: int) -> list[str]:
    found = (with_check_digit(f"98{n:07d}") for n in range(2 * many + 10))
    return [number for number in found if number][:many]


def _contacts(clients: pl.DataFrame, rows: int, until: datetime) -> pl.DataFrame:
    """Contacts of this month, the clients taken in turn."""
    turns = pl.DataFrame({"turn": range(rows)}).with_columns(n=pl.col("turn") % clients.height)
    minutes = pl.col("turn") * 28 * 24 * 60 // rows
    begun = pl.lit(until - timedelta(days=30)) + pl.duration(minutes=minutes)
    return (
        turns.join(clients.with_row_index("n").cast({"n": pl.Int64}), on="n", maintain_order="left")
        .with_columns(
            ContactID=(9_000_000_000 + pl.col("turn")).cast(pl.String),
            ContactDateTime=begun.dt.strftime("%Y-%m-%d %H:%M"),
            RecordedAt=(begun + timedelta(hours=3)).dt.strftime("%Y-%m-%d %H:%M"),
        )
        .drop("turn", "n")
    )


def _amended(told: pl.DataFrame, rows: int, mended: int, until: datetime) -> pl.DataFrame:
    """Earlier contacts told anew."""
    last = told.unique("ContactID", keep="last", maintain_order=True)
    some = last.gather_every(max(last.height // rows, 1)).head(rows).with_row_index("n")
    fore = pl.when(pl.col("n") < mended).then(pl.col("Forename") + "e").otherwise("Forename")
    return some.with_columns(
        Notes=pl.col("Notes").fill_null("") + " Amended.",
        Forename=fore,
        RecordedAt=pl.lit((until - timedelta(days=1)).strftime("%Y-%m-%d %H:%M")),
    ).drop("n")
