"""Who may touch which table: applied after every migration, so that no new table is forgotten.

The web role may read, add audit rows, and nothing else. A table of an area that keeps people's
rows may be read only once row-level security is on for it; until then a page gets nothing of it.
"""

from collections.abc import Iterator

from django.db import connection
from psycopg import sql

WEB = sql.Identifier("onestory_web")
NEVER = {"people_linkkey", "people_pair", "sharing_auditseal"}
"""Tables that no page has business with."""
OF_NOBODY = {
    "record_heard",
    "sharing_agreementversion",
    "sharing_approval",
    "sharing_clauserow",
    "sharing_restrictionrow",
    "sharing_rolerow",
    "sharing_signing",
}
"""Tables among those below that hold rows about sources and agreements, not people."""
OF_PEOPLE = ("people_", "record_", "feeds_", "sharing_", "parents_")
"""Beginnings of the names of tables that hold rows about people."""
SECRETS = ("account_", "socialaccount_", "mfa_", "auth_", "django_session", "django_migrations")
"""Read and written outside a guarded page, by sign-in alone."""
FUNCTIONS = (
    "sharing_facts(bigint, bigint[], date)",
    "sharing_partnership(date)",
    "sharing_opened()",
    "sharing_reached()",
    "sharing_may(text)",
    "sharing_reader()",
    "sharing_today()",
    "sharing_take_in_hand(bigint[])",
)
"""What the web role may execute of ours; the rest would tell facts of anybody."""


def apply() -> None:
    """Takes everything away and gives what is right; safe at any time, all in one transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = 'onestory_web'")
        if cursor.fetchone() is None:
            raise RuntimeError(
                "The database has no role onestory_web: docs/how-to/run-in-production.md says how"
            )
        for statement in _statements():
            cursor.execute(statement)


def readable() -> list[str]:
    """The tables and views that a page may read."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select c.relname, c.relrowsecurity from pg_class c
               where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               order by 1"""
        )
        return [name for name, guarded in cursor.fetchall() if _may_read(name, guarded)]


def _may_read(name: str, guarded: bool) -> bool:
    if name in NEVER or name.startswith(SECRETS):
        return False
    return guarded or name in OF_NOBODY or not name.startswith(OF_PEOPLE)


def _statements() -> Iterator[sql.Composable]:
    yield sql.SQL("grant usage on schema public to {}").format(WEB)
    yield sql.SQL("revoke all on all tables in schema public from {}").format(WEB)
    yield sql.SQL("revoke all on all sequences in schema public from {}").format(WEB)
    for name in readable():
        yield sql.SQL("grant select on {} to {}").format(sql.Identifier(name), WEB)
    yield sql.SQL("grant insert on sharing_auditrow to {}").format(WEB)
    for name in _own_functions():
        yield sql.SQL("revoke execute on function {} from public, {}").format(sql.SQL(name), WEB)
    for name in FUNCTIONS:
        yield sql.SQL("grant execute on function {} to {}").format(sql.SQL(name), WEB)


def _own_functions() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """select p.oid::regprocedure::text from pg_proc p
               where p.pronamespace = 'public'::regnamespace and p.proname like 'sharing\\_%'"""
        )
        return [name for (name,) in cursor.fetchall()]
