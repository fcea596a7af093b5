"""The invented borough as a running service: started once, small, stopped like anyone would."""

import csv
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

UNDER_FIVES = 300  # small, yet enough for a pair that nobody but a person can tell
PATIENCE = 600  # seconds, until it serves
LET_PASS = """
from django.contrib.sessions.backends.db import SessionStore
for row in SessionStore().model.objects.all():
    session = SessionStore(row.session_key)
    for clock in ("session_began", "session_seen"):
        if clock in session:
            session[clock] -= {seconds}
    session.save()
"""


@dataclass(frozen=True)
class Borough:
    """Where it is served, what it keeps, and the truth of who is who (see demo/FILES.md)."""

    address: str
    data: Path

    @property
    def truth(self) -> Path:
        return self.data / "demo" / "truth"

    @property
    def troublesome(self) -> Path:
        """Broken files to try by hand; their README says what is wrong with each."""
        return self.data / "demo" / "troublesome"

    def nhs_number_of(self, forename: str, surname: str) -> str:
        """Of a child of the shown families, as the health visitors' own files have it."""
        files = self.data / "demo" / "deliveries" / "health_visiting_contacts"
        for file in sorted(files.rglob("*.csv")):
            with file.open(encoding="utf-8", newline="") as rows:
                for row in csv.DictReader(rows):
                    if (row["Forename"], row["Surname"]) == (forename, surname):
                        return row["NHSNumber"]
        raise LookupError(f"no health visitor has seen {forename} {surname}")

    def let_minutes_pass(self, minutes: int) -> None:
        """As if nobody who is signed in had done anything for so long."""
        onestory = [sys.executable, "-m", "onestory.config.cli", "shell", "-c"]
        script = LET_PASS.format(seconds=minutes * 60)
        subprocess.run([*onestory, script], env=_environment(self.data), check=True)


@contextmanager
def served(data: Path) -> Iterator[Borough]:
    """Runs `onestory demo` on a free port until the block ends."""
    port = _free_port()
    log = data / "demo.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            _command(port),
            env=_environment(data),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        _wait(process, f"http://127.0.0.1:{port}/sign-in/demo/", log)
        yield Borough(f"http://127.0.0.1:{port}", data)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _command(port: int) -> list[str]:
    onestory = [sys.executable, "-m", "onestory.config.cli"]
    return [*onestory, "demo", "--under-fives", str(UNDER_FIVES), "--port", str(port)]


def _environment(data: Path) -> dict[str, str]:
    """The demo's own settings and database, whatever the tests run on."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {
        "ONESTORY_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "onestory.config.settings.demo",
    }


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The demo ended before it served:\n{log.read_text()[-4000:]}")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own address
            return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.5)
    raise RuntimeError(f"The demo did not serve within {PATIENCE} s:\n{log.read_text()[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
