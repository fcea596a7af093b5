"""Answers with their because: how deep, under which clause, what is missing, and who can help."""

from onestory.sharing.kinds import Answer, Because, Depth, PostHeld, Reader
from onestory.sharing.rules.facts import EVERY_KIND, Facts, Partnership, ServiceFact, Term
from onestory.sharing.rules.lens import (
    Opening,
    agreed,
    covers,
    given_to,
    reach,
    related,
    working_posts,
)

UNKNOWN = (
    "You may see a person when your service is involved with them, or when an agreement in force "
    "and, where it asks for it, the family's consent open something of them to you"
)
ASK_PRIVACY = "Your privacy officer can tell you what would be needed."


def answer(
    reader: Reader,
    partnership: Partnership,
    facts: Facts,
    opened: frozenset[Opening],
    service: str,
    kind: str = "",
    restriction: str = "",
) -> Answer:
    """How deep the reader may see entries of this service and kind; no kind: all of its kinds."""
    fits = [
        (depth, opening.depth, opening.agreement, opening.clause, opening)
        for opening in opened
        if opening.service == service and opening.kind in {kind, EVERY_KIND}
        if (depth := reach(opening, restriction, partnership))
    ]
    if fits:
        depth, open_to, _, _, best = max(fits, key=lambda each: each[:4])
        because = _because(best, partnership, service)
        return Answer(
            depth, because if depth == open_to else _capped(restriction, partnership, service)
        )
    if restriction:
        return Answer(Depth.NOTHING, Because("Kept to the service that wrote it", help=ASK_PRIVACY))
    missing = _nearest(reader, partnership, facts, partnership.services.get(service))
    return Answer(Depth.NOTHING, missing)


def person(partnership: Partnership, opened: frozenset[Opening]) -> Answer:
    """Whether the person may be known at all, as deep as the deepest that is open.

    The refusal is the same for everyone, also for a person who does not exist: nothing is learned.
    """
    if not opened:
        return Answer(Depth.NOTHING, Because(UNKNOWN, help=ASK_PRIVACY))
    best = max(opened, key=lambda opening: (opening.depth, opening.agreement, opening.clause))
    return Answer(best.depth, _because(best, partnership, ""))


def _capped(restriction: str, partnership: Partnership, service: str) -> Because:
    """Why a restricted entry is shown less deep than others of its service."""
    words = partnership.restrictions[restriction].words
    return Because(words, help=who_can_help(partnership, service))


def _because(opening: Opening, partnership: Partnership, service: str) -> Because:
    term = next(
        term
        for term in partnership.terms
        if (term.agreement, term.clause.id) == (opening.agreement, opening.clause)
    )
    return Because(
        words=term.clause.words,
        agreement=term.agreement_name,
        clause=f"{opening.agreement}.{opening.clause}" if opening.agreement else opening.clause,
        help="" if opening.depth == Depth.DETAIL else who_can_help(partnership, service),
    )


def who_can_help(partnership: Partnership, service: str) -> str:
    """The service that wrote it; without one, the privacy officer."""
    found = partnership.services.get(service)
    if found is None or found.sensitive:
        return ASK_PRIVACY
    return f"Ask {found.name}{': ' + found.help_line if found.help_line else ''}."


def _nearest(
    reader: Reader, partnership: Partnership, facts: Facts, service: ServiceFact | None
) -> Because:
    """What is missing of the clause that came nearest to opening it."""
    if not working_posts(reader, partnership):
        words = "You hold no post today that opens people's records"
        return Because(words, help="Ask whoever looks after accounts in your service.")
    told = [
        _missing(post, term, partnership, facts, service)
        for post in working_posts(reader, partnership)
        for term in partnership.terms
        if term.clause.relationship != "override" and term.clause.gives == "people"
    ]
    nearest, words, term = max(told, key=lambda each: each[0])
    code = service.code if service else ""
    named = term.agreement_name if nearest else ""
    return Because(words, agreement=named, help=who_can_help(partnership, code))


def _missing(
    post: PostHeld, term: Term, partnership: Partnership, facts: Facts, service: ServiceFact | None
) -> tuple[int, str, Term]:
    """How near the clause came (more is nearer), what it lacks, and the clause."""
    clause = term.clause
    if service and not covers(term, post, service):
        return 0, "No agreement opens this service's record to you", term
    if not given_to(term, post):
        reason = term.why_not or "does not speak to your role and service"
        return (2 if term.why_not else 0), f"The agreement “{term.agreement_name}” {reason}", term
    if not related(clause, post, facts):
        return 3, _UNRELATED[clause.relationship], term
    if not agreed(term, facts):
        return 4, _UNAGREED[facts.answer(term.agreement, clause.id)], term
    return -1, "", term


_UNRELATED = {
    "caseload": "Your service is not involved with this person",
    "referral": "No referral about this person is in your service's hands",
    "involved": "Your service is not involved with this person today",
    "reach": "This person's address is not known to lie in your centre's reach area",
    "family": "Your service is not involved with this person or their family",
    "none": "",
}
_UNAGREED = {
    "given": "",
    "not_asked": "The family has not been asked whether this may be shared",
    "refused": "The family said no to sharing this",
    "withdrawn": "The family no longer agrees to sharing this",
    "disputed": "The parents disagree whether this may be shared, which counts as a no",
}
