"""The first screen, the chronology and a search through HTTP, with the lens and the audit on."""

import json
import subprocess
import sys
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.results import Result, milliseconds, percentile
from onestory.agencies.models import Practitioner
from onestory.config import serving

READERS = 8
SECONDS = 12
PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
PLAIN = "/signed-out/"  # a page without lens, audit or people: what the server itself costs
CHILDREN = """
    SELECT person_id, sum(entries) AS lines FROM record_involvement
    GROUP BY person_id
    HAVING bool_or(service_id = 'health_visiting') AND sum(entries) {}
    ORDER BY {} LIMIT {}
"""


def results() -> list[Result]:
    """Requests a second, p50 and p99 with eight readers at once, and the number of queries."""
    clients = signed_in()
    cookies = ",".join(client.cookies[settings.SESSION_COOKIE_NAME].value for client in clients)
    children = [person for person, _ in _children("> 5", "person_id % 9973", 400)]
    kinds = {
        "first screen": [f"/person/{person}/" for person in children],
        "chronology": [f"/person/{person}/chronology/" for person in children],
    }
    with serving.together({"pages": _server()}) as processes:
        if not serving.wait_for(f"{ADDRESS}{PLAIN}", processes["pages"]):
            raise RuntimeError("the server did not start")
        plain = _read(cookies, [PLAIN])
        lines = [_line(name, _read(cookies, paths), plain) for name, paths in kinds.items()]
    return [*lines, *_queries(clients[0])]


def _line(name: str, taken: list[float], plain: list[float]) -> Result:
    def told(seconds: list[float]) -> str:
        return (
            f"{len(seconds) / SECONDS:.0f}/s, p50 {milliseconds(percentile(seconds, 0.5))}, "
            f"p99 {milliseconds(percentile(seconds, 0.99))}"
        )

    return Result(
        f"{name}, {READERS} readers at once",
        told(taken),
        f"a page that asks nothing {told(plain)}",
        percentile(taken, 0.5) / percentile(plain, 0.5),
        "p99 below 100 ms" if name == "first screen" else "",
    )


def _queries(client: Client) -> list[Result]:
    """The same number whether a child has ten entries or a thousand."""
    (few, few_lines), *_ = _children("BETWEEN 8 AND 12", "1", 1)
    (many, many_lines), *_ = _children("> 0", "2 DESC", 1)
    return [
        Result(
            f"queries of the {name}",
            f"{_count(client, many, tail)} for a child with {many_lines} entries",
            f"{_count(client, few, tail)} for one with {few_lines}",
            _count(client, many, tail) / _count(client, few, tail),
            "at most 25, ratio 1",
        )
        for name, tail in (("first screen", ""), ("chronology", "chronology/"))
    ]


def _count(client: Client, person: int, tail: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/person/{person}/{tail}")
    if answer.status_code != 200:
        raise RuntimeError(f"person {person} answered {answer.status_code}")
    return len(queries)


def _children(having: str, order: str, number: int) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(CHILDREN.format(having, order, number))
        return cursor.fetchall()


def signed_in() -> list[Client]:
    """Eight health visitors, each with a session of their own."""
    found = Practitioner.objects.filter(posts__role="health_visitor", user__isnull=False)
    clients = []
    users = get_user_model().objects.filter(practitioner__in=found).order_by("username")
    for user in users[:READERS]:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(user)
        clients.append(client)
    return clients


def _server() -> list[str]:
    listen = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(PORT)]
    how = ["--workers", "2", "--blocking-threads", "2", "--log-level", "error", "--no-access-log"]
    return [sys.executable, "-m", "granian", *listen, *how, "onestory.config.wsgi:application"]


def _read(cookies: str, paths: Iterable[str]) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.readers", ADDRESS, cookies, str(SECONDS), *paths]
    answered = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[float] = json.loads(answered.stdout)
    return found
