"""What the timeline answers: pages without a gap, who was seen, how stale a source is."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onestory.record import queries
from onestory.record.tests.test_actions import HV, LIBRARY, NOW, add, line, record, services

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures(services.__name__)]


def test_involvements_come_with_the_latest_first() -> None:
    child = record(1)
    add(line(1, child, 3), line(2, child, 9, service_id=LIBRARY))
    found = queries.involvements([child])
    assert [(one.service, one.contacts) for one in found] == [(LIBRARY, 1), (HV, 1)]


def test_those_seen_last_come_first_and_once() -> None:
    one, other = record(1), record(2)
    add(line(1, one, 3), line(2, other, 5), line(3, one, 9))
    assert [seen.person_id for seen in queries.seen_lately([HV])] == [one, other]
    assert len(queries.seen_lately([HV], most=1)) == 1
    assert queries.seen_lately([LIBRARY]) == []


def test_what_happened_is_found_by_kind_and_day() -> None:
    child = record(1)
    add(line(1, child, 3, kind="birth"), line(2, child, 3))
    month = (date(2026, 3, 1), date(2026, 4, 1))
    assert [one.happened_on for one in queries.happened("birth", [child], *month)] == [
        date(2026, 3, 3)
    ]
    assert queries.happened("birth", [child], date(2026, 3, 4), month[1]) == []


def test_a_service_knows_those_it_was_involved_with() -> None:
    child, other = record(1), record(2)
    add(line(1, child, 3))
    assert queries.involved_with(HV, [child, other]) == {child: True}


def test_a_source_is_as_stale_as_the_last_it_told() -> None:
    child = record(1)
    add(line(1, child, 3))
    add(line(2, child, 4, learned_at=NOW - timedelta(days=30)))  # an older file, handed in late
    assert queries.heard() == {"s": datetime(2026, 11, 2, tzinfo=UTC)}


def test_a_kind_nobody_defined_still_has_a_name() -> None:
    assert queries.kind_name("visit") == "Contact"
    assert queries.kind_name("house_call") == "House call"
