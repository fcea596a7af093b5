"""Who may touch which table: applied after every migration, so that no new table is forgotten.

The web role may read, add audit rows, and nothing else. A table of an area that keeps people's
rows may be read only once row-level security is on for it; until then a page gets nothing of it.
A page's deeds are done by the system role, which changes rows and none of the trail; the process
that serves pages signs in as a third, which can become either and by itself sees nobody.
"""

from collections.abc import Iterator

from django.db import connection
from psycopg import sql

WEB = sql.Identifier("onestory_web")
SYSTEM = sql.Identifier("onestory_system")
PAGES = sql.Identifier("onestory_pages")
NEVER = {"people_linkkey", "people_pair", "sharing_auditseal"}
"""Tables that no page has business with."""
OF_NOBODY = {
    "record_heard",
    "sharing_agreementtext",
    "sharing_agreementversion",
    "sharing_approval",
    "sharing_approvalwithdrawal",
    "sharing_clauserow",
    "sharing_conditionmet",
    "sharing_ending",
    "sharing_restrictionrow",
    "sharing_reviewreminder",
    "sharing_rolerow",
    "sharing_signing",
}
"""Tables among those below that hold rows about sources and agreements, not people."""
OF_PEOPLE = ("people_", "record_", "feeds_", "sharing_", "parents_")
"""Beginnings of the names of tables that hold rows about people."""
SECRETS = ("account_", "socialaccount_", "mfa_", "auth_", "django_session", "django_migrations")
"""Read and written outside a guarded page, by sign-in alone."""
JOBS = ("procrastinate_",)
TRAIL = ("sharing_auditrow", "sharing_auditseal")
"""Of which nobody who serves pages changes a row that is there."""
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
        cursor.execute(
            "select count(*) from pg_roles where rolname = any (%s)",
            [["onestory_web", "onestory_system", "onestory_pages"]],
        )
        if cursor.fetchone() != (3,):
            raise RuntimeError(
                "The database lacks one of the roles onestory_web, onestory_system and "
                "onestory_pages: docs/how-to/run-in-production.md says how to make them"
            )
        for statement in (*_taken_away(), *_to_web(), *_to_system(), *_to_pages()):
            cursor.execute(statement)


def readable() -> list[str]:
    """The tables and views that a page may read."""
    return [name for name, guarded in _tables().items() if _may_read(name, guarded)]


def _tables() -> dict[str, bool]:
    """Every table, with whether row-level security is on for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select c.relname, c.relrowsecurity from pg_class c
               where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               order by 1"""
        )
        return dict(cursor.fetchall())


def _may_read(name: str, guarded: bool) -> bool:
    if name in NEVER or name.startswith(SECRETS):
        return False
    return guarded or name in OF_NOBODY or not name.startswith(OF_PEOPLE)


def _taken_away() -> Iterator[sql.Composable]:
    for role in (WEB, SYSTEM, PAGES):
        yield sql.SQL("grant usage on schema public to {}").format(role)
        yield sql.SQL("revoke all on all tables in schema public from {}").format(role)
        yield sql.SQL("revoke all on all sequences in schema public from {}").format(role)
    for name in _own_functions():
        taken = "revoke execute on function {} from public, {}, {}"
        yield sql.SQL(taken).format(sql.SQL(name), WEB, PAGES)


def _to_web() -> Iterator[sql.Composable]:
    for name in readable():
        yield sql.SQL("grant select on {} to {}").format(sql.Identifier(name), WEB)
    yield sql.SQL("grant insert on sharing_auditrow to {}").format(WEB)
    for name in FUNCTIONS:
        yield sql.SQL("grant execute on function {} to {}").format(sql.SQL(name), WEB)


def _to_system() -> Iterator[sql.Composable]:
    """Every row of everything but sign-in's secrets; the trail may be read and added to."""
    yield sql.SQL("grant usage on all sequences in schema public to {}").format(SYSTEM)
    for name, guarded in _tables().items():
        if name.startswith(SECRETS):
            continue
        table, rights = sql.Identifier(name), "select, insert"
        if name not in TRAIL:
            rights += ", update, delete"
        yield sql.SQL(f"grant {rights} on {{}} to {{}}").format(table, SYSTEM)
        if guarded:
            yield sql.SQL("drop policy if exists system on {}").format(table)
            yield sql.SQL("create policy system on {} to {} using (true) with check (true)").format(
                table, SYSTEM
            )
    for name in _views():
        yield sql.SQL("grant select on {} to {}").format(sql.Identifier(name), SYSTEM)
    for name in _own_functions():
        yield sql.SQL("grant execute on function {} to {}").format(sql.SQL(name), SYSTEM)


def _to_pages() -> Iterator[sql.Composable]:
    """Before a page begins and after it was refused: sign-in, who the reader is, the refusal."""
    yield sql.SQL("grant usage on all sequences in schema public to {}").format(PAGES)
    for name in _tables():
        if name.startswith((*SECRETS, *JOBS)) and name != "django_migrations":
            rights = "select, insert, update, delete"
        elif name in OF_NOBODY or not name.startswith(OF_PEOPLE):
            rights = "select"
        else:
            continue
        yield sql.SQL(f"grant {rights} on {{}} to {{}}").format(sql.Identifier(name), PAGES)
    yield sql.SQL("grant insert on sharing_auditrow to {}").format(PAGES)
    yield sql.SQL("drop policy if exists refused on sharing_auditrow")
    yield sql.SQL(
        "create policy refused on sharing_auditrow for insert to {} with check (true)"
    ).format(PAGES)


def _views() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """select c.relname from pg_class c
               where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' order by 1"""
        )
        return [name for (name,) in cursor.fetchall()]


def _own_functions() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """select p.oid::regprocedure::text from pg_proc p
               where p.pronamespace = 'public'::regnamespace and p.proname like 'sharing\\_%'"""
        )
        return [name for (name,) in cursor.fetchall()]
