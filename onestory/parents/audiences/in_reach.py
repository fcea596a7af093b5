"""Families with a child under five in one children's centre's reach area.

Source: agreements about live births are told centre by centre (Warwickshire, in *Getting it right for families*).
"""

from onestory.parents.kinds import Audience

DEFINITION = Audience(
    id="in_reach",
    name="Families with a child under five near one children’s centre",
    words=(
        "The parents of every living child under five whose address lies in the centre’s reach "
        "area. A hidden address lies in nobody’s."
    ),
    of="children",
    in_reach=True,
)
