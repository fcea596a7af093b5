"""Which sessions of a children's centre a child comes to, once registered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from demo.lives.people import Child
from demo.writing import Pen

# session: how likely it is chosen for a baby, and for an older child.
_SESSIONS = {
    "STAY": (30, 45),
    "MASS": (25, 0),
    "CHAT": (2, 15),
    "WEIGH": (30, 5),
    "COOK": (3, 8),
    "PARENT": (5, 5),
    "BOOK": (5, 17),
    "DADS": (3, 5),
}
_BABY_DAYS, _TOO_OLD_DAYS = 330, 1500


def attended(child: Child, since: date, keen: float, pen: Pen) -> Iterator[tuple[date, str]]:
    """Days and sessions after `since`, about `keen` a month, at most one a day."""
    day = since
    while True:
        day += timedelta(days=1 + int(pen.rng.expovariate(keen / 30)))
        if day > pen.today or (day - child.born).days > _TOO_OLD_DAYS:
            return
        if child.here(day) and not child.home(day).restricted:
            yield day, _session(child, day, pen)


def _session(child: Child, day: date, pen: Pen) -> str:
    older = int((day - child.born).days >= _BABY_DAYS)
    return pen.rng.choices(list(_SESSIONS), [share[older] for share in _SESSIONS.values()])[0]
