"""The number on a letter: short enough to type from a returned envelope, with a letter that tells a slip."""

import re

LETTERS = "ABCDEFGHJKLMNPRTUVWXYZ"  # without those that are read as digits or as another
_WRITTEN = re.compile(r"F(\d{1,6})-(\d{1,7})-([A-Z])")


def reference(campaign: int, number: int) -> str:
    """F3-00042-K: the campaign, the notice's number in it, and the check letter."""
    return f"F{campaign}-{number:05d}-{_check(campaign, number)}"


def read_reference(typed: str) -> str:
    """As it was printed, however it was typed; ValueError where it cannot be right."""
    tidy = re.sub(r"[\s–—_-]+", "-", typed.strip().upper())
    found = _WRITTEN.fullmatch(tidy)
    if not found:
        raise ValueError("A letter’s number looks like F3-00042-K: it stands below the address")
    campaign, number = int(found[1]), int(found[2])
    if _check(campaign, number) != found[3]:
        raise ValueError("One sign of this number is wrong. Read it again from the letter")
    return reference(campaign, number)


def _check(campaign: int, number: int) -> str:
    """Each place weighs differently, so that one wrong digit or two changed about are noticed."""
    digits = f"{campaign}{number:07d}"
    weighed = sum((place + 2) * int(digit) for place, digit in enumerate(reversed(digits)))
    return LETTERS[(weighed + len(digits)) % 19]
