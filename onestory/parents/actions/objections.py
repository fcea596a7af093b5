"""A family says no after being told: kept, and honoured by every later campaign about the same agreement."""

from datetime import date

from django.db import transaction

from onestory.parents.actions.fates import found
from onestory.parents.kinds import TOLD_BY
from onestory.parents.models import Objection
from onestory.parents.queries.notices import last_status
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader, Refused

PURPOSE = "telling families of an agreement"
NOT_SENT = Because("This letter has not been sent", help="Check the number on the letter.")


def object_to(*, reference: str, words: str, how: str, on: date, by: Reader) -> int:
    """Everyone named on the letter says no; how many they are. Twice changes nothing."""
    with guard.as_system("a family's no is written down by one who tells families"):
        notice = found(reference)
        last = last_status(notice)
        if last is None or last.state not in TOLD_BY:
            raise Refused(NOT_SENT)
        with transaction.atomic():
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
                    for person in last.named
                ],
                ignore_conflicts=True,
            )
    people = [*last.named, *notice.about]
    guard.log(by, "family says no", PURPOSE, subject=people, terms=reference)
    return len(last.named)
