"""Source rows to the forms that are compared: the one standardiser, for a million rows or one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from onestory.people.linkage import values
from onestory.people.linkage.columns import coded

COLUMNS = (
    "record_id",
    "event_date",
    "nhs_number",
    "forename",
    "middle_name",
    "surname",
    "dob",
    "sex",
    "address",
    "postcode",
    "uprn",
    "phone",
    "birth_order",
    "plurality",
    "mother_nhs_number",
    "mother_forename",
    "mother_surname",
    "mother_dob",
)
CLEAN: dict[str, type[pl.DataType]] = {
    "source": pl.String,
    "record_id": pl.String,
    "nhs": pl.Int64,
    "forename": pl.String,
    "middle": pl.String,
    "surname": pl.String,
    "dob": pl.Int32,
    "sex": pl.Int8,
    "postcode": pl.String,
    "house": pl.String,
    "street": pl.String,
    "uprn": pl.Int64,
    "phone": pl.Int64,
    "birth_order": pl.Int8,
    "plurality": pl.Int8,
    "mother_nhs": pl.Int64,
    "mother_forename": pl.String,
    "mother_surname": pl.String,
    "mother_dob": pl.Int32,
    "event": pl.Int32,
    "unnamed": pl.Boolean,
    "sealed": pl.Boolean,
}


SURNAME_STAND_INS = ("baby", "infant", "newborn", "unnamed")


def _split(text: str | None) -> tuple[str, int, int, bool, bool]:
    """A forename as (name, twin number, sex, says twin, is a stand-in)."""
    stand_in, order, sex, twin = values.baby(text)
    return ("" if stand_in else values.name(text)), order, sex, twin, stand_in


def each(
    column: pl.Series, rule: Callable[[str | None], Any], kinds: list[type[pl.DataType]]
) -> list[pl.Series]:
    """Apply a rule to the distinct values only; one series for each part of its answer."""
    words, places = coded([column])
    distinct: list[str | None] = [*words, None]
    places[0][column.is_null().to_numpy()] = len(distinct) - 1
    answers = [rule(v) for v in distinct]
    parts = list(zip(*answers, strict=True)) if len(kinds) > 1 else [tuple(answers)]
    return [
        pl.Series(column.name, part, kind).gather(places[0])
        for part, kind in zip(parts, kinds, strict=True)
    ]


def clean(frame: pl.DataFrame, *, test_numbers: bool = False) -> pl.DataFrame:
    """Rows as received (text; any subset of COLUMNS, with `source`) to CLEAN, row for row.

    Unknown text is "", unknown numbers are 0: nothing is null. `sealed` is kept when given.
    """

    def text(name: str) -> pl.Series:
        if name in frame.columns:
            return frame[name].cast(pl.String)
        return pl.Series(name, [None], dtype=pl.String).new_from_index(0, frame.height)

    def one(name: str, rule: Callable[[str | None], Any], kind: type[pl.DataType]) -> pl.Series:
        if name not in frame.columns:
            return pl.Series(name, [rule(None)], dtype=kind).new_from_index(0, frame.height)
        return each(text(name), rule, [kind])[0]

    def number(t: str | None) -> int:
        return values.nhs(t, test_numbers=test_numbers)

    forename, told_order, told_sex, twin, stand_in = each(
        text("forename"), _split, [pl.String, pl.Int8, pl.Int8, pl.Boolean, pl.Boolean]
    )
    house, street = each(text("address"), values.address, [pl.String, pl.String])
    sealed = (
        frame["sealed"].cast(pl.Boolean)
        if "sealed" in frame.columns
        else pl.Series([False]).new_from_index(0, frame.height)
    )
    cleaned = pl.DataFrame(
        {
            "source": text("source"),
            "record_id": text("record_id"),
            "nhs": one("nhs_number", number, pl.Int64),
            "forename": forename,
            "middle": one("middle_name", lambda t: _split(t)[0], pl.String),
            "surname": one("surname", values.name, pl.String),
            "dob": one("dob", values.day, pl.Int32),
            "sex": one("sex", values.sex, pl.Int8),
            "postcode": one("postcode", values.postcode, pl.String),
            "house": house,
            "street": street,
            "uprn": one("uprn", values.uprn, pl.Int64),
            "phone": one("phone", values.phone, pl.Int64),
            "birth_order": one("birth_order", values.count, pl.Int8),
            "plurality": one("plurality", values.count, pl.Int8),
            "mother_nhs": one("mother_nhs_number", number, pl.Int64),
            "mother_forename": one("mother_forename", values.name, pl.String),
            "mother_surname": one("mother_surname", values.name, pl.String),
            "mother_dob": one("mother_dob", values.day, pl.Int32),
            "event": one("event_date", values.day, pl.Int32),
            "unnamed": stand_in,
            "sealed": sealed.fill_null(False),
            "_order": told_order,
            "_sex": told_sex,
            "_twin": twin,
        }
    )
    return _cross(cleaned)


def _cross(cleaned: pl.DataFrame) -> pl.DataFrame:
    """What one field of a row tells about another."""
    swapped = pl.col("surname").is_in(SURNAME_STAND_INS) & (pl.col("forename") != "")
    own, mothers = pl.col("nhs"), pl.col("mother_nhs")
    return cleaned.with_columns(
        # A child's own number is never its mother's: where one row gives both alike, it is hers.
        pl.when((own == mothers) & (own > 0)).then(0).otherwise(own).cast(pl.Int64).alias("nhs"),
        pl.when(pl.col("birth_order") == 0)
        .then(pl.col("_order"))
        .otherwise(pl.col("birth_order"))
        .alias("birth_order"),
        pl.when((pl.col("plurality") <= 1) & pl.col("_twin"))
        .then(2)
        .otherwise(pl.col("plurality"))
        .cast(pl.Int8)
        .alias("plurality"),
        pl.when(pl.col("sex") == 0).then(pl.col("_sex")).otherwise(pl.col("sex")).alias("sex"),
        pl.when(swapped).then(pl.col("forename")).otherwise(pl.col("surname")).alias("surname"),
        pl.when(swapped).then(pl.lit("")).otherwise(pl.col("forename")).alias("forename"),
        (pl.col("unnamed") | swapped).alias("unnamed"),
    ).select(list(CLEAN))


def clean_one(row: Mapping[str, Any], *, test_numbers: bool = False) -> dict[str, Any]:
    """One row as a dictionary; the same answer as `clean` gives for it among others, in microseconds."""

    def text(name: str) -> str | None:
        value = row.get(name)
        return None if value is None else str(value)

    def number(name: str) -> int:
        return values.nhs(text(name), test_numbers=test_numbers)

    forename, told_order, told_sex, twin, stand_in = _split(text("forename"))
    surname = values.name(text("surname"))
    if surname in SURNAME_STAND_INS and forename:
        forename, surname, stand_in = "", forename, True
    nhs, mother, plural = (
        number("nhs_number"),
        number("mother_nhs_number"),
        values.count(text("plurality")),
    )
    house, street = values.address(text("address"))
    return {
        "source": text("source"),
        "record_id": text("record_id"),
        "nhs": 0 if nhs == mother else nhs,
        "forename": forename,
        "middle": _split(text("middle_name"))[0],
        "surname": surname,
        "dob": values.day(text("dob")),
        "sex": values.sex(text("sex")) or told_sex,
        "postcode": values.postcode(text("postcode")),
        "house": house,
        "street": street,
        "uprn": values.uprn(text("uprn")),
        "phone": values.phone(text("phone")),
        "birth_order": values.count(text("birth_order")) or told_order,
        "plurality": 2 if plural <= 1 and twin else plural,
        "mother_nhs": mother,
        "mother_forename": values.name(text("mother_forename")),
        "mother_surname": values.name(text("mother_surname")),
        "mother_dob": values.day(text("mother_dob")),
        "event": values.day(text("event_date")),
        "unnamed": stand_in,
        "sealed": bool(row.get("sealed")),
    }
