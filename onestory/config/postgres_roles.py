"""What a fresh server is given once: the roles, the database, the extensions.

A partnership's own server needs the same; docs/how-to/run-in-production.md has it as SQL.
"""

import psycopg
from psycopg import sql

EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent", "fuzzystrmatch")
OWNER = "onestory"
"""Owns the tables; migrations, jobs and commands sign in as it."""
PAGES = "onestory_pages"
"""The web process signs in as it: it owns nothing, and holds no right but to become one of the next."""
WEB = "onestory_web"
"""As whom a page reads: row-level security applies to it."""
SYSTEM = "onestory_system"
"""As whom a page's deed changes things: every row, and of the trail no row that is there."""


def provide(superuser: str) -> None:
    """Make what is missing; safe to run at every start."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        _roles(connection)
        if _has(connection, "pg_database", "datname", "onestory"):
            return
        _extensions(superuser + " dbname=template1")
        connection.execute(sql.SQL("create database onestory owner onestory"))


def begin_anew(superuser: str) -> None:
    """Drop the database with all that is in it, and make an empty one."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("drop database if exists onestory with (force)")
    provide(superuser)


def _roles(connection: psycopg.Connection) -> None:
    for role, powers in (
        (OWNER, "login createdb"),
        (PAGES, "login noinherit"),
        (WEB, "nologin"),
        (SYSTEM, "nologin"),
    ):
        if not _has(connection, "pg_roles", "rolname", role):
            made = sql.SQL("create role {} nosuperuser nobypassrls " + powers)
            connection.execute(made.format(sql.Identifier(role)))
    connection.execute("grant onestory_web, onestory_system to onestory, onestory_pages")


def _extensions(template: str) -> None:
    """In the template, so that every test database has them too."""
    with psycopg.connect(template, autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(
                sql.SQL("create extension if not exists {}").format(sql.Identifier(extension))
            )


def _has(connection: psycopg.Connection, table: str, column: str, name: str) -> bool:
    query = sql.SQL("select 1 from {} where {} = %s").format(
        sql.Identifier(table), sql.Identifier(column)
    )
    return connection.execute(query, [name]).fetchone() is not None
