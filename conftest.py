"""Starts the tests' own PostgreSQL, once, and stops it at the end."""

from contextlib import ExitStack

import pytest

from onestory.config import postgres
from onestory.config.settings import test as settings

_server = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Before Django looks for its database; workers of xdist use their parent's server."""
    if settings.CLUSTER and not hasattr(config, "workerinput"):
        _server.enter_context(postgres.running(settings.CLUSTER))


def pytest_unconfigure() -> None:
    """After the last test, and after an interrupted run too."""
    _server.close()
