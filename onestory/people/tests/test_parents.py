"""Rows about people name persons and records that are there; the database sees to it, once a statement."""

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import errors

from onestory.people import actions
from onestory.people.models import Link, Relationship, SourceRecord
from onestory.people.tests.making import NOW, TODAY, frame, person_of, record

pytestmark = pytest.mark.django_db
NOBODY = 99_999_999


def kept() -> int:
    (one,) = actions.receive_records(frame(record(forename="Ada")), by="a test")["record_id"]
    return int(one)


def test_a_record_of_a_person_who_is_not_there_is_refused() -> None:
    one = kept()
    with pytest.raises(IntegrityError, match="not in people_person"), transaction.atomic():
        SourceRecord.objects.filter(pk=one).update(person_id=NOBODY)


def test_a_link_to_nobody_is_refused() -> None:
    one = kept()
    with pytest.raises(IntegrityError, match="not in people_person"), transaction.atomic():
        Link.objects.create(id=one << 8, record_id=one, person_id=NOBODY, decided_at=NOW)


def test_an_end_of_a_link_is_no_new_name() -> None:
    one = kept()
    person_of(one)
    assert Link.objects.filter(record_id=one).update(ended_at=NOW) == 1


def test_a_relation_to_a_record_that_is_not_there_is_refused() -> None:
    one = kept()
    with pytest.raises(IntegrityError, match="not in people_sourcerecord"), transaction.atomic():
        Relationship.objects.create(
            id=1, child_id=one, other_id=NOBODY, kind="mother", held_from=TODAY
        )


@pytest.mark.parametrize("table", ["people_person", "people_sourcerecord"])
def test_whom_a_link_names_cannot_be_deleted_beneath_it(table: str) -> None:
    one = kept()
    person_of(one)
    with (
        pytest.raises((IntegrityError, errors.ForeignKeyViolation), match="still name this row"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [one])
