"""Processes that start together end together, however they are told to."""

import os
import signal
import subprocess
import sys
import time

import pytest

from onestory.config import serving

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)",
]


def alive(process: subprocess.Popen[bytes]) -> bool:
    return process.poll() is None


def test_when_one_ends_all_end() -> None:
    with serving.together({"sleeper": SLEEPER, "brief": [sys.executable, "-c", ""]}) as running:
        assert serving.until_one_ends(running) == "brief"
        assert alive(running["sleeper"])
    assert not alive(running["sleeper"])


def test_one_that_will_not_listen_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PATIENCE_TO_STOP", 1)
    with serving.together({"stubborn": STUBBORN}) as running:
        time.sleep(0.5)
    assert not alive(running["stubborn"])


def test_what_is_open_is_closed_when_the_process_is_told_to_end() -> None:
    closed = []
    with pytest.raises(serving.Told) as told, serving.ends_in_order():  # noqa: PT012
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        finally:
            closed.append("the database")
    assert closed == ["the database"]
    assert told.value.code == 143


def test_a_program_that_never_answers_is_not_waited_for() -> None:
    with serving.together({"brief": [sys.executable, "-c", ""]}) as running:
        assert not serving.wait_for("http://127.0.0.1:9/", running["brief"])
