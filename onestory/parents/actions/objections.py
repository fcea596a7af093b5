"""A family says no after being told: the agreement opens nothing of them, and no campaign tells them again."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction

from onestory.parents.actions.fates import found
from onestory.parents.kinds import TOLD_BY
from onestory.parents.models import Notice, Objection
from onestory.parents.queries.notices import last_status
from onestory.parents.rules.adults import Tie
from onestory.parents.rules.noes import noes
from onestory.people import queries as people
from onestory.people.kinds import Relative
from onestory.sharing import actions as sharing
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader, Refused, SaidNo

PURPOSE = "telling families of an agreement"
NOT_SENT = Because("This letter has not been sent", help="Check the number on the letter.")


@transaction.atomic
def object_to(*, reference: str, words: str, how: str, on: date, by: Reader) -> int:
    """Everyone named on the letter says no; how many they are. Twice changes nothing."""
    with guard.as_system("a family's no is written down by one who tells families"):
        notice = found(reference)
        named = _named(notice)
        _keep(notice, named, words, how, on, by)
        sharing.record_objection(
            said=_noes(named, notice.about, by.today),
            agreement=notice.campaign.agreement,
            asked_how=how,
            evidence=f"Said when told of it by {notice.way} {reference}",
            since=on,
            by=by,
        )
    guard.log(by, "family says no", PURPOSE, subject=[*named, *notice.about], terms=reference)
    return len(named)


def _named(notice: Notice) -> list[int]:
    """The adults on it, as whoever they are known as now."""
    last = last_status(notice)
    if last is None or last.state not in TOLD_BY:
        raise Refused(NOT_SENT)
    return _now(last.named)


def _keep(notice: Notice, named: Iterable[int], words: str, how: str, on: date, by: Reader) -> None:
    Objection.objects.bulk_create(
        [
            Objection(
                person_id=person,
                agreement=notice.campaign.agreement,
                notice=notice,
                words=words,
                how=how,
                heard_on=on,
                by=by.name,
            )
            for person in named
        ],
        ignore_conflicts=True,
    )


def _noes(named: Collection[int], about: Iterable[int], on: date) -> list[SaidNo]:
    told_of = _now(about)
    kin = people.adults_of(told_of, on=on)
    return noes(named, {one: [_tie(each) for each in kin.get(one, ())] for one in told_of})


def _tie(one: Relative) -> Tie:
    return Tie(one.person_id, one.kind, one.parental_responsibility, "", one.until)


def _now(persons: Iterable[int]) -> list[int]:
    return sorted(set(people.current_ids(persons).values()))
