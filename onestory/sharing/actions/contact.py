"""How somebody may safely be reached: rules are added and ended, never changed."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q

from onestory.sharing import guard, session
from onestory.sharing.actions.answers import household_of
from onestory.sharing.actions.recalls import recall_hidden
from onestory.sharing.kinds import CONTACT_RULES, WAYS, Because, Reader, Refused
from onestory.sharing.models import ContactRule

PURPOSE = "keeping someone safe"
NEEDS_WAY = frozenset({"preferred", "forbidden"})
NO_RULE = Because(
    "This rule does not hold any more, or is about somebody whom you may not open",
    help="Look at their page again: someone may have ended it before you.",
)


@transaction.atomic
def add_contact_rule(
    *,
    person: int,
    kind: str,
    way: str = "",
    protected_from: int | None = None,
    words: str,
    since: date,
    until: date | None = None,
    household: bool = False,
    by: Reader,
) -> tuple[int, ...]:
    """Keeps a rule for the person, and where asked for everyone of the household; who they are.

    Lists with an address that must not be known any more are asked back.
    """
    guard.check_deed(by, "keep_contact_safe")
    _check(kind, way, words, since, until)
    with guard.as_system("a rule of contact is kept; each person is open to the reader"):
        _opened(person, by)
        if kind == "protected_from":
            _adult(person, protected_from, by)
        whom = [person, *_with(person, protected_from, by)] if household else [person]
        ContactRule.objects.bulk_create(
            ContactRule(
                person_id=one,
                record_id=one,
                kind=kind,
                way=way,
                protected_from_id=protected_from if kind == "protected_from" else None,
                words=words,
                held_from=since,
                held_until=until,
                told_by=by.name,
            )
            for one in whom
        )
        if kind == "hidden_address":
            recall_hidden(whom)
    session.look_again()
    guard.log(by, "add contact rule", PURPOSE, subject=whom, terms=f"{kind} {way}".strip())
    return tuple(whom)


@transaction.atomic
def end_contact_rule(*, rule: int, by: Reader) -> int:
    """The rule binds no more from today; the person it was about. One that never began is ended too."""
    guard.check_deed(by, "keep_contact_safe")
    with guard.as_system("a rule of contact is ended by one who may"):
        open_still = Q(held_until__isnull=True) | Q(held_until__gt=by.today)
        row = ContactRule.objects.select_for_update().filter(open_still, id=rule).first()
        if row is None or not guard.lenses_of(by, [row.person_id])[row.person_id].person.depth:
            raise Refused(NO_RULE)
        row.held_until, row.ended_by = max(by.today, row.held_from), by.name
        row.save(update_fields=["held_until", "ended_by"])
    session.look_again()
    said = f"{row.kind} {row.way}".strip()
    guard.log(by, "end contact rule", PURPOSE, subject=row.person_id, terms=said)
    return row.person_id


def _check(kind: str, way: str, words: str, since: date, until: date | None) -> None:
    wrong = ""
    if kind not in CONTACT_RULES:
        wrong = f"There is no rule “{kind}”"
    elif way and way not in WAYS:
        wrong = f"There is no way “{way}”"
    elif kind in NEEDS_WAY and not way:
        wrong = "Say which way of being reached it is about"
    elif not words.strip():
        wrong = "Say why, so that colleagues keep to it"
    elif until is not None and until <= since:
        wrong = "It would end before it begins"
    if wrong:
        raise Refused(Because(wrong, help="Nothing was kept."))


def _opened(person: int, by: Reader) -> None:
    answer = guard.lenses_of(by, [person])[person].person
    if not answer.depth:
        raise Refused(answer.because)


def _adult(person: int, adult: int | None, by: Reader) -> None:
    if adult is None:
        raise Refused(Because("Say by whom they must not be found", help="Nothing was kept."))
    if adult == person:
        raise Refused(Because("Nobody is protected from themselves", help="Nothing was kept."))
    _opened(adult, by)


def _with(person: int, adult: int | None, by: Reader) -> Iterable[int]:
    """Those for whom one answer may be given; never the adult by whom they must not be found."""
    return [
        one for one, may in household_of(person, by).items() if may and one not in {person, adult}
    ]
