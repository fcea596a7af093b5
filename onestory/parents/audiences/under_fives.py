"""Every family with a child under five.

Source: Leeds notified every parent with a child under five of its agreement (*Getting it right for families*).
"""

from onestory.parents.kinds import Audience

DEFINITION = Audience(
    id="under_fives",
    name="Every family with a child under five",
    words="The parents of every living child who is not yet five.",
    of="children",
)
