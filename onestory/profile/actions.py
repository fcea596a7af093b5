"""What happens when someone presses a button on these pages; the people area does the deed."""

from collections.abc import Callable

from onestory.people import actions as people
from onestory.people.kinds import Refused as CannotBeDone
from onestory.profile.queries.opening import MATCHING
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader

CANNOT = "Look at both records again: something has changed since you opened the page."


def undo_link(*, record: int, reason: str, by: Reader) -> None:
    """The record leaves its person; what is recorded under it follows. Written to the trail."""
    with guard.as_system("a link is undone by one who may; entries follow their record"):
        _done(lambda: people.unlink(record, reason=reason, by=by.name))
    guard.log(by, "undo link", MATCHING, terms=f"record {record}: {reason}")


def take_back(*, decision: int, reason: str, by: Reader) -> None:
    """What someone decided holds no more; matching decides again. Written to the trail."""
    with guard.as_system("a decision is taken back by one who may; entries follow"):
        _done(lambda: people.undo_decision(decision, reason=reason, by=by.name))
    guard.log(by, "take back decision", MATCHING, terms=f"decision {decision}: {reason}")


def answer_question(*, question: int, answer: str, reason: str, by: Reader) -> None:
    """Same, different, or cannot tell; kept, and never asked again of the same evidence."""
    with guard.as_system("a question of matching is answered by one who may; entries follow"):
        _done(lambda: people.decide(question, answer=answer, reason=reason, by=by.name))
    guard.log(by, "answer question", MATCHING, terms=f"question {question}: {answer}: {reason}")


def _done(deed: Callable[[], object]) -> None:
    """What the index of people refuses is said to the person as any refusal is."""
    try:
        deed()
    except CannotBeDone as refused:
        raise guard.Refused(Because(str(refused), help=CANNOT)) from refused
