"""A family and who works with it, in the database, for tests told as stories."""

from datetime import UTC, date, datetime
from uuid import UUID

import polars as pl
from django.contrib.auth.models import User
from psycopg.types.range import DateRange

from onestory.agencies.models import Post, Practitioner
from onestory.people.models import Person, Relationship, SourceRecord
from onestory.record.models import Entry, Involvement
from onestory.sharing import actions, queries
from onestory.sharing.kinds import Reader
from tests.lens.worlds import OFFICES, ORGANISATIONS

SINCE = date(2026, 1, 1)
TODAY = date(2026, 11, 23)
CHILD, STRANGER = 7 << 31, 8 << 31


def someone(role: str, service: str, *, code: str = "") -> Reader:
    """A practitioner with an account and one post; the reader that they are."""
    code = code or f"{role}-{service}"
    user = User.objects.create_user(code)
    practitioner = Practitioner.objects.create(code=code, name=code, user=user)
    Post.objects.create(
        practitioner=practitioner, role=role, service_id=service, held=DateRange(SINCE, None)
    )
    return queries.reader_by_code(code, on=TODAY)


def user_of(reader: Reader) -> User:
    """To sign in with."""
    return User.objects.get(practitioner=reader.practitioner)


def person(
    number: int,
    *,
    known_to: tuple[str, ...] = (),
    postcode: str = "",
    lines: int = 1,
    born_on: date | None = None,
) -> int:
    """A person with one record, and entries of the services that know them."""
    Person.objects.create(id=number)
    SourceRecord.objects.create(
        id=number,
        source="test",
        local_id=str(number),
        fingerprint=UUID(int=number),
        role="child",
        person_id=number,
        forename="Ada",
        born_on=born_on,
        postcode=postcode,
        held_from=SINCE,
        learned_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    for nth, service in enumerate(known_to):
        Involvement.objects.create(
            person_id=number,
            service_id=service,
            first_on=SINCE,
            last_on=SINCE,
            contacts=lines,
            entries=lines,
        )
        entries(number, service, "visit", lines, start=number + nth * 4096)
    return number


def mother_of(child: int, mother: int) -> None:
    """Since before anything else was told."""
    Relationship.objects.create(
        id=child + 15, child_id=child, other_id=mother, kind="mother", held_from=SINCE
    )


def entries(number: int, service: str, kind: str, how_many: int, *, start: int) -> None:
    """Lines of one kind on a person's timeline."""
    Entry.objects.bulk_create(
        Entry(
            id=start + line,
            person_id=number,
            record_id=number,
            service_id=service,
            kind=kind,
            happened_on=SINCE,
            learned_at=datetime(2026, 1, 1, tzinfo=UTC),
            line="A line",
            detail={"note": "words"},
            source="test",
        )
        for line in range(how_many)
    )


def sign(agreement: str) -> None:
    """Every organisation approves, in time."""
    actions.sign_agreement(
        {
            "id": agreement,
            "in_force": {"from": SINCE, "until": date(2027, 1, 1)},
            "review_by": date(2027, 1, 1),
            "parties": ORGANISATIONS,
            "approvals": [
                {"organisation": party, "office": office, "name": "N", "on": SINCE}
                for party in ORGANISATIONS
                for office in OFFICES
            ],
        },
        by="test",
    )


def says(number: int, agreement: str, answer: str, on: date, *, row: int) -> None:
    """The family gives an answer, as a feed tells it."""
    actions.record_consents(
        pl.DataFrame(
            {
                "id": [row],
                "record_id": [number],
                "agreement": [agreement],
                "answer": [answer],
                "decided_by_role": ["mother"],
                "asked_how": ["spoken"],
                "asked_by": [""],
                "held_from": [on],
                "held_until": [None],
                "row_id": [row],
            },
            schema_overrides={"held_until": pl.Date},
        ),
        by="test",
    )
