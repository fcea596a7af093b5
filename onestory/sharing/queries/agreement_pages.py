"""The register of agreements and the page of one, as its readers see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from onestory.agencies.kinds import SERVICE_KINDS
from onestory.sharing import guard
from onestory.sharing.definitions import agreements, roles
from onestory.sharing.kinds import OFFICES, TIERS, Agreement, Because, Reader, Refused
from onestory.sharing.models import AgreementText, Approval, Ending, ReviewReminder
from onestory.sharing.queries.agreements import (
    AgreementToday,
    SigningToday,
    agreements_today,
    signings_running,
)
from onestory.sharing.queries.organisations import organisation_names, who_could_sign
from onestory.sharing.rules.agreement_words import ClauseInWords, in_words


@dataclass(frozen=True)
class Reminder:
    """An agreement whose review comes near, or is past."""

    agreement: str
    name: str
    review_on: date
    days_left: int


@dataclass(frozen=True)
class Register:
    """All agreements; first what waits for this reader, and what must be reviewed."""

    waits_for_me: tuple[AgreementToday, ...]
    reminders: tuple[Reminder, ...]
    agreements: tuple[AgreementToday, ...]


@dataclass(frozen=True)
class ApprovalShown:
    """One office of one party: what it said, and whether the reader holds it."""

    organisation: str
    organisation_name: str
    office: str
    office_name: str
    state: str
    """"waits", "approved", "condition" (not met yet) or "withdrawn"."""
    mine: bool
    approval_id: int | None = None
    name: str = ""
    on: date | None = None
    condition: str = ""
    words: str = ""
    """How a condition was met, or why an approval was withdrawn."""


@dataclass(frozen=True)
class AgreementShown:
    """One agreement: what it says, how it stands, who approved, and what the reader may do."""

    today: AgreementToday
    definition: Agreement
    tier: str
    parties: tuple[str, ...]
    clauses: tuple[ClauseInWords, ...]
    signing_id: int | None
    approvals: tuple[ApprovalShown, ...]
    ending: Ending | None
    versions: tuple[tuple[int, datetime], ...]
    mine: tuple[tuple[str, str], ...]
    """(organisation, office) in which the reader may act."""
    may_put_forward: bool

    @property
    def may_end(self) -> bool:
        return (
            bool(self.mine) and not self.ending and self.today.state not in {"lapsed", "unsigned"}
        )


def register(*, reader: Reader) -> Register:
    """As the reader finds it today."""
    guard.check_deed(reader, "see_agreements")
    every = agreements_today(reader.today)
    mine = _offices(reader)
    return Register(
        waits_for_me=tuple(
            each
            for each in every
            if any((one.organisation, one.office) in mine for one in each.waits_for)
        ),
        reminders=tuple(_reminders(every, reader.today)),
        agreements=tuple(every),
    )


def agreement_page(agreement_id: str, *, reader: Reader) -> AgreementShown:
    """One agreement; Refused where there is none."""
    guard.check_deed(reader, "see_agreements")
    definition = agreements().get(agreement_id)
    if definition is None:
        raise Refused(Because(f"There is no agreement “{agreement_id}”"))
    signed = signings_running().get(agreement_id)
    today = next(each for each in agreements_today(reader.today) if each.id == agreement_id)
    parties = signed.put.parties if signed else ()
    mine = tuple(sorted(each for each in _offices(reader) if each[0] in parties))
    texts = AgreementText.objects.filter(agreement=agreement_id).order_by("-kept_at", "-id")
    return AgreementShown(
        today=today,
        definition=definition,
        tier=TIERS[definition.tier],
        parties=tuple(SERVICE_KINDS[kind] for kind in definition.parties),
        clauses=in_words(definition, roles(), SERVICE_KINDS),
        signing_id=signed.signing_id if signed else None,
        approvals=tuple(_approvals(signed, mine, reader.today)) if signed else (),
        ending=getattr(signed.row, "ending", None) if signed else None,
        versions=tuple(texts.values_list("version", "kept_at")),
        mine=mine,
        may_put_forward=signed is None and bool(_could_put_forward(definition, reader)),
    )


def _could_put_forward(definition: Agreement, reader: Reader) -> set[str]:
    """Organisations of the reader's that could be party."""
    could = set(who_could_sign(definition.parties))
    return {organisation for organisation, _ in _offices(reader)} & could


def who_may_sign(agreement_id: str) -> list[tuple[str, str]]:
    """Code and name of the organisations that run a service the definition speaks of."""
    names, kinds = organisation_names(), agreements()[agreement_id].parties
    return [(code, names[code]) for code in who_could_sign(kinds)]


def _offices(reader: Reader) -> set[tuple[str, str]]:
    return {(post.organisation, post.role) for post in reader.posts if post.role in OFFICES}


def _reminders(every: list[AgreementToday], today: date) -> Iterator[Reminder]:
    """Those that were written and whose version still runs; a review that is past stays."""
    written = set(ReviewReminder.objects.values_list("signing__agreement", "signing__version"))
    for each in every:
        running = each.state in {"in_force", "review_due"}
        if running and each.review_on and (each.id, each.version) in written:
            yield Reminder(each.id, each.name, each.review_on, (each.review_on - today).days)


def _approvals(
    signed: SigningToday, mine: tuple[tuple[str, str], ...], today: date
) -> Iterator[ApprovalShown]:
    names = organisation_names()
    rows = sorted(signed.row.approvals.all(), key=lambda row: row.pk)
    latest = {(row.organisation_id, row.office): row for row in rows}
    for party, office in product(signed.put.parties, signed.put.offices):
        row = latest.get((party, office))
        yield _approval(row, party, names.get(party, party), office, (party, office) in mine)


def _approval(
    row: Approval | None, party: str, party_name: str, office: str, mine: bool
) -> ApprovalShown:
    if row is None:
        return ApprovalShown(party, party_name, office, OFFICES[office], "waits", mine)
    withdrawal, met = getattr(row, "withdrawal", None), getattr(row, "met", None)
    waits = "condition" if row.conditions and not met else "approved"
    return ApprovalShown(
        party,
        party_name,
        office,
        OFFICES[office],
        "withdrawn" if withdrawal else waits,
        mine,
        approval_id=row.pk,
        name=withdrawal.name if withdrawal else row.name,
        on=withdrawal.withdrawn_on if withdrawal else row.approved_on,
        condition=row.conditions,
        words=withdrawal.reason if withdrawal else met.words if met else "",
    )
