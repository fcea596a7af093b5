"""Where the roles a reader holds may go; the shell draws it without knowing about roles."""

from collections.abc import Iterator

from django.http import HttpRequest

from onestory.shared import catalogue
from onestory.sharing.kinds import Reader, Role
from onestory.web.jinja import address

# The deed that a role may do, the words of the link, the page's URL name; in this order.
PLACES = (
    ("find_people", "Your day", "profile:home"),
    ("find_people", "Find a person", "profile:find"),
    ("see_new_arrivals", "New arrivals", "profile:arrivals"),
    ("see_deliveries", "Deliveries", "feeds:deliveries"),
    ("answer_questions", "Questions", "feeds:questions"),
    ("review_links", "Same person?", "profile:links"),
    ("override_lens", "Opened by me", "sharing:my_overrides"),
    ("see_audit", "Who looked", "sharing:audit"),
    ("review_overrides", "Opened for safety", "sharing:overrides"),
    ("see_agreements", "Agreements", "sharing:agreements"),
    ("see_audit", "Asked back", "sharing:recalls"),
    ("tell_families", "Telling families", "parents:campaigns"),
    ("approve_agreements", "Letters to approve", "parents:to_approve"),
)


def places(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Words and address of each place this reader's roles open."""
    reader: Reader | None = getattr(request, "reader", None)
    if reader is None:
        return
    may = deeds(reader)
    for deed, words, name in PLACES:
        if deed in may:
            yield words, address(name)


def deeds(reader: Reader) -> frozenset[str]:
    """All that any of the reader's roles may do."""
    roles = catalogue.definitions("onestory.sharing.roles", Role)
    return frozenset().union(*(roles[role].may for role in reader.roles if role in roles))
