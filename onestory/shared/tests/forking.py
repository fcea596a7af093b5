"""Answers each question in a process of its own that may be killed: a child forked from one that is ready."""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings.test")


def answer_each(answer: Callable[[dict[str, Any]], str]) -> None:
    """For each line on standard input, a JSON object, one line: the answer, or how the child ended.

    This process has loaded everything and touched no database, so that a child begins at once and
    shares no connection.
    """
    import django

    django.setup()
    for line in sys.stdin:
        sys.stdout.write(f"{_answered(answer, json.loads(line)) or 'broke'}\n")
        sys.stdout.flush()


def _answered(answer: Callable[[dict[str, Any]], str], asked: dict[str, Any]) -> str:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.write(write, answer(asked).encode())
        os._exit(0)
    os.close(write)
    _, status = os.waitpid(child, 0)
    ended = os.read(read, 1000).decode()
    os.close(read)
    return signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else ended
