"""Practitioners reading over HTTP: a process of its own, so that the server's time is the server's.

`python -m benchmarks.readers ADDRESS SESSIONS SECONDS PATH…` prints the seconds of each answer as JSON.
SESSIONS is one cookie a reader, joined by commas; each reader asks for the paths in turn, one
after another, for so many seconds.
"""

import http.client
import itertools
import json
import sys
import threading
import time
from urllib.parse import urlsplit

WARM_UP = 2.0  # seconds, not counted


def main() -> None:
    address, sessions, seconds, *paths = sys.argv[1:]
    taken: list[float] = []
    readers = [
        threading.Thread(
            target=_read, args=(address, cookie, float(seconds), paths[n:] + paths[:n], taken)
        )
        for n, cookie in enumerate(sessions.split(","))
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    json.dump(taken, sys.stdout)


def _read(address: str, cookie: str, seconds: float, paths: list[str], taken: list[float]) -> None:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    begun = time.perf_counter()
    for path in itertools.cycle(paths):
        asked = time.perf_counter()
        if asked - begun > seconds + WARM_UP:
            break
        connection.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
        if asked - begun > WARM_UP:
            taken.append(time.perf_counter() - asked)
    connection.close()


if __name__ == "__main__":
    main()
