"""The role as which the process that serves pages signs in: it owns nothing and by itself sees nobody."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

TRAIL = ("sharing_auditrow", "sharing_auditseal")


@pytest.fixture
def pages(db: None) -> Iterator[psycopg.Connection]:
    """A connection of its own to the tests' database."""
    where = connection.settings_dict
    with psycopg.connect(
        host=where["HOST"], dbname=where["NAME"], user="onestory_pages", autocommit=True
    ) as signed_in:
        yield signed_in


def refused(pages: psycopg.Connection, statement: str) -> bool:
    try:
        pages.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


@pytest.mark.parametrize(
    "table",
    [
        "people_person",
        "people_sourcerecord",
        "record_entry",
        "sharing_consent",
        "feeds_row",
        *TRAIL,
    ],
)
def test_without_a_reader_nobody_is_seen(pages: psycopg.Connection, table: str) -> None:
    assert refused(pages, f"select 1 from {table}")


def test_it_owns_nothing_and_goes_round_no_policy(pages: psycopg.Connection) -> None:
    owned = pages.execute(
        "select count(*) from pg_class c join pg_roles r on r.oid = c.relowner"
        " where r.rolname in ('onestory_pages', 'onestory_web', 'onestory_system')"
    ).fetchone()
    powers = pages.execute(
        "select count(*) from pg_roles where (rolsuper or rolbypassrls or rolcreaterole)"
        " and rolname in ('onestory_pages', 'onestory_web', 'onestory_system')"
    ).fetchone()
    assert (owned, powers) == ((0,), (0,))


def test_it_cannot_become_the_owner(pages: psycopg.Connection) -> None:
    assert refused(pages, "set role onestory")


@pytest.mark.parametrize("role", ["onestory_pages", "onestory_web", "onestory_system"])
@pytest.mark.parametrize("table", TRAIL)
def test_in_none_of_its_roles_can_it_change_the_trail(
    pages: psycopg.Connection, role: str, table: str
) -> None:
    pages.execute(f"set role {role}")
    for statement in (
        f"update {table} set id = id",
        f"delete from {table}",
        f"truncate {table}",
        f"alter table {table} disable trigger all",
        f"alter table {table} disable row level security",
        f"drop table {table}",
    ):
        assert refused(pages, statement), statement


@pytest.mark.parametrize("table", ["auth_user", "django_session", "mfa_authenticator"])
@pytest.mark.parametrize("role", ["onestory_web", "onestory_system"])
def test_a_page_and_its_deeds_know_no_secret_of_signing_in(
    pages: psycopg.Connection, role: str, table: str
) -> None:
    pages.execute(f"set role {role}")
    assert refused(pages, f"select 1 from {table}")


def test_a_deed_reaches_every_row_that_a_page_does_not(pages: psycopg.Connection) -> None:
    pages.execute("set role onestory_web")
    assert refused(pages, "insert into people_person (id, sealed) values (1, false)")
    pages.execute("set role onestory_system")
    pages.execute("begin")
    pages.execute("insert into people_person (id, sealed) values (1, false)")
    assert pages.execute("select count(*) from people_person").fetchone() == (1,)
    pages.execute("rollback")


@pytest.mark.parametrize("view", ["sharing_involvement", "sharing_line"])
def test_a_deed_reads_what_the_record_area_tells_the_lens(
    pages: psycopg.Connection, view: str
) -> None:
    pages.execute("set role onestory_system")
    pages.execute(f"select 1 from {view} limit 1")
