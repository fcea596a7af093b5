"""`onestory doctor`: looks at everything One Story stands on, and says what to mend."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import click
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from onestory.config import postgres_roles, safety
from onestory.config.cli import database
from onestory.shared import catalogue
from onestory.shared.exits import Exit

OLDEST_POSTGRES = 150000


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `mend` is empty where all is well."""

    about: str
    found: str
    mend: str = ""

    @property
    def well(self) -> bool:
        return not self.mend


@click.command(help="Look at the database, settings and keys; say what to mend. Changes nothing.")
@click.option("--json", "as_json", is_flag=True, help="For scripts: a list of findings.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Exit code 4 when something is to be mended."""
    findings = list(examine())
    if as_json:
        click.echo(json.dumps([asdict(finding) | {"well": finding.well} for finding in findings]))
    else:
        _tell(findings)
    ctx.exit(Exit.SUCCESS if all(finding.well for finding in findings) else Exit.REFUSED)


def examine() -> Iterator[Finding]:
    """Everything, in the order in which one thing rests on another."""
    yield from (python(), place(), keys(), pages(), definitions())
    try:
        with database():
            yield from _of_the_database()
    except (OperationalError, RuntimeError) as error:
        mend = "Check DATABASE_URL and that the server runs." if _external() else str(error)
        yield Finding("database", "does not answer", mend)


def python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "Python", found, "" if sys.version_info >= (3, 11) else "Use Python 3.11 or newer."
    )


def place() -> Finding:
    """Which settings, and whether they may meet real families."""
    reasons = safety.reasons_not_to_start(
        {name: getattr(settings, name) for name in dir(settings)}, os.environ
    )
    found = f"{settings.PLACE} ({settings.SETTINGS_MODULE})"
    if settings.PLACE != "production":
        return Finding("settings", f"{found}, for invented people only")
    return Finding("settings", found, " ".join(reasons))


def keys() -> Finding:
    demo = settings.SECRET_KEY == safety.DEMO_SECRET_KEY
    if settings.PLACE == "production" and demo:
        return Finding("secret key", "the demo's", "Set ONESTORY_SECRET_KEY to a new one.")
    return Finding("secret key", "the demo's" if demo else f"{len(settings.SECRET_KEY)} letters")


def pages() -> Finding:
    """Whether what pages load has been copied."""
    from django.contrib.staticfiles import finders

    missing = [name for name in ("vendor/nhsuk.css", "vendor/nhsuk.js") if not finders.find(name)]
    return Finding(
        "page files", ", ".join(missing) + " missing" if missing else "all here",
        "Run `make install`." if missing else "",
    )  # fmt: skip


def definitions() -> Finding:
    """Whether the partnership's own package, if one is named, can be found."""
    local = catalogue.local_package()
    if not local:
        return Finding("own definitions", "none (ONESTORY_LOCAL is not set)")
    try:
        __import__(local)
    except ImportError as error:
        return Finding("own definitions", local, f"Python cannot find it: {error}")
    return Finding("own definitions", local)


def _of_the_database() -> Iterator[Finding]:
    checks: tuple[Callable[[], Finding], ...] = (version, extensions, roles, migrations)
    yield from (check() for check in checks)


def version() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('server_version'), current_setting('server_version_num')"
        )
        words, number = cursor.fetchone()
    where = "your server" if _external() else "embedded"
    old = int(number) < OLDEST_POSTGRES
    return Finding(
        "database", f"PostgreSQL {words}, {where}", "Use PostgreSQL 15 or newer." if old else ""
    )


def extensions() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("select extname from pg_extension")
        present = {name for (name,) in cursor.fetchall()}
    missing = [name for name in postgres_roles.EXTENSIONS if name not in present]
    mend = "; ".join(f"create extension {name}" for name in missing)
    return Finding(
        "extensions", ", ".join(sorted(present)), f"As superuser: {mend}" if missing else ""
    )


def roles() -> Finding:
    """The roles of pages must be there, and hold no power that goes round row-level security."""
    ours = [postgres_roles.PAGES, postgres_roles.SYSTEM, postgres_roles.WEB]
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper or rolbypassrls, pg_has_role(current_user, oid, 'member')"
            " from pg_roles where rolname = any (%s)",
            [ours],
        )
        found = {name: (powerful, member) for name, powerful, member in cursor.fetchall()}
    return Finding("roles", ", ".join(ours), _role_to_mend(ours, found))


def _role_to_mend(ours: list[str], found: dict[str, tuple[bool, bool]]) -> str:
    for name in ours:
        if name not in found:
            return f"There is no role {name}: see docs/how-to/run-in-production.md"
        if found[name][0]:
            return f"{name} sees all rows: alter role {name} nosuperuser nobypassrls"
        if not found[name][1] and name != postgres_roles.PAGES:
            return f"grant {name} to the login role"
    return ""


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    mend = "Run `onestory migrate`." if waiting else ""
    return Finding("tables", f"{len(waiting)} migrations wait" if waiting else "up to date", mend)


def _external() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def _tell(findings: list[Finding]) -> None:
    for finding in findings:
        mark = click.style("well", fg="green") if finding.well else click.style("mend", fg="red")
        click.echo(f"{mark}  {finding.about}: {finding.found}")
        if finding.mend:
            click.echo(f"      {finding.mend}")
