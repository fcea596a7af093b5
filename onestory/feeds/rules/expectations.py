"""Whether a delivery looks as its source's deliveries do; if not, why it is held."""

from collections.abc import Sequence
from statistics import median

from onestory.feeds.kinds import Source, Table

COMPARED = 6
ENOUGH = 3


def doubts(
    table: Table, *, rows: int, filled: dict[str, int], keys: int, asked: int, refused: int
) -> list[str]:
    """What is unusual about the rows of one table, a sentence each."""
    expected = table.expected
    if rows < expected.small:
        return []
    found = [
        f"{_named(table)}{name} is filled in {filled[name]:,} of {rows:,} rows, "
        f"where at least {column.filled:.0%} are usual"
        for name, column in table.columns.items()
        if filled[name] < rows * column.filled
    ]
    if rows - keys > rows * expected.duplicates:
        found.append(
            f"{_named(table)}{rows - keys:,} of {rows:,} rows repeat the key of another "
            f"({', '.join(table.key)}), where at most {expected.duplicates:.0%} are usual"
        )
    if asked + refused > rows * expected.in_question:
        found.append(
            f"{_named(table)}{asked + refused:,} of {rows:,} rows cannot be understood, "
            f"where at most {expected.in_question:.0%} are usual: has the file's layout changed?"
        )
    return found


def count_doubts(source: Source, rows: int, earlier: Sequence[int]) -> list[str]:
    """What is unusual about the number of rows; `earlier` are those of the last deliveries."""
    fewest, most = source.tables[0].expected.rows
    usual = source.tables[0].expected.usual
    if not fewest <= rows <= most:
        return [f"It holds {_rows(rows)}, where {fewest:,} to {most:,} are expected"]
    if usual is None or len(earlier) < ENOUGH:
        return []
    middle = median(earlier[:COMPARED])
    if max(rows, middle) < source.tables[0].expected.small:
        return []  # a handful is no measure of anything
    if usual[0] * middle <= rows <= usual[1] * middle:
        return []
    return [
        f"It holds {_rows(rows)}, where the last deliveries held about {middle:,.0f}: "
        f"{'less than' if rows < middle else 'more than'} "
        f"{usual[0] if rows < middle else usual[1]:g} times as many"
    ]


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _named(table: Table) -> str:
    return f"{table.name}: " if table.name else ""
