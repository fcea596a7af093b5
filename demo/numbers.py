"""Numbers that belong to nobody: never-issued NHS numbers, drama telephones, local ids."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from random import Random

# Ofcom keeps these for drama: the first six digits, then a thousand numbers each.
_DRAMA = (
    ["07700900", "01632960"]
    + [
        f"{area}4960"
        for area in (
            "0113",
            "0114",
            "0115",
            "0116",
            "0117",
            "0118",
            "0121",
            "0131",
            "0141",
            "0151",
            "0161",
        )
    ]
    + ["02079460", "01914980", "02890180", "02920180"]
)


def check_digit(first_nine: str) -> int | None:
    """The modulus 11 check digit of an NHS number, or None where there is none."""
    total = sum(
        int(digit) * weight for digit, weight in zip(first_nine, range(10, 1, -1), strict=True)
    )
    digit = 11 - total % 11
    return {11: 0, 10: None}.get(digit, digit)


def nhs_numbers() -> Iterator[str]:
    """Valid numbers beginning with 9, all different, in an order that looks like none."""
    for n in range(100_000_000):
        nine = f"9{(n * 70_866_973 + 31_415_926) % 100_000_000:08d}"
        digit = check_digit(nine)
        if digit is not None:
            yield f"{nine}{digit}"


def spaced(number: str) -> str:
    """An NHS number as people write it: 3 3 4."""
    return f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""


def miskeyed(number: str, rng: Random) -> str:
    """The number with one digit wrong, so that its check digit fails."""
    place = rng.randrange(1, 9)
    wrong = str((int(number[place]) + 1) % 10)
    return number[:place] + wrong + number[place + 1 :]


def telephone(n: int) -> str:
    """The nth telephone number; they come round again after 17,000, as there are no more."""
    return f"{_DRAMA[n // 1000 % len(_DRAMA)]}{n % 1000:03d}"


def local_id(key: int, salt: int, digits: int = 7) -> str:
    """A system's own number for a person: the same person has another in each system."""
    size = 10**digits
    return f"{(key * 7_654_321 + salt * 1_234_577) % size:0{digits}d}"


def random_uuid(rng: Random) -> str:
    """A version 4 identifier that the same seed gives again."""
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
