"""Runs several processes as one: all start together, and when one ends, all end."""

import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

PATIENCE_TO_START = 60  # seconds
PATIENCE_TO_STOP = 15


class Told(SystemExit):
    """Somebody asked the process to end; the code is the shell's for that signal."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)


@contextmanager
def ends_in_order() -> Iterator[None]:
    """Inside, SIGTERM unwinds like Ctrl-C does, so that whatever was opened is closed.

    Ctrl-C works also where a script started us in the background, which makes shells ignore it.
    """

    def tell(number: int, _frame: FrameType | None) -> None:
        raise Told(number)

    before = signal.signal(signal.SIGTERM, tell)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def together(commands: Mapping[str, list[str]]) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """The processes by name. Each has its own session: Ctrl-C reaches only us, who end them."""
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            processes[name] = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # what must be read goes to stderr
                start_new_session=True,
            )
        yield processes
    finally:
        _end(list(processes.values()))


def until_one_ends(processes: Mapping[str, subprocess.Popen[bytes]]) -> str:
    """Waits for as long as all run; the name of the first that does not."""
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                return name
        time.sleep(0.5)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether the address answers before patience or the process ends."""
    deadline = time.monotonic() + PATIENCE_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own address
            return True
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    return False


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Politely, then not; a second Ctrl-C must not leave any behind."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + PATIENCE_TO_STOP
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    signal.signal(signal.SIGINT, before)
