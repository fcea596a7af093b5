"""What officers do with an agreement put forward to them: approve, take back, meet a condition, end."""

from datetime import date

from django.db import transaction

from onestory.sharing import guard
from onestory.sharing.actions.agreements import PURPOSE
from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import OFFICES, Because, Reader, Refused
from onestory.sharing.models import (
    Approval,
    ApprovalWithdrawal,
    ConditionMet,
    Ending,
    Signing,
)
from onestory.sharing.queries.agreements import life_of


@transaction.atomic
def approve(
    *, signing_id: int, organisation: str, office: str, conditions: str = "", by: Reader
) -> Approval:
    """In the reader's own office and organisation. With conditions it counts once they are met."""
    signing = _open(signing_id, by)
    _own(by, signing, organisation, office)
    if _standing(signing, organisation, office):
        raise Refused(Because("Your office has approved this already"))
    row = Approval.objects.create(
        signing=signing,
        organisation_id=organisation,
        office=office,
        name=by.name,
        practitioner=by.practitioner,
        approved_on=by.today,
        conditions=conditions.strip(),
    )
    _log(by, "approve agreement", signing, organisation, office, conditions)
    return row


@transaction.atomic
def withdraw_approval(*, approval_id: int, reason: str, by: Reader) -> ApprovalWithdrawal:
    """The office that approved takes it back: from today the agreement opens nothing."""
    approval = _approval(approval_id)
    signing = approval.signing
    _own(by, signing, approval.organisation_id, approval.office)
    if ApprovalWithdrawal.objects.filter(approval=approval).exists():
        raise Refused(Because("This approval was withdrawn already"))
    row = ApprovalWithdrawal.objects.create(
        approval=approval,
        withdrawn_on=by.today,
        reason=_words(reason),
        organisation_id=approval.organisation_id,
        office=approval.office,
        name=by.name,
        practitioner=by.practitioner,
    )
    _log(by, "withdraw approval", signing, approval.organisation_id, approval.office, reason)
    return row


@transaction.atomic
def meet_condition(*, approval_id: int, words: str, by: Reader) -> ConditionMet:
    """The office that set a condition says that it is met, and how."""
    approval = _approval(approval_id)
    _own(by, approval.signing, approval.organisation_id, approval.office)
    if not approval.conditions or ConditionMet.objects.filter(approval=approval).exists():
        raise Refused(Because("This approval waits for nothing"))
    row = ConditionMet.objects.create(
        approval=approval,
        met_on=by.today,
        words=_words(words),
        organisation_id=approval.organisation_id,
        office=approval.office,
        name=by.name,
        practitioner=by.practitioner,
    )
    signing = approval.signing
    _log(by, "condition met", signing, approval.organisation_id, approval.office, words)
    return row


@transaction.atomic
def end_agreement(
    *, signing_id: int, organisation: str, office: str, on: date, reason: str, by: Reader
) -> Ending:
    """An officer of any party ends it for all, from a day that is not past."""
    signing = _open(signing_id, by)
    _own(by, signing, organisation, office)
    if on < by.today:
        raise Refused(Because("An agreement cannot end on a day that is past"))
    if Ending.objects.filter(signing=signing).exists():
        raise Refused(Because("The end of this agreement is entered already"))
    row = Ending.objects.create(
        signing=signing,
        ended_on=on,
        reason=_words(reason),
        organisation_id=organisation,
        office=office,
        name=by.name,
        practitioner=by.practitioner,
    )
    _log(by, "end agreement", signing, organisation, office, f"on {on}: {reason}")
    return row


def _open(signing_id: int, by: Reader) -> Signing:
    """The signing, held fast; of the version now running, and not over."""
    signing = Signing.objects.select_for_update().filter(pk=signing_id).first()
    running = agreements().get(signing.agreement) if signing else None
    if signing is None or running is None or running.version != signing.version:
        raise Refused(Because("This version is no longer put forward"))
    state = life_of(running, by.today).state
    if state in {"ended", "lapsed", "unsigned"}:
        raise Refused(
            Because(f"{running.name} is over, or was changed: it must be put forward anew")
        )
    return signing


def _approval(approval_id: int) -> Approval:
    rows = Approval.objects.select_for_update().select_related("signing")
    found = rows.filter(pk=approval_id).first()
    if found is None:
        raise Refused(Because("There is no such approval"))
    return found


def _own(by: Reader, signing: Signing, organisation: str, office: str) -> None:
    """Refused unless the reader holds the office in the organisation, and it is a party."""
    guard.check_deed(by, "approve_agreements")
    if organisation not in signing.parties:
        raise Refused(Because("That organisation is no party to this agreement"))
    if (organisation, office) not in {(post.organisation, post.role) for post in by.posts}:
        office_name = OFFICES.get(office, office)
        words = f"Only the {office_name} of that organisation may do this"
        raise Refused(Because(words, help="You act for your own organisation and office."))


def _standing(signing: Signing, organisation: str, office: str) -> bool:
    rows = Approval.objects.filter(signing=signing, organisation=organisation, office=office)
    return rows.filter(withdrawal=None).exists()


def _words(said: str) -> str:
    if not said.strip():
        raise Refused(Because("Say why: the reason is kept with what you do"))
    return said.strip()


def _log(
    by: Reader, action: str, signing: Signing, organisation: str, office: str, words: str
) -> None:
    what = f"{signing.agreement}@{signing.version}, {office} of {organisation}"
    guard.log(by, action, PURPOSE, terms=f"{what}: {words}" if words.strip() else what)
