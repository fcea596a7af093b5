"""Women who have booked for maternity care and whose pregnancy goes on.

Source: Coventry and Islington ask and tell at booking (*Getting it right for families*).
"""

from onestory.parents.kinds import Audience

DEFINITION = Audience(
    id="expecting",
    name="Women who have booked for maternity care",
    words=(
        "Every woman with a booking whose pregnancy goes on. Nobody is written to whose pregnancy "
        "has ended, however it ended."
    ),
    of="expecting",
)
