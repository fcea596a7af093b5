"""What the lens costs a list: fifty people of a whole caseload, beside the same list without it."""

import time
from collections.abc import Callable

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from benchmarks.results import Result, milliseconds, percentile
from onestory.people import queries as people
from onestory.record import queries as record
from onestory.sharing import guard, queries
from onestory.sharing.kinds import Reader

LINES = 50
TIMES = 200
WARM = 20
CASELOAD = "select count(*) from record_involvement where service_id = any (%s)"


def results(reader_code: str = "HV101") -> list[Result]:
    """Fifty of everybody whom a health visitor's service is or was involved with."""
    reader = queries.reader_by_code(reader_code)
    services = sorted(reader.services)
    plain = _timed(lambda: _without(services))
    seen = _timed(lambda: _through(reader, services))
    with CaptureQueriesContext(connection) as asked:
        _through(reader, services)
    of_the_lens = [one for one in asked if "sharing_" in one["sql"]]
    high, low = percentile(seen, 0.99), percentile(plain, 0.5)
    return [
        Result(
            f"a list of {LINES} from a caseload of {_caseload(services):,}, by the lens",
            f"p50 {milliseconds(percentile(seen, 0.5))}, p99 {milliseconds(high)}",
            f"the same list without it, p50 {milliseconds(low)}",
            percentile(seen, 0.5) / low,
            "p99 100 ms",
        ),
        Result(
            "queries that the lens adds to it",
            str(len(of_the_lens)),
            f"{len(asked)} in all",
            len(of_the_lens) / len(asked),
            "at most 3",
        ),
    ]


def _through(reader: Reader, services: list[str]) -> None:
    with guard.as_reader(reader):
        with guard.as_system("whom the service saw lately, before the lens"):
            lately = record.seen_lately(services, most=LINES)
        seen = guard.visible_people(reader, "direct care", [one.person_id for one in lately])
        people.shown(seen)


def _without(services: list[str]) -> None:
    with transaction.atomic():
        lately = record.seen_lately(services, most=LINES)
        people.shown(one.person_id for one in lately)


def _timed(ask: Callable[[], None]) -> list[float]:
    taken = []
    for nth in range(TIMES + WARM):
        begun = time.perf_counter()
        ask()
        if nth >= WARM:
            taken.append(time.perf_counter() - begun)
    return taken


def _caseload(services: list[str]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(CASELOAD, [services])
        return int(cursor.fetchone()[0])
