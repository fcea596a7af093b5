"""Agreements as they stand on a day: read from the rows, thought out by rules/agreement_life.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import OFFICES, STATES_OF_AGREEMENTS, Agreement
from onestory.sharing.models import AgreementText, Approval, Signing
from onestory.sharing.queries.organisations import organisation_names
from onestory.sharing.rules import agreement_life
from onestory.sharing.rules.agreement_life import Approved, Life, Put
from onestory.sharing.rules.agreement_text import digest


@dataclass(frozen=True)
class SigningToday:
    """The signing of the version that runs, as rows and as the rule asks for them."""

    signing_id: int
    row: Signing
    put: Put


@dataclass(frozen=True)
class WaitsFor:
    """An officer whose approval does not count yet."""

    organisation: str
    organisation_name: str
    office: str

    @property
    def words(self) -> str:
        return f"the {OFFICES[self.office]} of {self.organisation_name}"


@dataclass(frozen=True)
class AgreementToday:
    """An agreement and whether it opens anything today; `why_not` is empty where it does."""

    id: str
    name: str
    version: int
    tier: str
    organisations: tuple[str, ...]
    organisation_names: tuple[str, ...]
    state: str
    state_name: str
    why_not: str
    review_on: date | None
    last_day: date | None
    waits_for: tuple[WaitsFor, ...]


def agreements_today(on: date | None = None) -> list[AgreementToday]:
    """Every agreement, by name."""
    day, names, signings = on or timezone.localdate(), organisation_names(), signings_running()
    found = [
        _today(agreement, signings.get(agreement.id), day, names)
        for agreement in agreements().values()
    ]
    return sorted(found, key=lambda each: each.name)


def life_of(agreement: Agreement, day: date) -> Life:
    """How one agreement stands."""
    signed = signings_running().get(agreement.id)
    return agreement_life.life(signed.put if signed else None, day, organisation_names())


def signings_running() -> dict[str, SigningToday]:
    """By agreement: the signing of the version that runs, with all that followed."""
    rows = Signing.objects.select_related("ending").prefetch_related(
        "approvals__withdrawal", "approvals__met"
    )
    return {
        row.agreement: SigningToday(row.pk, row, _put(row, agreements()[row.agreement]))
        for row in rows
        if row.agreement in agreements() and row.version == agreements()[row.agreement].version
    }


def agreement_as_of(agreement_id: str, at: datetime) -> dict[str, Any] | None:
    """The whole definition that ran at a moment: by it a read of that day is explained.

    `agreement_id`: alone, or with the version as the trail has it ("who_is_involved v1").
    """
    name, _, version = agreement_id.partition(" v")
    rows = AgreementText.objects.filter(agreement=name)
    if version:
        rows = rows.filter(version=int(version))
    text = rows.filter(kept_at__lte=at).order_by("-kept_at", "-id").first() or rows.first()
    return text.definition if text else None


def _put(row: Signing, agreement: Agreement) -> Put:
    ending = getattr(row, "ending", None)
    return Put(
        parties=tuple(row.parties),
        offices=agreement.approvals,
        begins=max(row.held.lower, agreement.held_from),
        ends=min(row.held.upper, agreement.held_until),
        review_on=row.review_on,
        approvals=tuple(_approved(each) for each in row.approvals.all()),
        ended_on=ending.ended_on if ending else None,
        changed=bool(row.digest) and row.digest != digest(agreement),
    )


def _approved(row: Approval) -> Approved:
    withdrawal, met = getattr(row, "withdrawal", None), getattr(row, "met", None)
    return Approved(
        row.organisation_id,
        row.office,
        row.approved_on,
        row.conditions,
        met.met_on if met else None,
        withdrawal.withdrawn_on if withdrawal else None,
    )


def _today(
    agreement: Agreement, signed: SigningToday | None, day: date, names: Mapping[str, str]
) -> AgreementToday:
    put = signed.put if signed else None
    stands = agreement_life.life(put, day, names)
    parties = put.parties if put else ()
    waits = agreement_life.waits_for(put, day) if put and stands.state == "draft" else ()
    return AgreementToday(
        id=agreement.id,
        name=agreement.name,
        version=agreement.version,
        tier=agreement.tier,
        organisations=tuple(sorted(parties)),
        organisation_names=tuple(sorted(names.get(each, each) for each in parties)),
        state=stands.state,
        state_name=STATES_OF_AGREEMENTS[stands.state],
        why_not=stands.why_not,
        review_on=put.review_on if put else None,
        last_day=put.ends - timedelta(days=1) if put else None,
        waits_for=tuple(WaitsFor(one, names.get(one, one), office) for one, office in waits),
    )
