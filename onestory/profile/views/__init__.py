"""The pages about one person, and the lists that lead to them: guard, form, one query, page."""

from onestory.profile.views.agreed import agreed, answer
from onestory.profile.views.finding import find, find_records, found, found_records
from onestory.profile.views.linking import link, linked, links, take_back, undo
from onestory.profile.views.lists import arrivals, ask_list, download, home, take_list
from onestory.profile.views.person import chronology, person, records, why
from onestory.profile.views.reaching import add_rule, end_rule, reach

__all__ = [
    "add_rule",
    "agreed",
    "answer",
    "arrivals",
    "ask_list",
    "chronology",
    "download",
    "end_rule",
    "find",
    "find_records",
    "found",
    "found_records",
    "home",
    "link",
    "linked",
    "links",
    "person",
    "reach",
    "records",
    "take_back",
    "take_list",
    "undo",
    "why",
]
