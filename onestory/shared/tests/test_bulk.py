"""A frame that goes into PostgreSQL comes out of it the same."""

import datetime as dt

import polars as pl
import pytest
from django.db import connection

from onestory.shared.bulk import copy_frame, fetch_frame, insert_frame, staged

pytestmark = pytest.mark.django_db

HARD = pl.DataFrame(
    {
        "number": [1, 2, 2**53],
        "words": ['a "quoted", cell\nwith a newline', "", None],
        "odd": ["\\N", "NULL", "Siân \\ 李"],
        "yes": [True, False, None],
        "day": [dt.date(2026, 2, 28), None, dt.date(1, 1, 1)],
        "at": [dt.datetime(2026, 11, 23, 8, 0, 0, 5, tzinfo=dt.UTC), None, None],
        "weight": [1.5, None, -0.25],
    },
    schema_overrides={"at": pl.Datetime("us", "UTC")},
)


@pytest.fixture
def table() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE kept (number bigint PRIMARY KEY, words text, odd text,"
            " yes boolean, day date, at timestamptz, weight double precision)"
        )
    return "kept"


def test_every_kind_of_cell_survives_the_journey(table: str) -> None:
    assert copy_frame(table, HARD) == 3
    assert fetch_frame("SELECT * FROM kept ORDER BY number").equals(HARD)


def test_no_rows_still_have_their_columns(table: str) -> None:
    assert copy_frame(table, HARD.clear()) == 0
    assert fetch_frame("SELECT * FROM kept").schema == HARD.schema


def test_a_query_takes_its_values_apart_from_its_words(table: str) -> None:
    copy_frame(table, HARD)
    found = fetch_frame("SELECT odd FROM kept WHERE number = ANY(%s) AND yes", [[1, 2]])
    assert found["odd"].to_list() == ["\\N"]


def test_known_rows_are_left_alone_where_asked(table: str) -> None:
    copy_frame(table, HARD.head(2))
    assert insert_frame(table, HARD, skip_known=True) == 1


def test_a_staged_frame_is_gone_after_its_statement(table: str) -> None:
    with staged(HARD.select("number"), like=table), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM staged")
        assert cursor.fetchone() == (3,)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('staged')")
        assert cursor.fetchone() == (None,)
