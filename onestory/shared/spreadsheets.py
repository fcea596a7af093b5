"""Lists for spreadsheets: text that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Also full-width, which some spreadsheets fold to the plain sign."""


def safe(cell: object) -> str:
    """As text; what a spreadsheet would run gets an apostrophe before it, and so is shown.

    Source: OWASP, CSV Injection. Spaces before the sign do not hide it.
    """
    text = "" if cell is None else str(cell).replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) else text


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Every cell quoted and safe; begins with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    table = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow([safe(cell) for cell in head])
    table.writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + written.getvalue()
