"""How a cell is read: its value, whether it is wrong, and the sentence and mend if it is.

A cell comes trimmed, and blank as null. The value and the wrong are polars expressions for whole
columns; the sentence and the mend are made for the few cells that need them.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl

from onestory.feeds.rules import days
from onestory.shared import nhs_number

LONGEST_CELL = 20_000


@dataclass(frozen=True)
class Context:
    """What reading needs to know of the delivery and the settings."""

    received_on: date
    test_numbers: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """Text, taken as it is. `filled`: the least share of rows that have it in a usual file."""

    required: bool = False
    filled: float = 0.0

    def value(self, cell: pl.Expr, context: Context) -> pl.Expr:
        """The value as read; null where there is none, or where it is wrong."""
        return cell

    def wrong(self, cell: pl.Expr, value: pl.Expr, context: Context) -> pl.Expr | None:
        """Where a person must say what is meant; None where that cannot be."""
        return cell.is_null() if self.required else None

    def doubtful(self, cell: pl.Expr, context: Context) -> pl.Expr | None:
        """Where the row goes on with a remark."""
        return None

    def sentence(self, cell: str, context: Context) -> str:
        """Why this cell is wrong; begins with what stands there."""
        return "is blank, and the row means nothing without it" if not cell else "cannot be read"

    def mend(self, cell: str, context: Context) -> str:
        """What was probably meant; empty where nobody could say."""
        return ""

    def remark(self, cell: str, context: Context) -> str:
        """What is doubtful, for the row's own page."""
        return ""

    def hint(self) -> str:
        """What an answer must look like."""
        return "any text"


class Text(Column):
    """Text, taken as it is."""


@dataclass(frozen=True, kw_only=True)
class Code(Column):
    """One of a few codes, each with the words we use for it."""

    codes: Mapping[str, str] = field(default_factory=dict)

    def value(self, cell: pl.Expr, context: Context) -> pl.Expr:
        return cell.replace_strict(
            list(self.codes), list(self.codes.values()), default=None, return_dtype=pl.String
        )

    def wrong(self, cell: pl.Expr, value: pl.Expr, context: Context) -> pl.Expr:
        return value.is_null() if self.required else value.is_null() & cell.is_not_null()

    def sentence(self, cell: str, context: Context) -> str:
        if not cell:
            return super().sentence(cell, context)
        return f"holds “{shortened(cell)}”, which is none of its codes ({', '.join(self.codes)})"

    def mend(self, cell: str, context: Context) -> str:
        folded = {code.casefold(): code for code in self.codes}
        folded |= {words.casefold(): code for code, words in self.codes.items()}
        near = difflib.get_close_matches(cell.casefold(), folded, n=1, cutoff=0.5)
        return folded[near[0]] if near else ""

    def hint(self) -> str:
        return ", ".join(f"{code} ({words})" for code, words in self.codes.items())


@dataclass(frozen=True, kw_only=True)
class Day(Column):
    """A day, written in one way. `past`: it cannot lie after the day the file came."""

    pattern: str = "%Y-%m-%d"
    also: tuple[str, ...] = ()
    past: bool = True

    def value(self, cell: pl.Expr, context: Context) -> pl.Expr:
        read = [cell.str.to_date(p, strict=False, exact=True) for p in (self.pattern, *self.also)]
        day = pl.coalesce(read) if self.also else read[0]
        if "%y" in self.pattern:  # 12/03/65 is a grown-up of 1965, not a child of 2065
            day = pl.when(day > context.received_on).then(day.dt.offset_by("-100y")).otherwise(day)
        in_reach = day >= days.EARLIEST
        return pl.when(in_reach & (day <= context.received_on) if self.past else in_reach).then(day)

    def wrong(self, cell: pl.Expr, value: pl.Expr, context: Context) -> pl.Expr:
        return value.is_null() if self.required else value.is_null() & cell.is_not_null()

    def sentence(self, cell: str, context: Context) -> str:
        if not cell:
            return super().sentence(cell, context)
        return days.sentence(cell, self.pattern, context.received_on if self.past else None)

    def mend(self, cell: str, context: Context) -> str:
        return days.mend(cell, self.pattern, context.received_on if self.past else None)

    def hint(self) -> str:
        return f"a day as {days.example(self.pattern)}"


