"""What may be asked of the index of people, before the lens: callers ask `sharing.guard` first."""

from onestory.people.queries.births import born_between, due_between
from onestory.people.queries.exactly import find_exactly
from onestory.people.queries.families import adults_of, family
from onestory.people.queries.find import find
from onestory.people.queries.live import match_live
from onestory.people.queries.of_sources import latest_records, persons_of
from onestory.people.queries.pregnancies import pregnancies_of
from onestory.people.queries.questions import (
    count_open_questions,
    decisions_about,
    open_questions,
    question,
)
from onestory.people.queries.records import links_of, records_of
from onestory.people.queries.shown import current_ids, shown

__all__ = [
    "adults_of",
    "born_between",
    "count_open_questions",
    "current_ids",
    "decisions_about",
    "due_between",
    "family",
    "find",
    "find_exactly",
    "latest_records",
    "links_of",
    "match_live",
    "open_questions",
    "persons_of",
    "pregnancies_of",
    "question",
    "records_of",
    "shown",
]
