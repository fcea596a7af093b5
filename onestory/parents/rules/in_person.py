"""Whose service is to tell them in person: how many, by service involved, so that each can be asked."""

from collections import Counter
from collections.abc import Iterable, Mapping


def by_service(
    families: Iterable[frozenset[int]], involved: Mapping[int, frozenset[str]]
) -> tuple[dict[str, int], int]:
    """How many adults each service knows, and how many none knows.

    `families`: of each adult, themselves and the children through whom they are told. One whom two services know
    counts with both: neither is told of the other.
    """
    counted: Counter[str] = Counter()
    unknown = 0
    for family in families:
        services = frozenset().union(*(involved.get(one, frozenset()) for one in family))
        counted.update(services)
        unknown += not services
    return dict(counted), unknown
