"""What may be done to the index of people; the doors for the areas above."""

from onestory.people.actions.decisions import ANSWERS, decide, undo_decision, unlink
from onestory.people.actions.families import (
    add_households,
    add_pregnancies,
    add_relationships,
    supersede_rows,
)
from onestory.people.actions.matching import match_records, rebuild, supersede_records
from onestory.people.actions.receive import WORDS, fingerprints, receive_records
from onestory.people.actions.sealing import seal_person
from onestory.people.actions.taking_in import take_in

__all__ = [
    "ANSWERS",
    "WORDS",
    "add_households",
    "add_pregnancies",
    "add_relationships",
    "decide",
    "fingerprints",
    "match_records",
    "rebuild",
    "receive_records",
    "seal_person",
    "supersede_records",
    "supersede_rows",
    "take_in",
    "undo_decision",
    "unlink",
]
