"""Opening one person for safety: by a practitioner, for an hour, and told at once to who reviews it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from onestory.agencies import queries as agencies
from onestory.people import queries as people
from onestory.sharing import guard, loading, session
from onestory.sharing.definitions import roles, watch
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.sharing.models import Override, OverrideEnded, OverrideReview, OwnPerson
from onestory.sharing.rules import overrides as rules
from onestory.sharing.rules.reviews import may_be_answered

PURPOSE = "opening for safety"
REVIEWING = "reviewing what was opened for safety"
_OF_TODAY = """select o.id, o.person_id, o.until,
        exists (select from sharing_overrideended e where e.override_id = o.id)
    from sharing_override o where o.practitioner = %s and o.opened_at >= %s"""


@transaction.atomic
def override(*, person: int, reason: str, words: str, by: Reader) -> Override:
    """Opens one person of whom something is open already; Refused where nothing is."""
    lens = guard.lenses_of(by, [person])[person]
    if not lens.person.depth:
        raise _refused(rules.NOBODY)
    return _opened(person, reason, words, by, f"person {person}")


@transaction.atomic
def override_found(
    *, asked: Mapping[str, Any], reason: str, words: str, by: Reader
) -> Override | None:
    """Opens the one person who fits exactly what was typed; None where there is not just one.

    `asked`: nhs_number; or name, born_on and postcode together. Who may open nobody learns nothing.
    """
    guard.check_deed(by, "find_people")
    guard.check_deed(by, "override_lens")
    with guard.as_system("whom an exact search means; nothing of it reaches a page"):
        person = _meant(asked, by)
    typed = ", ".join(f"{name.replace('_', ' ')} {word}" for name, word in asked.items() if word)
    if person is None:
        guard.log(by, "override", PURPOSE, outcome="nobody", terms=f"{typed}; {reason}: {words}")
        return None
    return _opened(person, reason, words, by, typed)


@transaction.atomic
def close_override(*, override: int, by: Reader) -> None:
    """Before the hour is over; closing again changes nothing. Refused for another's."""
    with guard.as_system("an override is closed by who made it"):
        row = Override.objects.filter(pk=override, practitioner=by.practitioner).first()
        if row is None:
            raise _refused(Because("You have not opened this", help="It may be a colleague's."))
        _, new = OverrideEnded.objects.get_or_create(override=row)
    session.look_again()
    if new:
        guard.log(by, "override closed", PURPOSE, subject=row.person_id)


@transaction.atomic
def review_override(
    *, override: int, verdict: str, words: str, risk_if_told: bool = False, by: Reader
) -> OverrideReview:
    """A privacy officer's verdict, or question; never on what they opened themselves."""
    guard.check_deed(by, "review_overrides")
    with guard.as_system("an override is reviewed by one who may"):
        row = Override.objects.select_for_update().get(pk=override)
        if row.practitioner == by.practitioner:
            raise _refused(Because("Nobody reviews what they opened themselves"))
        review = OverrideReview.objects.create(
            override=row,
            verdict=verdict,
            words=words,
            risk_if_told=risk_if_told,
            by=by.name,
            practitioner=by.practitioner,
        )
    guard.log(by, "override review", REVIEWING, subject=row.person_id, terms=f"{verdict}: {words}")
    return review


@transaction.atomic
def answer_review(*, override: int, words: str, by: Reader) -> OverrideReview:
    """The practitioner answers what the privacy officer asked; Refused where nothing was asked."""
    with guard.as_system("an override's question is answered by who made it"):
        row = (
            Override.objects.select_for_update()
            .filter(pk=override, practitioner=by.practitioner)
            .first()
        )
        verdicts = list(row.reviews.order_by("id").values_list("verdict", flat=True)) if row else []
        if row is None or not may_be_answered(verdicts):
            raise _refused(Because("Nothing was asked of you about this"))
        review = OverrideReview.objects.create(
            override=row, verdict="answer", words=words, by=by.name, practitioner=by.practitioner
        )
    guard.log(by, "override answer", PURPOSE, subject=row.person_id, terms=words)
    return review


@transaction.atomic
def record_own_person(*, practitioner: str, person: int, by: str) -> OwnPerson:
    """Who a practitioner is among the people of the index; told again, the latest holds."""
    today = timezone.localdate()
    found = agencies.practitioner(practitioner, on=today)
    if found is None:
        raise Refused(Because(f"Nobody has the code {practitioner}"))
    current = people.current_ids([person])[person]
    if not loading.load([current], today)[1][current].known:
        raise Refused(Because(f"There is no person {person}"))
    row, _ = OwnPerson.objects.update_or_create(
        practitioner_id=found.id, defaults={"person_id": current, "told_by": by}
    )
    return row


def _opened(person: int, reason: str, words: str, by: Reader, found_by: str) -> Override:
    held = watch(by.today)
    with guard.as_system("whether this may be opened for safety, and that it is"):
        _one_at_a_time(by)
        because = rules.why_not(_asked(person, reason, words, by), held)
        if because:
            raise _refused(because, person, reason)
        row = Override.objects.create(
            practitioner=by.practitioner,
            practitioner_name=by.name,
            roles=sorted(by.roles),
            organisations=sorted({post.organisation for post in by.posts}),
            person_id=person,
            reason=reason,
            words=words.strip(),
            until=Now() + timedelta(minutes=held.override_minutes),
        )
        row.refresh_from_db()
    session.look_again()
    terms = f"{reason}: {words.strip()} (found by {found_by})"
    guard.log(by, "override", PURPOSE, subject=person, terms=terms)
    return row


def _meant(asked: Mapping[str, Any], by: Reader) -> int | None:
    """Sealed identities are nobody; so is who was found by an address that must not be known."""
    person = people.find_exactly(**asked)
    if person is None:
        return None
    facts = guard.lenses_of(by, [person])[person].facts
    hidden = facts.address_hidden and not asked.get("nhs_number")
    return None if facts.sealed or not facts.known or hidden else person


def _one_at_a_time(by: Reader) -> None:
    """Two windows of one practitioner do not count past each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtext('onestory.override'), %s::int)",
            [by.practitioner % 2**31],
        )


def _asked(person: int, reason: str, words: str, by: Reader) -> rules.Asked:
    known, now = roles(), timezone.now()
    today = [row for row in _of_today(by, now) if row[1] != person]
    return rules.Asked(
        may=frozenset().union(*(known[role].may for role in by.roles)),
        reason=reason,
        words=words,
        tie=_tie(person, by),
        open_now=len({whom for _, whom, until, ended in today if now < until and not ended}),
        opened_today=len({whom for _, whom, _, _ in today}),
    )


def _of_today(by: Reader, now: datetime) -> list[Any]:
    """Those of today, and those of late yesterday that are still open."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(_OF_TODAY, [by.practitioner, min(midnight, now - timedelta(hours=2))])
        return cursor.fetchall()


def _tie(person: int, by: Reader) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tie from sharing_own(array[%s]::bigint[], %s) where person_id = %s",
            [by.practitioner, by.today, person],
        )
        found = cursor.fetchone()
        return str(found[0]) if found else ""


def _refused(because: Because, person: int | None = None, reason: str = "") -> Refused:
    """Written to the trail as a refusal of this purpose, where privacy officers look for it."""
    refused = Refused(because)
    refused.about = (person,) if person else ()
    refused.purpose = f"{PURPOSE}: {reason}" if reason else PURPOSE
    return refused
