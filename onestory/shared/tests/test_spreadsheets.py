"""Nothing that somebody typed runs in somebody else's spreadsheet."""

import csv
import io

import pytest

from onestory.shared.spreadsheets import as_csv, safe


@pytest.mark.parametrize(
    "typed",
    [
        "=HYPERLINK(\"http://x\")", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
        " =1", "＝1", "＋1", "－1", "＠x", "\x00=1",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_shown_instead(typed: str) -> None:
    assert safe(typed).startswith("'")


@pytest.mark.parametrize(
    "typed", ["Ada Obi", "4 Alder Road", "O'Neill", "Zoë", "1-2 High Street", ""]
)
def test_what_is_harmless_stays_as_it_is(typed: str) -> None:
    assert safe(typed) == typed


def test_what_is_not_there_is_an_empty_cell_and_a_number_is_text() -> None:
    assert (safe(None), safe(7)) == ("", "7")


def test_commas_quotes_and_new_lines_stay_in_their_cell() -> None:
    text = as_csv(("Name", "Where"), [('Ada "Addy" Obi', "4, Alder Road\nAshwater"), ("=1", None)])
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [
        ["Name", "Where"],
        ['Ada "Addy" Obi', "4, Alder Road\nAshwater"],
        ["'=1", ""],
    ]
