"""How nearly two birth dates (yyyymmdd, 0 unknown) are one, by arithmetic on whole columns."""

from __future__ import annotations

import itertools
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

MISSING, GENERATION, DIFFERENT, FILLER, SLIP, SWAPPED, EXACT = -1, 0, 1, 2, 3, 4, 5
WORDS = {
    MISSING: "not given",
    GENERATION: "a generation apart",
    DIFFERENT: "differs",
    FILLER: "same year, one a first of the month or year",
    SLIP: "one slip apart",
    SWAPPED: "day and month exchanged",
    EXACT: "same",
}
Days = NDArray[np.signedinteger]


def _one_digit(a: Days, b: Days, width: int) -> NDArray[np.bool_]:
    """Numbers of `width` digits that differ in one digit or in two neighbours exchanged, or by one."""
    apart = np.zeros(a.shape, np.int8)
    tens = [(a // 10**i % 10, b // 10**i % 10) for i in range(width)]
    for x, y in tens:
        apart += x != y
    turned = np.zeros(a.shape, bool)
    for (x, y), (u, v) in itertools.pairwise(tens):
        turned |= (x == v) & (u == y) & (x != y) & (apart == 2)
    return (apart == 1) | turned | (np.abs(a - b) == 1)


def date_level(a: Days, b: Days) -> NDArray[np.int8]:
    """Level of each pair of dates, from MISSING to EXACT."""
    year, month, day = a // 10000, a // 100 % 100, a % 100
    year_b, month_b, day_b = b // 10000, b // 100 % 100, b % 100
    same_y, same_m, same_d = year == year_b, month == month_b, day == day_b
    level = np.where(np.abs(year - year_b) >= 12, GENERATION, DIFFERENT).astype(np.int8)
    first = (day == 1) | (day_b == 1)
    filler = (
        same_y & first & (same_m | ((month == 1) & (day == 1)) | ((month_b == 1) & (day_b == 1)))
    )
    level[filler] = FILLER
    slip = same_y & same_m & _one_digit(day, day_b, 2)
    slip |= same_y & same_d & _one_digit(month, month_b, 2)
    slip |= same_m & same_d & _one_digit(year, year_b, 4)
    level[slip] = SLIP
    level[same_y & (month == day_b) & (day == month_b)] = SWAPPED
    level[a == b] = EXACT
    level[(a == 0) | (b == 0)] = MISSING
    return level


def _one_digit_of(a: int, b: int, width: int) -> bool:
    x, y = f"{a:0{width}d}", f"{b:0{width}d}"
    apart = [i for i in range(width) if x[i] != y[i]]
    if len(apart) == 1 or abs(a - b) == 1:
        return True
    return (
        len(apart) == 2
        and apart[1] - apart[0] == 1
        and x[apart[0]] == y[apart[1]]
        and x[apart[1]] == y[apart[0]]
    )


@lru_cache(maxsize=1 << 20)
def date_level_of(a: int, b: int) -> int:
    """`date_level` of one pair, where an array would cost more than the question."""
    if not a or not b:
        return MISSING
    if a == b:
        return EXACT
    (year, rest), (year_b, rest_b) = divmod(a, 10000), divmod(b, 10000)
    (month, day), (month_b, day_b) = divmod(rest, 100), divmod(rest_b, 100)
    if year == year_b:
        if month == day_b and day == month_b:
            return SWAPPED
        if (month == month_b and _one_digit_of(day, day_b, 2)) or (
            day == day_b and _one_digit_of(month, month_b, 2)
        ):
            return SLIP
        if (day == 1 or day_b == 1) and (month == month_b or rest == 101 or rest_b == 101):
            return FILLER
    elif rest == rest_b and _one_digit_of(year, year_b, 4):
        return SLIP
    return GENERATION if abs(year - year_b) >= 12 else DIFFERENT
