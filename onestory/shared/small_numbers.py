"""Numbers of families so small that they could name one are not given exactly.

Source: the NHS secondary-care rule for areas below the nation: 0 stays, 1 to 7 are one group,
others are rounded to the nearest 5. Rounding hides the difference between all and those named.
"""

SMALLEST_SHOWN = 8
ROUNDED_TO = 5


def protected(count: int, *, named: int = 0) -> str:
    """A count in words; never below those `named` on the same page, which would look wrong."""
    if count == 0:
        return "none"
    if count < SMALLEST_SHOWN:
        return f"fewer than {SMALLEST_SHOWN}"
    rounded = (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO
    return f"about {rounded if rounded >= named else rounded + ROUNDED_TO:,}"


def explained(secret: str) -> str:
    """Why numbers are given so; `secret`: what nobody shall work out."""
    return (
        f"Numbers from 1 to {SMALLEST_SHOWN - 1} are shown as “fewer than {SMALLEST_SHOWN}”, and "
        f"larger numbers are rounded to the nearest {ROUNDED_TO}, so that nobody can work out {secret}."
    )
