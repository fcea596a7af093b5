"""How many, without telling of a few: numbers of families so small that they could name one are not given.

Source: the NHS secondary-care rule for areas below the nation: 0 stays, 1 to 7 are one group, others to the nearest 5.
"""

SMALLEST_SHOWN = 8
ROUNDED_TO = 5
EXPLAINED = (
    "Numbers from 1 to 7 are shown as “fewer than 8”, and larger numbers to the nearest 5, so that "
    "nobody can work out which family may not be written to."
)


def protected(count: int) -> str:
    """A count in words."""
    if count == 0:
        return "none"
    if count < SMALLEST_SHOWN:
        return f"fewer than {SMALLEST_SHOWN}"
    return f"about {(count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO:,}"
