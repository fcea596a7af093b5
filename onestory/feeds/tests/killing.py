"""A process that begins others to be killed: it has loaded everything and touched no database.

`python -m onestory.feeds.tests.killing`: each line on standard input is a JSON object with
`kept` (the folder of kept files), `delivery`, `batch` (rows in one) and `statement` (kill before
it; 0 for never). A child is forked for each and answered with how it ended: a signal's name, or
the delivery's state.
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onestory.shared.tests.forking import answer_each


def _carry_on(asked: dict[str, Any]) -> str:
    from django.conf import settings
    from django.db import connection

    from onestory.feeds import actions, applying
    from onestory.feeds.models import Delivery

    settings.DATA = Path(asked["kept"])
    applying.ROWS_A_BATCH = asked["batch"]
    with connection.execute_wrapper(_killer(asked["statement"])):
        return actions.carry_on(Delivery.objects.get(pk=asked["delivery"]))


def _killer(statement: int) -> Callable[..., Any]:
    count = 0

    def run(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    return run


if __name__ == "__main__":
    answer_each(_carry_on)
