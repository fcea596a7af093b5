"""Every example of every agreement, by the SQL: put into the database, signed, and asked."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from onestory.agencies.kinds import SENSITIVE_KINDS
from onestory.agencies.models import Organisation, ReachArea, Service
from onestory.record.models import Involvement
from onestory.sharing import actions
from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import Agreement, Example, Reader
from onestory.sharing.models import Consent, ContactRule, Referral
from onestory.sharing.session import reading_as, take_in_hand
from tests.lens.families import CHILD, SINCE, person, someone
from tests.lens.kept import rows
from tests.lens.worlds import OFFICES

OPEN = """select coalesce(max(depth), 0) from sharing_reached()
    where person_id = %s and service_id = 'theirs' and kind in (%s, '*') and restriction = %s"""
EXAMPLES = [
    (agreement, example)
    for agreement in agreements().values()
    for example in (*agreement.allowed, *agreement.refused)
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("agreement", "example"), EXAMPLES, ids=lambda one: getattr(one, "id", "")[:40]
)
def test_the_sql_opens_what_the_example_says(agreement: Agreement, example: Example) -> None:
    reader = given(agreement, example)
    with reading_as(reader):
        take_in_hand([CHILD])
        assert rows(OPEN, CHILD, example.kind, example.restriction) == [(example.depth,)], (
            example.words
        )


def given(agreement: Agreement, example: Example) -> Reader:
    """The services, the reader, the person between them, and the agreement signed."""
    for code, kind, organisation in (
        ("mine", example.at, "ours"),
        ("theirs", example.of, "others"),
    ):
        Organisation.objects.create(code=organisation, name=organisation, kind="council")
        Service.objects.create(
            code=code,
            name=code,
            kind=kind,
            profession=code,
            organisation_id=organisation,
            sensitive=kind in SENSITIVE_KINDS,
        )
    person(CHILD, postcode="ZQ1 1AA")
    _involved("theirs", None)
    _stands(example)
    _answered(agreement, example)
    _sign(agreement, ["ours"] if example.unsigned else ["ours", "others"])
    return someone(example.role, "mine")


def _involved(code: str, closed: date | None) -> None:
    Involvement.objects.create(
        person_id=CHILD,
        service_id=code,
        first_on=SINCE,
        last_on=SINCE,
        contacts=1,
        entries=1,
        closed_on=closed,
    )


def _stands(example: Example) -> None:
    if example.stands in {"involved", "was_involved"}:
        _involved("mine", None if example.stands == "involved" else SINCE)
    if example.stands == "reach":
        ReachArea.objects.create(service_id="mine", postcode="ZQ1 1", held=DateRange(SINCE, None))
    if example.stands == "referral":
        Referral.objects.create(
            person_id=CHILD,
            record_id=CHILD,
            service_id="mine",
            words="A worry",
            received_on=SINCE,
            told_by="test",
        )
    if example.hidden_address:
        ContactRule.objects.create(
            person_id=CHILD,
            record_id=CHILD,
            kind="hidden_address",
            held_from=SINCE,
            told_by="test",
        )


def _answered(agreement: Agreement, example: Example) -> None:
    said = {"disputed": {"mother": "given", "father": "refused"}}.get(
        example.answer, {"mother": example.answer}
    )
    Consent.objects.bulk_create(
        Consent(
            id=CHILD + nth,
            record_id=CHILD,
            person_id=CHILD,
            agreement=agreement.id,
            answer=answer,
            decided_by_role=decider,
            held_from=SINCE,
            row_id=CHILD + nth,
        )
        for nth, (decider, answer) in enumerate(said.items(), start=1)
    )


def _sign(agreement: Agreement, parties: list[str]) -> None:
    actions.sign_agreement(
        {
            "id": agreement.id,
            "in_force": {"from": SINCE, "until": date(2027, 12, 31)},
            "review_by": date(2027, 1, 1),
            "parties": parties,
            "approvals": [
                {"organisation": party, "office": office, "name": "N", "on": SINCE}
                for party in parties
                for office in OFFICES
            ],
        },
        by="test",
    )
