"""A process that begins others to be killed while they send: it has loaded everything and touched no database.

`python -m onestory.parents.tests.killing`: each line on standard input is a JSON object with `campaign`, `address` (of
the fake of GOV.UK Notify), `at` (the clock) and `step`: die before it; 0 for never. A statement of the database is a
step, and so are the moments before and after a request. A child is forked for each and answered with how it ended.
"""

import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from typing import Any
from unittest.mock import patch

from onestory.shared.tests.forking import answer_each


class Steps:
    """Counts, and dies at the step; `die` is a signal to oneself, or an exception in a test."""

    def __init__(self, last: int, die: Callable[[], None]) -> None:
        self.count = 0
        self.last = last
        self.die = die

    def take(self) -> None:
        self.count += 1
        if self.count == self.last:
            self.die()

    def of_database(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        self.take()
        return execute(sql, params, many, context)

    def dying(self) -> AbstractContextManager[Any]:
        """Every statement and both sides of every request are steps inside."""
        from django.db import connection
        from requests import Session

        asks = Session.request

        def request(session: Session, *args: Any, **kwargs: Any) -> Any:
            self.take()
            answer = asks(session, *args, **kwargs)
            self.take()
            return answer

        both = ExitStack()
        both.enter_context(connection.execute_wrapper(self.of_database))
        both.enter_context(patch.object(Session, "request", request))
        return both


def _send(asked: dict[str, Any]) -> str:
    from django.conf import settings

    from onestory.parents import actions
    from onestory.parents.models import Campaign
    from onestory.parents.notify import Notify
    from onestory.parents.tests import fake_notify

    settings.NOTIFY_ON = True
    settings.NOTIFY_KEY = fake_notify.KEY
    settings.NOTIFY_ADDRESS = asked["address"]
    settings.NOTIFY_TEMPLATES = fake_notify.TEMPLATES
    clock = datetime.fromisoformat(asked["at"])
    steps = Steps(asked["step"], lambda: os.kill(os.getpid(), signal.SIGKILL))
    with steps.dying():
        done = actions.send(
            Campaign.objects.get(pk=asked["campaign"]), Notify(), clock=lambda: clock
        )
    return "finished" if done.finished else done.because or "not finished"


if __name__ == "__main__":
    answer_each(_send)
