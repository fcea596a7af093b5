"""A clause in words, for the page and for the document: drawn from what is enforced, never written twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onestory.sharing.kinds import Agreement, Clause, Depth, Role

DEPTHS = {
    Depth.NOTHING: "nothing",
    Depth.KNOWN_TO: "that a service is involved, and how often",
    Depth.EVENT: "what happened, when, and how it ended; no notes",
    Depth.DETAIL: "everything, with notes",
}
WHOSE = {
    "caseload": "people their own service is or was involved with",
    "involved": "people their own service is involved with today",
    "reach": "people who live in the reach area of their centre",
    "referral": "people about whom a referral is in their service's hands",
    "none": "everybody in the partnership's records",
}
ASKED = {
    "asked": "Only after the family was asked, and said yes",
    "informed": "The family is told, and it stops when they say no",
    "not_needed": "The family is not asked",
}
INSTEAD = {
    "numbers": "numbers only: nobody can be opened, and small numbers are not told",
    "extract": "rows without names, numbers or addresses: nobody can be opened",
}


@dataclass(frozen=True)
class ClauseInWords:
    """What one clause says, in the order in which people ask."""

    words: str
    to_whom: str
    of_what: str
    how_deep: str
    whose: str
    asked: str


def in_words(
    agreement: Agreement, roles: Mapping[str, Role], service_kinds: Mapping[str, str]
) -> tuple[ClauseInWords, ...]:
    """Each clause."""
    return tuple(_clause(clause, roles, service_kinds) for clause in agreement.clauses)


def kind_in_words(kind: str) -> str:
    """A kind of entry as people say it: "immunisation not given"."""
    return kind.replace("_", " ")


def listed(words: Iterable[str], last: str = "and") -> str:
    """One, two and three."""
    every = list(words)
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} {last} {every[-1]}"


def _clause(
    clause: Clause, roles: Mapping[str, Role], service_kinds: Mapping[str, str]
) -> ClauseInWords:
    return ClauseInWords(
        words=clause.words,
        to_whom=_to_whom(clause, roles, service_kinds),
        of_what=_of_what(clause, service_kinds),
        how_deep=INSTEAD.get(clause.gives, DEPTHS[clause.depth]),
        whose=WHOSE.get(clause.relationship, clause.relationship),
        asked=f"{ASKED[clause.consent]}{f': {clause.statute}' if clause.statute else ''}",
    )


def _to_whom(clause: Clause, roles: Mapping[str, Role], service_kinds: Mapping[str, str]) -> str:
    who = listed((roles[role].name.lower() for role in clause.to_roles), "or")
    where = listed((service_kinds[kind].lower() for kind in clause.to_service_kinds), "or")
    profession = listed((each.replace("_", " ") for each in clause.to_professions), "or")
    said = who or "everyone who works with families"
    said += f" whose profession is {profession}" if profession else ""
    said += f", in {where}" if where else ", in any service of the parties"
    return said[:1].upper() + said[1:]


def _of_what(clause: Clause, service_kinds: Mapping[str, str]) -> str:
    kinds = listed(kind_in_words(kind) for kind in clause.of_entry_kinds)
    of = listed(service_kinds[kind].lower() for kind in clause.of_service_kinds)
    whole = "involvement alone" if clause.depth == Depth.KNOWN_TO else "every kind of entry"
    said = kinds or whole
    said += f", from the record of {of}" if of else ", from the record of any party"
    if clause.opens_restricted:
        said += f", also those restricted as {listed(map(kind_in_words, clause.opens_restricted))}"
    return said[:1].upper() + said[1:]
