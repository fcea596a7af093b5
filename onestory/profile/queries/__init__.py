"""What the pages about one person ask; each goes through the lens before it says anything."""

from onestory.profile.queries.agreed import agreed_page, answer_form, done_in_words, still_open
from onestory.profile.queries.arrivals import arrivals
from onestory.profile.queries.chronology import chronology_page
from onestory.profile.queries.days import home
from onestory.profile.queries.found import search, search_records
from onestory.profile.queries.links import after, question_page, questions
from onestory.profile.queries.lists import Taken, ask_ahead, download, take
from onestory.profile.queries.lists import make_due as make_due_lists
from onestory.profile.queries.persons import first_screen
from onestory.profile.queries.reaching import reach_page, rule_form
from onestory.profile.queries.records import (
    decision_page,
    linked_page,
    records_page,
    undo_page,
)
from onestory.profile.queries.whys import why_page

__all__ = [
    "Taken",
    "after",
    "agreed_page",
    "answer_form",
    "arrivals",
    "ask_ahead",
    "chronology_page",
    "decision_page",
    "done_in_words",
    "download",
    "first_screen",
    "home",
    "linked_page",
    "make_due_lists",
    "question_page",
    "questions",
    "reach_page",
    "records_page",
    "rule_form",
    "search",
    "search_records",
    "still_open",
    "take",
    "undo_page",
    "why_page",
]
