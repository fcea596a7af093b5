"""One person at the desk against everybody in PostgreSQL: without, and with its durable audit row."""

import time
from collections.abc import Callable
from random import Random
from typing import Any

from django.db import connection, transaction

from benchmarks.results import Result, milliseconds, percentile
from onestory.people import queries

ASKED = 2_000
WARM = 200
WORDS = (
    "nhs_number", "forename", "middle_name", "surname", "dob", "sex", "address", "postcode",
    "phone", "birth_order", "plurality", "mother_forename", "mother_surname", "mother_dob",
)  # fmt: skip
SAMPLE = f"SELECT {', '.join(WORDS)} FROM people_sourcerecord ORDER BY id %% 7919, id LIMIT %s"
AUDIT = "INSERT INTO live_audit (asked_at, found, decision) VALUES (now(), %s, %s)"


def results() -> list[Result]:
    """Records of the index asked about again, half of them without their number and misspelt."""
    known = people()
    asked = _asked()
    found = [_answer(one) for one in asked[:WARM]]
    floor = _timed(lambda one: _nothing(), asked)
    plain = _timed(_answer, asked)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE live_audit (asked_at timestamptz, found bigint, decision text)"
        )
    durable = _timed(_audited, asked)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE live_audit")
    share = sum(one.decision == "link" for one in found) / len(found)
    return [
        _line(f"live match, {known:,} people ({share:.0%} linked)", plain, floor, "p99 1 ms"),
        _line("live match with a durable audit row", durable, floor, "p99 3 ms"),
    ]


def _line(what: str, taken: list[float], floor: list[float], target: str) -> Result:
    middle, high = percentile(taken, 0.5), percentile(taken, 0.99)
    return Result(
        what,
        f"p50 {milliseconds(middle)}, p99 {milliseconds(high)}",
        f"`SELECT 1`, p50 {milliseconds(percentile(floor, 0.5))}",
        middle / percentile(floor, 0.5),
        target,
    )


def people() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_person WHERE continued_as_id IS NULL")
        return int(cursor.fetchone()[0])


def _asked() -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(SAMPLE, [ASKED])
        rows = [dict(zip(WORDS, row, strict=True)) for row in cursor.fetchall()]
    return [row if n % 2 else _worse(row) for n, row in enumerate(rows)]


def _worse(row: dict[str, Any]) -> dict[str, Any]:
    name = row["forename"]
    at = Random(name).randrange(0, max(1, len(name)))
    return row | {"nhs_number": "", "forename": name[:at] + name[at + 1 :], "address": ""}


def _timed(ask: Callable[[dict[str, Any]], object], asked: list[dict[str, Any]]) -> list[float]:
    taken = []
    for one in asked:
        begun = time.perf_counter()
        ask(one)
        taken.append(time.perf_counter() - begun)
    return taken


def _nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchall()


def _answer(one: dict[str, Any]) -> Any:
    return queries.match_live(one)


def _audited(one: dict[str, Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        found = queries.match_live(one)
        cursor.execute(AUDIT, [found.person_id, found.decision])