@dataclass(frozen=True, kw_only=True)
class Moment(Day):
    """A day with a time of day."""

    pattern: str = "%Y-%m-%d %H:%M"

    def value(self, cell: pl.Expr, context: Context) -> pl.Expr:
        moment = cell.str.to_datetime(self.pattern, strict=False, exact=True, time_unit="us")
        in_reach = moment.dt.date() >= days.EARLIEST
        end = pl.lit(context.received_on + timedelta(days=1)).cast(pl.Datetime("us"))
        return pl.when(in_reach & (moment < end) if self.past else in_reach).then(moment)


@dataclass(frozen=True, kw_only=True)
class Number(Column):
    """A whole number between two bounds."""

    least: int = 0
    most: int = 2**31

    def value(self, cell: pl.Expr, context: Context) -> pl.Expr:
        number = cell.cast(pl.Int64, strict=False)
        return pl.when(number.is_between(self.least, self.most)).then(number)

    def wrong(self, cell: pl.Expr, value: pl.Expr, context: Context) -> pl.Expr:
        return value.is_null() if self.required else value.is_null() & cell.is_not_null()

    def sentence(self, cell: str, context: Context) -> str:
        if not cell:
            return super().sentence(cell, context)
        return f"holds “{shortened(cell)}”, which is no number from {self.least} to {self.most}"

    def hint(self) -> str:
        return f"a whole number from {self.least} to {self.most}"


class NhsNumber(Column):
    """An NHS number. One that cannot be right is kept, remarked on, and treated as missing."""

    def value(self, cell: pl.Expr, context: Context) -> pl.Expr:
        return cell.str.replace_all(r"[\s\-\u2010-\u2015\u00a0]+", "")

    def doubtful(self, cell: pl.Expr, context: Context) -> pl.Expr:
        digits = self.value(cell, context)
        good = digits.str.contains(r"^[0-9]{10}$") & _passes_check(digits)
        return (cell.is_not_null() & ~(good & _issued(digits, context))).fill_null(value=False)

    def remark(self, cell: str, context: Context) -> str:
        found = nhs_number.kind(cell)
        why = {
            nhs_number.Kind.TEST: "is a test number, which is never issued",
            nhs_number.Kind.OTHER_SCHEME: f"is a {nhs_number.Kind.OTHER_SCHEME.value}",
            nhs_number.Kind.NEVER_ISSUED: "lies in a range that is never issued",
            nhs_number.Kind.WRONG_CHECK_DIGIT: "has a wrong check digit",
        }.get(found, "is not ten digits")
        return f"{shortened(cell)} {why}: treated as missing"

    def hint(self) -> str:
        return "ten digits with a right check digit, or nothing"


def _passes_check(digits: pl.Expr) -> pl.Expr:
    """Modulus 11 over ten digits: the weighted sum, check digit included, is divisible by 11."""
    weighted = [digits.str.slice(i, 1).cast(pl.Int32, strict=False) * (10 - i) for i in range(10)]
    return pl.sum_horizontal(weighted) % 11 == 0


def _issued(digits: pl.Expr, context: Context) -> pl.Expr:
    first = digits.str.slice(0, 1)
    ours = first.is_in(["4", "6", "7", "9"] if context.test_numbers else ["4", "6", "7"])
    return ours & ~digits.is_in([digit * 10 for digit in "4679"])


def shortened(cell: str, longest: int = 60) -> str:
    """Enough of a cell to recognise it by, on one line."""
    line = " ".join(cell.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
