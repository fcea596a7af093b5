"""The door through which everything about a person is read: who may, how deep, why; and the trail.

A page: `@guard.page("open_people", purpose="direct care")` over `def view(request, reader, …)`.
Inside, `guard.open_person` and `guard.visible_people` are the only ways to bring a person into
view: row-level security shows a page nothing of people it has not opened through them.

To search: find candidates' ids inside `guard.as_system("…")`, then ask `visible_people` of them.
To change anything: inside `guard.as_system("…")` too, since the web role may only read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from onestory.agencies import queries as agencies
from onestory.sharing import loading, session, trail
from onestory.sharing.definitions import roles
from onestory.sharing.kinds import DEEDS, Answer, Because, Reader, Refused
from onestory.sharing.lens import Lens
from onestory.web.addresses import came_from
from onestory.web.pages import page as draw

__all__ = [
    "Lens",
    "Refused",
    "as_reader",
    "as_system",
    "check_deed",
    "log",
    "may",
    "open_family",
    "open_person",
    "page",
    "public",
    "reader_of",
    "visible_people",
]

View = Callable[..., HttpResponse]
NO_POST = Because(
    "You are signed in, but hold no post in the partnership today",
    help="Ask whoever looks after accounts in your service.",
)


def page(deed: str, *, purpose: str = "direct care") -> Callable[[View], View]:
    """Guards a view: signed in, a role that may do the deed, one transaction under the web role.

    The view is called as `view(request, reader, **kwargs)`. A refusal inside it rolls the
    transaction back, is written to the trail by itself, and is drawn as a page. What the view
    returns is drawn before the transaction ends, so that no query escapes the role.
    """
    if deed not in DEEDS:
        raise ValueError(f"there is no deed '{deed}'; there are {', '.join(DEEDS)}")

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            tokens = (
                trail.path_now.set(request.path),
                trail.came_from_now.set(came_from(request)),
            )
            try:
                return _acted(request, view, deed, purpose, *args, **kwargs)
            finally:
                trail.path_now.reset(tokens[0])
                trail.came_from_now.reset(tokens[1])

        guarded.guarded = True  # type: ignore[attr-defined]
        guarded.deed = deed  # type: ignore[attr-defined]
        return guarded

    return guard


def public(reason: str) -> Callable[[View], View]:
    """Marks a view that concerns nobody's child, with the reason."""

    def mark(view: View) -> View:
        view.public_reason = reason  # type: ignore[attr-defined]
        return view

    return mark


def reader_of(user: Any, today: date | None = None) -> Reader:
    """The reader that a signed-in user is; refused without a post held on the day."""
    day = today or timezone.localdate()
    found = agencies.practitioner_of(user, on=day)
    reader = loading.reader_of(found, day) if found else None
    if reader is None or not reader.posts:
        raise Refused(NO_POST)
    return reader


@contextmanager
def as_reader(reader: Reader) -> Iterator[None]:
    """One transaction seen with the reader's eyes; a refusal is written after it has ended."""
    try:
        with session.reading_as(reader):
            yield
    except Refused as refused:
        _write_refusal(reader, refused)
        raise


@contextmanager
def as_system(because: str) -> Iterator[None]:
    """A block that must see or change everything: matching, replay, candidates of a search.

    What it reads must not reach a page but through `visible_people` or as a number. `because` is
    for the reader of the code.
    """
    if not because.strip():
        raise ValueError("as_system needs a reason")
    with session.unrestricted():
        yield


def open_person(reader: Reader, person_id: int, purpose: str) -> Lens:
    """The lens on one person, in three queries, and in the trail; Refused where nothing is open."""
    lens, _ = open_family(reader, person_id, (), purpose)
    return lens


def open_family(
    reader: Reader, person_id: int, near: Iterable[int], purpose: str
) -> tuple[Lens, dict[int, Answer]]:
    """`open_person`, and `visible_people` of those around them, without asking twice.

    Two rows of the trail: the person as read, the others as a list.
    """
    others = [one for one in dict.fromkeys(near) if one != person_id]
    lenses = lenses_of(reader, [person_id, *others])
    lens = _not_refused(lenses[person_id], person_id, purpose)
    seen = _known(lenses, others)
    rows = [trail.row(reader, "read", purpose, people=[person_id], lens=lens)]
    if others:
        rows.append(trail.row(reader, "family", purpose, people=seen, answers=seen.values()))
    trail.add(*rows)
    session.take_in_hand([person_id, *seen])
    return lens, seen


