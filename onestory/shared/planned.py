"""A cursor for the few statements that every page asks: the connection keeps their plans."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor


@contextmanager
def planned() -> Iterator[CursorWrapper]:
    """As `connection.cursor()`, for statements whose text never changes: planned once a connection.

    Values go beside the statement instead of into it. The ORM keeps putting them into it: beside
    it, it would take a whole number without a field to be a small one, and cut it off.
    """
    connection.ensure_connection()
    cursor: Any
    with Cursor(connection.connection) as cursor:
        wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
        yield wrap(cursor)
