"""Where the database is, as Django wants to be told."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from onestory.config.postgres import Cluster

POOL = {"min_size": 1, "max_size": 16, "timeout": 5}


def settings(url: str, data: Path) -> dict[str, Any]:
    """From DATABASE_URL, or the embedded server's where it is empty."""
    return _from_url(url) if url else _embedded(Cluster.for_demo(data))


def for_tests(data: Path) -> dict[str, Any]:
    """As above, with a server of the tests' own; the pool is small, for many threads ask little."""
    url = os.environ.get("DATABASE_URL", "")
    return _from_url(url) if url else _embedded(Cluster.for_tests(data))


def _embedded(cluster: Cluster) -> dict[str, Any]:
    return _django(name="onestory", user="onestory", host=str(cluster.sockets))


def _from_url(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must begin with postgresql://, for One Story uses no other")
    return _django(
        name=unquote(parts.path.lstrip("/")) or "onestory",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=options.pop("host", unquote(parts.hostname or "")),
        port=str(parts.port or ""),
        **options,
    )


def _django(  # noqa: PLR0913
    *, name: str, user: str, host: str, password: str = "", port: str = "", **options: str
) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": POOL, **options},
    }
