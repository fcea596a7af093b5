"""Puts a world into the database, in as few statements as may be."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model
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
    """What differs from world to world: one statement for each table."""
    every: dict[type[Model], list[Any]] = {table: [] for table in TABLES}
    for row in _rows_of(world):
        every[type(row)].append(row)
    for table, found in every.items():
        table._default_manager.bulk_create(found)


TABLES = (
    Post, Signing, Approval, Person, SourceRecord, Involvement, Consent, Referral, ContactRule,
    Override, OverrideEnded, Relationship, Entry,
)  # fmt: skip
"""What a world is kept in, each after those it refers to."""


def _rows_of(world: World) -> Iterator[Model]:
    for role, service, since, until in world.posts:
        yield Post(
            practitioner_id=READER, role=role, service_id=service, held=DateRange(since, until)
        )
    yield from _signings(world)
    yield Person(id=99)
    for number, (person, one) in enumerate(world.people.items()):
        yield from _about(person, one, (number + 1) * 100)
        yield from _safety(person, one)
    for number, (child, adult, since, until, superseded) in enumerate(world.ties):
        yield Relationship(
            id=number,
            child_id=child * 10,
            other_id=adult * 10,
            kind="mother",
            held_from=since,
            held_until=until,
            superseded_by=1 if superseded else None,
        )
    for number, (person, service, kind, restriction) in enumerate(world.entries):
        yield Entry(
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


def _signings(world: World) -> Iterator[Model]:
    for agreement, (parties, since, until, approvals) in world.signings.items():
        signing = Signing(
            agreement=agreement,
            version=agreements()[agreement].version,
            digest=_digest(agreement),
            parties=list(parties),
            held=DateRange(since, until),
            review_on=until,
            entered_by="test",
        )
        yield signing
        for party, office, day in approvals:
            yield Approval(
                signing=signing, organisation_id=party, office=office, name="N", approved_on=day
            )


@cache
def _digest(agreement: str) -> str:
    return agreement_text.digest(agreements()[agreement])


def _about(person: int, one: Someone, start: int) -> Iterator[Model]:
    yield Person(
        id=person,
        sealed=one.sealed == "person",
        continued_as_id=99 if one.continued else None,
    )
    words = [("", DAYS[0]), *one.postcodes, ("", DAYS[0])]
    for nth, (postcode, since) in enumerate(words):
        yield SourceRecord(
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
    for code, closed in one.involved.items():
        yield Involvement(
            person_id=person,
            service_id=code,
            first_on=DAYS[0],
            last_on=DAYS[0],
            contacts=1,
            entries=1,
            closed_on=closed,
        )
    for nth, told in enumerate(one.consents):
        yield Consent(
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


def _safety(person: int, one: Someone) -> Iterator[Model]:
    for code, since, closed in one.referred:
        yield Referral(
            person_id=person,
            record_id=person * 10,
            service_id=code,
            words="A worry",
            received_on=since,
            closed_on=closed,
            told_by="test",
        )
    for kind, whom, since, until in one.contact:
        yield ContactRule(
            person_id=person,
            record_id=person * 10,
            kind=kind,
            protected_from_id=whom,
            held_from=since,
            held_until=until,
            told_by="test",
        )
    if one.overridden:
        began = timezone.now() - timedelta(minutes=90 if one.overridden == "over" else 10)
        made = Override(
            practitioner=READER + 1 if one.overridden == "by another" else READER,
            practitioner_name="A reader",
            person_id=person,
            reason="missing",
            words="Not seen since Monday",
            opened_at=began,
            until=began + timedelta(minutes=60),
        )
        yield made
        if one.overridden == "closed again":
            yield OverrideEnded(override=made)


def rows(query: str, *values: Any) -> list[tuple]:
    """What the database says, under whatever role reads now."""
    with connection.cursor() as cursor:
        cursor.execute(query, list(values))
        return cursor.fetchall()
