"""What a fresh server is given once: the roles, the database, the extensions.

A partnership's own server needs the same; docs/how-to/run-in-production.md has it as SQL.
"""

import psycopg
from psycopg import sql

EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent", "fuzzystrmatch")
OWNER = "onestory"
WEB = "onestory_web"


def provide(superuser: str) -> None:
    """Make what is missing; safe to run at every start."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        if _has(connection, "pg_database", "datname", "onestory"):
            return
        _roles(connection)
        _extensions(superuser + " dbname=template1")
        connection.execute(sql.SQL("create database onestory owner onestory"))


def begin_anew(superuser: str) -> None:
    """Drop the database with all that is in it, and make an empty one."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("drop database if exists onestory with (force)")
    provide(superuser)


def _roles(connection: psycopg.Connection) -> None:
    if not _has(connection, "pg_roles", "rolname", OWNER):
        connection.execute("create role onestory login createdb nosuperuser nobypassrls")
    if not _has(connection, "pg_roles", "rolname", WEB):
        connection.execute("create role onestory_web nologin nosuperuser nobypassrls")
    connection.execute("grant onestory_web to onestory")


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
