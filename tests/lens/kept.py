"""Puts a world into the database, in as few statements as may be."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from psycopg.types.range import DateRange

from onestory.agencies.models import Organisation, Post, Practitioner, ReachArea, Service
from onestory.people.models import Person, Relationship, SourceRecord
from onestory.record.models import Entry, Involvement
from onestory.sharing.definitions import agreements
from onestory.sharing.models import (
    Approval,
    Consent,
    ContactRule,
    Override,
    OverrideEnded,
    Referral,
    Signing,
)
from onestory.sharing.rules import agreement_text
from tests.lens.thought import READER
from tests.lens.worlds import DAYS, ORGANISATIONS, REACH, SERVICES, Someone, World

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def keep_partnership() -> None:
    """What is the same in every world."""
    Organisation.objects.bulk_create(
        Organisation(code=code, name=code.title(), kind="council") for code in ORGANISATIONS
    )
    Service.objects.bulk_create(
        Service(
            code=code,
            name=code,
            kind=kind,
            profession=profession,
            organisation_id=organisation,
            sensitive=sensitive,
        )
        for code, (kind, profession, organisation, sensitive) in SERVICES.items()
    )
    ReachArea.objects.bulk_create(
        ReachArea(service_id=centre, postcode=postcode, held=DateRange(DAYS[0], None))
        for postcode, centre in REACH.items()
    )
    Practitioner.objects.create(id=READER, code="R1", name="A reader")


def keep(world: World) -> None:
    """What differs from world to world."""
    Post.objects.bulk_create(
        Post(practitioner_id=READER, role=role, service_id=service, held=DateRange(since, until))
        for role, service, since, until in world.posts
    )
    _signings(world)
    _people(world.people)
    for number, (person, one) in enumerate(world.people.items()):
        _about(person, one, (number + 1) * 100)
    Relationship.objects.bulk_create(
        Relationship(
            id=number,
            child_id=child * 10,
            other_id=adult * 10,
            kind="mother",
            held_from=since,
            held_until=until,
            superseded_by=1 if superseded else None,
        )
        for number, (child, adult, since, until, superseded) in enumerate(world.ties)
    )
    Entry.objects.bulk_create(
        Entry(
            id=number,
            person_id=person,
            record_id=person * 10,
            service_id=service,
            kind=kind,
            restriction=restriction,
            happened_on=DAYS[0],
            learned_at=NOW,
            line="A line",
            source="test",
        )
        for number, (person, service, kind, restriction) in enumerate(world.entries)
    )


def _signings(world: World) -> None:
    for agreement, (parties, since, until, approvals) in world.signings.items():
        signing = Signing.objects.create(
            agreement=agreement,
            version=agreements()[agreement].version,
            digest=agreement_text.digest(agreements()[agreement]),
            parties=list(parties),
            held=DateRange(since, until),
            review_on=until,
            entered_by="test",
        )
        Approval.objects.bulk_create(
            Approval(
                signing=signing, organisation_id=party, office=office, name="N", approved_on=day
            )
            for party, office, day in approvals
        )


def _people(people: dict[int, Someone]) -> None:
    Person.objects.bulk_create(
        [
            Person(id=99),
            *(
                Person(
                    id=person,
                    sealed=one.sealed == "person",
                    continued_as_id=99 if one.continued else None,
                )
                for person, one in people.items()
            ),
        ]
    )


def _about(person: int, one: Someone, start: int) -> None:
    words = [("", DAYS[0]), *one.postcodes, ("", DAYS[0])]
    SourceRecord.objects.bulk_create(
        SourceRecord(
            id=person * 10 + nth,
            source="test",
            local_id=f"{person}",
            fingerprint=UUID(int=nth),
            role="child",
            person_id=person,
            born_on=one.born_on,
            postcode=postcode,
            address_hidden=one.hidden and nth == 0,
            sealed="record" in one.sealed and nth == len(words) - 1,
            superseded_by=1 if "superseded" in one.sealed and nth == len(words) - 1 else None,
            held_from=since,
            learned_at=NOW,
        )
        for nth, (postcode, since) in enumerate(words)
    )
    Involvement.objects.bulk_create(
        Involvement(
            person_id=person,
            service_id=code,
            first_on=DAYS[0],
            last_on=DAYS[0],
            contacts=1,
            entries=1,
            closed_on=closed,
        )
        for code, closed in one.involved.items()
    )
    Consent.objects.bulk_create(
        Consent(
            id=start + nth,
            record_id=person * 10,
            person_id=person,
            agreement=told.agreement,
            clause=told.clause,
            answer=told.answer,
            decided_by_role=told.decider,
            standing=told.standing,
            held_from=told.since,
            held_until=told.until,
            row_id=start + nth,
            superseded_by=1 if told.superseded else None,
        )
        for nth, told in enumerate(one.consents)
    )
    Referral.objects.bulk_create(
        Referral(
            person_id=person,
            record_id=person * 10,
            service_id=code,
            words="A worry",
            received_on=since,
            closed_on=closed,
            told_by="test",
        )
        for code, since, closed in one.referred
    )
    _safety(person, one)


def _safety(person: int, one: Someone) -> None:
    ContactRule.objects.bulk_create(
        ContactRule(
            person_id=person,
            record_id=person * 10,
            kind=kind,
            protected_from_id=whom,
            held_from=since,
            held_until=until,
            told_by="test",
        )
        for kind, whom, since, until in one.contact
    )
    if one.overridden:
        began = timezone.now() - timedelta(minutes=90 if one.overridden == "over" else 10)
        made = Override.objects.create(
            practitioner=READER + 1 if one.overridden == "by another" else READER,
            practitioner_name="A reader",
            person_id=person,
            reason="missing",
            words="Not seen since Monday",
            opened_at=began,
            until=began + timedelta(minutes=60),
        )
        if one.overridden == "closed again":
            OverrideEnded.objects.create(override=made)


def rows(query: str, *values: Any) -> list[tuple]:
    """What the database says, under whatever role reads now."""
    with connection.cursor() as cursor:
        cursor.execute(query, list(values))
        return cursor.fetchall()
