"""Where the database is, as Django wants to be told."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from onestory.config import postgres_roles
from onestory.config.postgres import Cluster

POOL = {"min_size": 1, "max_size": 16, "timeout": 5}
PREPARE_AFTER = 0  # uses: the statements of shared/planned.py are planned once a connection


def settings(cluster: Cluster | None) -> dict[str, Any]:
    """The embedded server's, or DATABASE_URL's where there is none."""
    if cluster is None:
        return _from_url(os.environ["DATABASE_URL"])
    user = postgres_roles.PAGES if as_pages() else postgres_roles.OWNER
    return _django(name="onestory", user=user, host=str(cluster.sockets))


def as_pages() -> bool:
    """Whether this process serves pages, and so signs in as a role that owns nothing."""
    return os.environ.get("ONESTORY_AS", "") == "pages"


def embedded(data: Path, *, for_tests: bool = False) -> Cluster | None:
    """The server that One Story must run itself, unless DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        return None
    return Cluster.for_tests(data) if for_tests else Cluster.for_demo(data)


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


def _django(
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
        "OPTIONS": {"pool": POOL, "prepare_threshold": PREPARE_AFTER, **options},
    }
