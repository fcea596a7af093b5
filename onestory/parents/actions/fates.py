"""What became of what was sent: as GOV.UK Notify tells it, or an envelope that came back."""

from datetime import date

from django.db import transaction

from onestory.parents.actions.statuses import move_notice
from onestory.parents.models import Campaign, Notice
from onestory.parents.notify import Fate, Postbox
from onestory.parents.queries import notices
from onestory.parents.rules.moves import NotAllowed
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader, Refused

PURPOSE = "telling families of an agreement"
KNOWN_BY_NOTIFY = ("sent", "in_doubt")


def fate_of(fate: Fate, *, by: str = "GOV.UK Notify") -> bool:
    """Whether anything changed: told twice, or late, or of what is not ours, changes nothing.

    A fate may come before our own row that it was sent is written: the next look finds it.
    """
    notice = notices.notice_by_reference(fate.reference)
    if notice is None or not fate.state:
        return False
    try:
        with transaction.atomic():
            move_notice(notice, fate.state, by=by, because=fate.because)
    except NotAllowed:
        return False
    return True


def look_for_fates(campaign: Campaign, postbox: Postbox) -> int:
    """Asks for all that may have changed; how many did."""
    changed = 0
    for way in ("letter", "text"):
        open_ones = {
            one.reference
            for one in notices.each(notices.standing(campaign.pk, KNOWN_BY_NOTIFY, [way]))
        }
        if open_ones:
            told = (fate for fate in postbox.lately(way) if fate.reference in open_ones)
            changed += sum(fate_of(fate) for fate in told)
    return changed


def came_back(*, reference: str, on: date, words: str, by: Reader) -> Notice:
    """An envelope came back: its family counts as not told."""
    with guard.as_system("an envelope that came back is written down by one who tells families"):
        notice = found(reference)
        try:
            said = f"came back on {on:%-d %B %Y}: {words}"
            move_notice(notice, "returned", by=by.name, because=said)
        except NotAllowed as wrong:
            raise Refused(Because(str(wrong), help="Check the number on the letter.")) from wrong
        people = list(notice.addressees.values_list("person_id", flat=True))
    guard.log(by, "letter came back", PURPOSE, subject=people, terms=f"{reference}: {words}")
    return notice


def found(reference: str) -> Notice:
    """By the number on it, or a refusal."""
    notice = notices.notice_by_reference(reference)
    if notice is None:
        said = f"No letter has the number {reference}"
        raise Refused(Because(said, help="Read it again: it stands below the address."))
    return notice
