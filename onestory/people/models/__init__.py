"""What is kept of people: records as they came, the persons they are linked to, their families."""

from onestory.people.models.families import Household, HouseholdMember, Pregnancy, Relationship
from onestory.people.models.links import (
    ComparedForm,
    HotKey,
    Link,
    LinkDecision,
    LinkKey,
    LinkQuestion,
    Pair,
)
from onestory.people.models.records import Identifier, Person, SourceRecord

__all__ = [
    "ComparedForm",
    "HotKey",
    "Household",
    "HouseholdMember",
    "Identifier",
    "Link",
    "LinkDecision",
    "LinkKey",
    "LinkQuestion",
    "Pair",
    "Person",
    "Pregnancy",
    "Relationship",
    "SourceRecord",
]
