"""What a role tells of an age: nobody is a mother, a father or a tenant in their first years."""

import polars as pl

ADULT_ROLES = ("mother", "father", "parent", "carer", "adoptive_parent", "tenant")
YOUNGEST = 12
"""Years, below which even a wrong birth date is likelier than the role."""


def born_before() -> pl.Expr:
    """From `role` and `event_date`, yyyymmdd before which they were born; 0 where no role tells."""
    day = pl.col("event_date").dt.offset_by(f"-{YOUNGEST}y")
    number = day.dt.year() * 10_000 + day.dt.month().cast(pl.Int32) * 100 + day.dt.day()
    told = pl.when(pl.col("role").is_in(ADULT_ROLES)).then(number)
    return told.fill_null(0).cast(pl.Int64).alias("born_before")
