"""A cursor for the few statements that every page asks: the connection keeps their plans."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor


def planned() -> CursorWrapper:
    """As `connection.cursor()`, for statements whose text never changes: planned once a connection.

    Values go beside the statement instead of into it. The ORM keeps putting them into it: beside
    it, it would take a whole number without a field to be a small one, and cut it off.
    """
    here = connections[DEFAULT_DB_ALIAS]  # `connection` would look it up at each use
    if here.connection is None:
        here.ensure_connection()
    cursor: Any = Cursor(here.connection)
    return here.make_debug_cursor(cursor) if here.queries_logged else here.make_cursor(cursor)
