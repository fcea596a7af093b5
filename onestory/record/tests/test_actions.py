"""Lines are added, corrected, moved with their record and counted; none without its parents."""

from datetime import UTC, date, datetime
from random import Random

import polars as pl
import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import errors

from onestory.agencies.models import Organisation, Service
from onestory.people.kinds import records_moved
from onestory.people.models import Person, SourceRecord
from onestory.record import actions
from onestory.record.models import Entry, Involvement
from onestory.shared import ids

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, tzinfo=UTC)
HV, LIBRARY = "health_visiting", "library"


@pytest.fixture(autouse=True)
def services() -> None:
    owner = Organisation.objects.create(code="trust", name="Trust", kind="nhs_trust")
    for code in (HV, LIBRARY):
        Service.objects.create(
            code=code, name=code, organisation=owner, kind=code, profession="health_visiting"
        )


def record(row: int) -> int:
    """A record of its own person."""
    person = Person.objects.create(id=ids.row_id(1, row))
    return SourceRecord.objects.create(
        id=person.pk, source="s", local_id=str(row), fingerprint=f"{row:032x}", role="child",
        person=person, held_from=date(2026, 1, 1), learned_at=NOW,
    ).pk  # fmt: skip


def line(row: int, record_id: int, day: int, **changed: object) -> dict[str, object]:
    return {
        "id": ids.row_id(2, row), "record_id": record_id, "service_id": HV, "kind": "visit",
        "happened_on": date(2026, 3, day), "happened_at": None, "outcome": "", "line": "Contact",
        "detail": '{"Notes": "well"}', "restriction": "", "source": "s", "learned_at": NOW,
    } | changed  # fmt: skip


def add(*lines: dict[str, object]) -> None:
    frame = pl.DataFrame(list(lines), schema_overrides={"happened_at": pl.Time})
    actions.add_entries(frame, by="tests")


def involved() -> list[tuple[int, str, int, int, date | None]]:
    return list(
        Involvement.objects.order_by("person_id", "service_id").values_list(
            "person_id", "service_id", "contacts", "entries", "closed_on"
        )
    )


def test_lines_go_to_the_person_of_their_record_and_are_counted() -> None:
    child = record(1)
    add(line(1, child, 3), line(2, child, 9, kind="missed_contact"), line(3, child, 5))

    assert Entry.objects.filter(person_id=child).count() == 3
    assert Entry.objects.earliest("id").detail == {"Notes": "well"}
    assert involved() == [(child, HV, 2, 3, None)]
    assert Involvement.objects.get().first_on == date(2026, 3, 3)
    assert Involvement.objects.get().last_on == date(2026, 3, 9)


def test_a_corrected_line_is_kept_and_counts_no_more() -> None:
    child = record(1)
    add(line(1, child, 3), line(2, child, 9))
    touched = actions.supersede({ids.row_id(2, 1): ids.row_id(3, 1)}, by="tests")
    actions.recount(touched)

    assert touched == [child]
    assert Entry.objects.count() == 2
    assert involved() == [(child, HV, 1, 1, None)]


def test_an_involvement_without_lines_is_gone() -> None:
    child = record(1)
    add(line(1, child, 3))
    actions.recount(actions.supersede({ids.row_id(2, 1): ids.row_id(3, 1)}, by="tests"))
    assert involved() == []


def test_a_closing_line_closes_and_a_later_one_opens_again() -> None:
    child = record(1)
    add(line(1, child, 3, kind="tenancy"), line(2, child, 9, kind="tenancy_ended"))
    assert involved()[0][4] == date(2026, 3, 9)

    add(line(3, child, 20, kind="tenancy"))
    assert involved()[0][4] is None


def test_each_service_is_counted_by_itself() -> None:
    child = record(1)
    add(line(1, child, 3), line(2, child, 4, service_id=LIBRARY))
    assert [row[1] for row in involved()] == [HV, LIBRARY]


@pytest.mark.parametrize("seed", range(12))
def test_lines_that_come_in_parts_are_counted_as_all_together_would_be(seed: int) -> None:
    chance, children = Random(seed), [record(1), record(2)]
    for part in range(5):
        add(
            *(
                line(
                    part * 10 + nth,
                    chance.choice(children),
                    chance.randint(1, 6),
                    service_id=chance.choice([HV, LIBRARY]),
                    kind=chance.choice(["tenancy", "tenancy_ended", "visit", "birth"]),
                )
                for nth in range(chance.randint(1, 3))
            )
        )
        counted_on = list(Involvement.objects.order_by("person_id", "service_id").values())
        actions.recount(children)
        assert list(Involvement.objects.order_by("person_id", "service_id").values()) == counted_on


def test_lines_follow_their_record_to_another_person_and_both_are_counted_again() -> None:
    one, other = record(1), record(2)
    add(line(1, one, 3), line(2, other, 4))
    SourceRecord.objects.filter(pk=other).update(person_id=one)
    records_moved.send(None, moved=[(other, other, one)])

    assert set(Entry.objects.values_list("person_id", flat=True)) == {one}
    assert involved() == [(one, HV, 2, 2, None)]


def test_an_unknown_kind_of_line_is_refused() -> None:
    with pytest.raises(ValueError, match="no definition in record/entry_kinds"):
        add(line(1, record(1), 3, kind="tea"))


def test_a_line_of_an_unknown_service_is_refused_by_the_database() -> None:
    child = record(1)
    with pytest.raises(errors.ForeignKeyViolation, match="not there"), transaction.atomic():
        add(line(1, child, 3, service_id="nobody"))


def test_a_line_of_nobody_is_refused_by_the_database() -> None:
    with pytest.raises(errors.NotNullViolation), transaction.atomic():
        add(line(1, 12345, 3))


@pytest.mark.parametrize("table", ["people_person", "people_sourcerecord"])
def test_who_has_lines_cannot_be_deleted_beneath_them(table: str) -> None:
    child = record(1)
    add(line(1, child, 3))
    with (
        pytest.raises(IntegrityError, match="entries still name this row"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [child])
