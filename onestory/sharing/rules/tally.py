"""Numbers and rows without names: what an agreement lets be told of people it opens to nobody."""

from onestory.sharing.kinds import Answer, Because, Depth, Reader
from onestory.sharing.rules.facts import Facts, Partnership, Term
from onestory.sharing.rules.lens import agreed, covers, given_to, related

NO_AGREEMENT = Because(
    "No agreement lets these be counted for you", help="Your privacy officer can tell you more."
)


def counted(
    reader: Reader, partnership: Partnership, facts: Facts, service: str, kind: str
) -> bool:
    """Whether a person is among what the reader may be told in numbers, or as rows without names."""
    found = partnership.services[service]
    return not facts.sealed and any(
        given_to(term, post)
        and covers(term, post, found)
        and related(term.clause, post, facts)
        and agreed(term, facts)
        and not (facts.address_hidden and term.clause.relationship == "reach")
        for term in _telling(partnership, kind)
        for post in reader.posts
    )


def may_count(reader: Reader, partnership: Partnership, kind: str) -> Answer:
    """Whether the reader may be told numbers of a kind at all, and by which agreement; or why not."""
    terms = [term for term in _telling(partnership, kind) if term.clause.gives == "numbers"]
    for term in terms:
        if any(given_to(term, post) for post in reader.posts):
            clause = f"{term.agreement}.{term.clause.id}"
            return Answer(Depth.KNOWN_TO, Because(term.clause.words, term.agreement_name, clause))
    stopped = next((term for term in terms if term.why_not), None)
    return Answer(Depth.NOTHING, _why_not(stopped))


def _why_not(stopped: Term | None) -> Because:
    if stopped is None:
        return NO_AGREEMENT
    words = f"The agreement “{stopped.agreement_name}” {stopped.why_not}"
    return Because(
        words, stopped.agreement_name, help="The page of the agreement says what it waits for."
    )


def _telling(partnership: Partnership, kind: str) -> list[Term]:
    """Clauses that tell numbers or rows of a kind."""
    return [
        term
        for term in partnership.terms
        if term.clause.gives != "people"
        and (not term.clause.of_entry_kinds or kind in term.clause.of_entry_kinds)
    ]