def visible_people(
    reader: Reader,
    purpose: str,
    person_ids: Iterable[int],
    *,
    terms: str = "",
    action: str = "list",
) -> dict[int, Answer]:
    """Those of them that the reader may know, in their order, with why; written as one row.

    People who may not be known are left out without a trace. `terms`: what was searched for.
    """
    asked = list(dict.fromkeys(person_ids))
    lenses = lenses_of(reader, asked)
    seen = _known(lenses, asked)
    trail.add(trail.row(reader, action, purpose, people=seen, terms=terms, answers=seen.values()))
    session.take_in_hand(seen)
    return seen


def lenses_of(reader: Reader, person_ids: Iterable[int]) -> dict[int, Lens]:
    """The lens on each, in one query, unlogged: for doors inside the sharing area."""
    partnership, facts = loading.load(person_ids, reader.today, reader.practitioner)
    return {person: Lens(reader, each, partnership) for person, each in facts.items()}


def _not_refused(lens: Lens, person_id: int, purpose: str) -> Lens:
    if lens.person.depth:
        return lens
    refused = Refused(lens.person.because)
    refused.about = (person_id,)
    refused.purpose = purpose
    raise refused


def _known(lenses: Mapping[int, Lens], asked: Iterable[int]) -> dict[int, Answer]:
    answers = {person: lenses[person].person for person in asked}
    return {person: answer for person, answer in answers.items() if answer.depth}


def log(
    reader: Reader | None,
    action: str,
    purpose: str,
    *,
    subject: int | Iterable[int] | None = None,
    outcome: str = "allowed",
    terms: str = "",
) -> None:
    """Writes a row for what `open_person` and `visible_people` do not: an export, a decision.

    Without a reader it is the system's own deed: a job that nobody pressed a button for.
    """
    people = [subject] if isinstance(subject, int) else list(subject or ())
    trail.add(trail.row(reader, action, purpose, people=people, outcome=outcome, terms=terms))


def _acted(
    request: HttpRequest, view: View, deed: str, purpose: str, *args: Any, **kwargs: Any
) -> HttpResponse:
    reader = None
    try:
        reader = reader_of(request.user)
        request.reader = reader  # type: ignore[attr-defined]
        check_deed(reader, deed)
        with session.reading_as(reader):
            return _drawn(view(request, reader, *args, **kwargs))
    except Refused as refused:
        _write_refusal(reader, refused, purpose)
        return draw(
            request,
            "sharing/refused.jinja",
            status=403,
            because=refused.because,
            may_open=_may_open(reader, refused),
        )


def _drawn(response: HttpResponse) -> HttpResponse:
    if getattr(response, "streaming", False):
        raise TypeError("a guarded page is drawn whole: what streams would leave the transaction")
    if hasattr(response, "render") and not getattr(response, "is_rendered", True):
        response.render()
    return response


def _may_open(reader: Reader | None, refused: Refused) -> bool:
    """Whether the page of a refused person tells of the way round: the same for who is not there."""
    refused_anyway = refused.purpose.startswith("opening for safety")
    return bool(reader and refused.about and not refused_anyway and may(reader, "override_lens"))


def may(reader: Reader, deed: str) -> bool:
    """Whether a role the reader holds today may do the deed."""
    known = roles()
    return any(deed in known[role].may for role in reader.roles)


def check_deed(reader: Reader, deed: str) -> None:
    """Refused unless a role the reader holds today may do it."""
    known = roles()
    if may(reader, deed):
        return
    holders = " or ".join(role.name.lower() for role in known.values() if deed in role.may)
    raise Refused(
        Because(f"Your role does not {DEEDS[deed]}", help=f"Ask a {holders} of the partnership.")
    )


def _write_refusal(reader: Reader | None, refused: Refused, purpose: str = "") -> None:
    trail.add(
        trail.row(
            reader,
            "refusal",
            refused.purpose or purpose,
            people=refused.about,
            outcome="refused",
            because=refused.because,
        )
    )
