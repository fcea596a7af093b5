"""The NHS number: tidy, check, show in 3-3-4, and tell numbers that are never issued.

Source: NHS Data Dictionary, NHS NUMBER (Modulus 11 check digit); ranges as in the nhs-number
package. Numbers that start with 9 are never issued: they are for tests and demonstrations.
"""

import re
from enum import Enum
from functools import lru_cache

from nhs_number import (
    REGION_ENGLAND_WALES_IOM,
    REGION_NORTHERN_IRELAND,
    REGION_SCOTLAND,
    REGION_SYNTHETIC,
)
from nhs_number import is_valid as passes_check

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u00a0]+")


class Kind(Enum):
    """What a written number turned out to be."""

    EMPTY = "empty"
    REAL = "real"
    TEST = "test"
    OTHER_SCHEME = "Scottish CHI or Northern Irish H&C number"
    MALFORMED = "malformed"
    WRONG_CHECK_DIGIT = "wrong check digit"
    NEVER_ISSUED = "never issued"


def tidy(written: str | None) -> str:
    """The digits as written, without spaces and dashes; other signs stay, to be refused."""
    return _SEPARATORS.sub("", written or "")


@lru_cache(maxsize=65536)
def kind(written: str | None) -> Kind:
    """What this is; `TEST` where the check digit is right and the number starts with 9."""
    digits = tidy(written)
    if not digits:
        return Kind.EMPTY
    if not (len(digits) == 10 and digits.isascii() and digits.isdigit()):
        return Kind.MALFORMED
    if not passes_check(digits):
        return Kind.WRONG_CHECK_DIGIT
    return _range_of(digits)


def _range_of(digits: str) -> Kind:
    if len(set(digits)) == 1:  # 4444444444 passes the check, and is typed by the impatient
        return Kind.NEVER_ISSUED
    if REGION_ENGLAND_WALES_IOM.contains_number(digits):
        return Kind.REAL
    if REGION_SYNTHETIC.contains_number(digits):
        return Kind.TEST
    if REGION_SCOTLAND.contains_number(digits) or REGION_NORTHERN_IRELAND.contains_number(digits):
        return Kind.OTHER_SCHEME
    return Kind.NEVER_ISSUED


def valid(written: str | None, *, test_numbers: bool) -> bool:
    """Whether this may name a person; test numbers only where the settings allow them."""
    found = kind(written)
    return found is Kind.REAL or (test_numbers and found is Kind.TEST)


def normalise(written: str | None, *, test_numbers: bool) -> str | None:
    """Ten digits, or None where the number may not name a person."""
    return tidy(written) if valid(written, test_numbers=test_numbers) else None


def shown(number: str | None) -> str:
    """In the three groups in which people read it out: 943 476 5919."""
    digits = tidy(number)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else digits


def with_check_digit(nine: str) -> str | None:
    """Ten digits from nine, or None where no check digit exists (one in eleven)."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    check = 11 - total % 11
    return None if check == 10 else nine + str(check % 11)
