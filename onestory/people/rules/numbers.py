"""NHS numbers of a whole delivery at once: tidied, checked by modulus 11, told apart by range.

The rules are those of `shared.nhs_number`, which tests hold this to; here they are columns.
"""

import polars as pl

# First four digits of the ranges that are issued (NHS Data Dictionary)
_ENGLAND = ((4000, 4999), (6000, 7999))
_OTHER_SCHEMES = ((100, 3112), (3200, 3999))
_TEST_FROM = 9000
_ONE_DIGIT_ONLY = 1111111111
SCHEMES = ("nhs_number", "chi_or_hc")


def tidied(column: str) -> pl.Expr:
    """Without spaces and dashes; other signs stay and are refused."""
    return pl.col(column).str.replace_all(r"[\s\-\u2010-\u2015\u00a0]+", "")


def passes_check(digits: pl.Expr) -> pl.Expr:
    """Modulus 11 over ten digits; null where they are not ten digits."""
    ten = pl.when(digits.str.contains(r"^[0-9]{10}$")).then(digits)
    number = ten.cast(pl.Int64)
    place = [(number // 10 ** (9 - n)) % 10 for n in range(10)]
    check: pl.Expr = (11 - pl.sum_horizontal(place[n] * (10 - n) for n in range(9)) % 11) % 11
    return check.eq(place[9])


def identifiers(frame: pl.DataFrame, *, test_numbers: bool) -> pl.DataFrame:
    """Rows of `people_identifier` from `id`, `nhs_number`, `nhs_number_status`, `held_from`.

    A number that may name nobody is kept with the reason as its status, so that a person can see
    what was sent; words longer than a number are no number at all.
    """
    number = pl.col("value")
    first = pl.when(number.str.contains(r"^[0-9]{10}$")).then(number.str.head(4)).cast(pl.Int64)
    good = passes_check(number).fill_null(value=False)
    other = _within(first, _OTHER_SCHEMES)
    usable = _within(first, _ENGLAND) | (first >= _TEST_FROM if test_numbers else False)
    issued = (usable | other) & number.cast(pl.Int64, strict=False).mod(_ONE_DIGIT_ONLY).ne(0)
    return (
        frame.select("id", "held_from", "nhs_number_status", value=tidied("nhs_number"))
        .filter(number.str.len_chars().is_between(1, 20))
        .select(
            record_id="id",
            scheme=pl.when(good & issued & other)
            .then(pl.lit(SCHEMES[1]))
            .otherwise(pl.lit(SCHEMES[0])),
            value=number,
            status=pl.when(first.is_null())
            .then(pl.lit("malformed"))
            .when(~good)
            .then(pl.lit("wrong check digit"))
            .when(~issued)
            .then(pl.lit("never issued"))
            .otherwise(pl.col("nhs_number_status")),
            held_from="held_from",
        )
    )


def _within(first: pl.Expr, ranges: tuple[tuple[int, int], ...]) -> pl.Expr:
    return pl.any_horizontal(first.is_between(low, high) for low, high in ranges)
