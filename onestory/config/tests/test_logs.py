"""What could name a person never reaches a log."""

import json
import logging

import pytest

from onestory.config import logs


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Not Found: /people/9434765919/", "Not Found: /people/[number]/"),
        ("number 943 476 5919 twice", "number [number] twice"),
        ("moved to ZQ1 1AA", "moved to [postcode]"),
        ("born 2026-03-01 here", "born [date] here"),
        ("born 01/03/2026", "born [date]"),
        ("GET /find?name=smith&dob=1", "GET /find?[query]"),
        (
            "Key (name, sex)=(Ada Moss, 2) already exists",
            "Key (name, sex)=([values]) already exists",
        ),
        ("delivery 12 applied 3000 rows", "delivery 12 applied 3000 rows"),
    ],
)
def test_a_line_is_struck(written: str, kept: str) -> None:
    assert logs.without_people(written) == kept


def test_a_librarys_own_line_is_struck_too() -> None:
    line = logging.LogRecord("django", logging.WARNING, "", 0, "child %s", ("9434765919",), None)
    written = json.loads(logs.formatter(lines="json").format(line))
    assert written["event"] == "child [number]"
