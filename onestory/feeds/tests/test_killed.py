"""Killed at any moment and run again, a delivery gives the database that an undisturbed run gives."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from onestory.agencies import actions as agencies
from onestory.feeds import actions, applying
from onestory.feeds.models import Delivery
from onestory.feeds.tests.files import RECEIVED, contact, contacts

pytestmark = pytest.mark.django_db(transaction=True)
FED = ("feeds_", "people_", "record_", "sharing_consent")
CLOCKS = {"feeds_status": "at"}
FILES = [
    contacts(*(contact(n) for n in range(1, 30))),
    contacts(
        *(contact(n, Outcome="WNB", RecordedAt="2026-10-20 09:00") for n in range(1, 8)),
        *(contact(n, Forename="Adaline", RecordedAt="2026-10-20 09:00") for n in range(8, 12)),
        *(contact(n) for n in range(20, 40)),
        contact(41, ContactType="9-12"),
    ),
]


def whole_database() -> dict[str, list[str]]:
    """Every row of every table that feeds fill, ids and all, but for the one column of clocks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall() if name.startswith(FED)]
        found = {}
        for table in tables:
            clock = CLOCKS.get(table, "")
            cursor.execute(f"SELECT (to_jsonb(t) - %s)::text FROM {table} t ORDER BY 1", [clock])
            found[table] = [row for (row,) in cursor.fetchall()]
    return found


def empty() -> None:
    with connection.cursor() as cursor:
        tables = ", ".join(whole_database())
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")


def receive(data: bytes) -> Delivery:
    return actions.receive_bytes(
        "health_visiting_contacts", data, "contacts.csv", by="tests", received_at=RECEIVED
    )


@pytest.fixture
def killer() -> Iterator[Any]:
    database = connection.settings_dict
    address = f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    process = subprocess.Popen(
        [sys.executable, "-m", "onestory.feeds.tests.killing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
        env=os.environ | {"DATABASE_URL": os.environ.get("DATABASE_URL") or address},
    )

    def carry_on(delivery: Delivery, kept: Path, statement: int) -> str:
        assert process.stdin
        assert process.stdout
        asked = {"delivery": delivery.pk, "kept": str(kept), "batch": 12, "statement": statement}
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    yield carry_on
    process.communicate(timeout=20)


class Killed(Exception):
    """Stands for a power cut: raised before a statement, it takes the transaction with it."""


def cut_at(statement: int) -> Callable[..., Any]:
    count = 0

    def run(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == statement:
            raise Killed
        return execute(sql, params, many, context)

    return run


def undisturbed(borough: dict[str, Any]) -> dict[str, list[str]]:
    agencies.load_partnership(borough, by="tests")
    empty()
    for data in FILES:
        actions.carry_on(receive(data))
    found = whole_database()
    empty()
    return found


def assert_same(killed: dict[str, list[str]], undisturbed: dict[str, list[str]]) -> None:
    for table, rows in undisturbed.items():
        assert killed[table] == rows, table


def test_stopped_before_any_statement_and_run_again_it_gives_the_same_database(
    borough: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "ROWS_A_BATCH", 12)
    expected = undisturbed(borough)
    stops = 0
    for data in FILES:
        for statement in range(1, 2000, 3):
            with suppress(Killed), connection.execute_wrapper(cut_at(statement)):
                actions.carry_on(receive(data))
                break
            stops += 1
    assert stops > 20
    assert_same(whole_database(), expected)


def test_killed_by_the_system_and_run_again_it_gives_the_same_database(
    borough: dict[str, Any], kept: Path, killer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "ROWS_A_BATCH", 12)
    expected = undisturbed(borough)
    for data in FILES:
        delivery = receive(data)
        ended = [killer(delivery, kept, statement) for statement in (2, 9, 30, 60, 90, 130)]
        assert "SIGKILL" in ended
        assert killer(delivery, kept, 0) == "applied"
    assert_same(whole_database(), expected)
