"""The role under which pages run: it reads what is open, adds to the trail, and does nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.people.models import LinkKey, Pair, Person, Pregnancy, SourceRecord
from onestory.record.models import Entry
from onestory.sharing import guard
from onestory.sharing.kinds import Reader, Refused
from onestory.sharing.models import AuditRow
from tests.lens.families import CHILD, TODAY, person, someone

pytestmark = pytest.mark.usefixtures("partnership")


@pytest.fixture
def visitor() -> Reader:
    return someone("health_visitor", "visiting")


@pytest.mark.parametrize(
    "deed",
    [
        lambda: Person.objects.update(sealed=True),
        lambda: Person.objects.create(id=1),
        lambda: Entry.objects.update(line="x"),
        lambda: list(LinkKey.objects.all()),
        lambda: list(Pair.objects.all()),
        lambda: AuditRow.objects.update(outcome="allowed"),
        lambda: AuditRow.objects.all().delete(),
    ],
)
def test_the_web_role_may_read_what_is_open_and_change_nothing(
    visitor: Reader, deed: Callable[[], Any]
) -> None:
    person(CHILD, known_to=("visiting",))
    with guard.as_reader(visitor):
        guard.open_person(visitor, CHILD, "direct care")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            deed()


def test_nobody_writes_to_the_trail_in_another_name(visitor: Reader) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), guard.as_reader(visitor):
        guard.log(Reader(visitor.practitioner + 1, "Somebody else", TODAY), "read", "spite")


def test_only_who_may_see_the_trail_reads_it(visitor: Reader) -> None:
    officer = someone("privacy_officer", "other")
    guard.log(visitor, "read", "direct care", subject=CHILD)
    with guard.as_reader(visitor):
        assert not AuditRow.objects.exists()
    with guard.as_reader(officer):
        assert AuditRow.objects.count() == 1


def test_the_system_sees_all_for_a_block_and_the_reader_no_more_than_before(
    visitor: Reader,
) -> None:
    person(CHILD, known_to=("maternity",))
    with guard.as_reader(visitor):
        with guard.as_system("to count"):
            assert SourceRecord.objects.count() == 1
        assert not SourceRecord.objects.exists()
    assert SourceRecord.objects.count() == 1


def test_the_system_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"), guard.as_system(" "):
        pass


def test_nothing_of_a_reader_is_left_on_the_connection(visitor: Reader) -> None:
    person(CHILD, known_to=("visiting",))
    with guard.as_reader(visitor):
        guard.open_person(visitor, CHILD, "direct care")
    with connection.cursor() as cursor:
        cursor.execute("select current_user, sharing_reader(), count(*) from sharing_opened()")
        assert cursor.fetchone() == ("onestory", None, 0)


def test_a_data_lead_sees_who_people_are_and_nobodys_timeline() -> None:
    lead = someone("data_lead", "other")
    person(CHILD, known_to=("visiting",))
    with guard.as_reader(lead):
        assert SourceRecord.objects.count() == 1
        assert not Entry.objects.exists()
        with pytest.raises(Refused):
            guard.open_person(lead, CHILD, "matching")


@pytest.mark.parametrize(
    ("role", "service", "seen"), [("midwife", "maternity", 1), ("health_visitor", "visiting", 0)]
)
def test_a_lost_pregnancy_is_seen_by_midwives_and_by_no_other_service_that_knows_her(
    role: str, service: str, seen: int
) -> None:
    reader = someone(role, service)
    person(CHILD, known_to=("maternity", "visiting"))
    Pregnancy.objects.create(id=CHILD + 14, mother_id=CHILD, outcome="miscarriage")
    with guard.as_reader(reader):
        guard.open_person(reader, CHILD, "direct care")
        assert Pregnancy.objects.count() == seen
