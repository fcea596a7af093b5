"""Ids that say where they come from, so that a process killed and run again gives the same rows.

Layout, high bits to low: delivery (22 bits), row number (27 bits), part of the row (4 bits).
53 bits in all, so that an id survives JavaScript and JSON as a number.
"""

PART_BITS = 4
ROW_BITS = 27
PARTS_IN_ROW = 1 << PART_BITS
ROWS_IN_DELIVERY = 1 << ROW_BITS
DELIVERIES = 1 << 22
LINKS_IN_RECORD = 1 << 8


def row_id(delivery_id: int, row_number: int) -> int:
    """The id of one row of one delivery; rows are counted from 0 or 1 as the source likes."""
    _inside(delivery_id, DELIVERIES, "delivery")
    _inside(row_number, ROWS_IN_DELIVERY, "row number")
    return delivery_id << (ROW_BITS + PART_BITS) | row_number << PART_BITS


def part_id(row: int, part: int) -> int:
    """The id of something that came from a row: the child's record, the mother's, an entry."""
    _inside(part, PARTS_IN_ROW, "part of a row")
    return row | part


def row_of(any_id: int) -> int:
    """The row that an id came from, whichever part of it this is."""
    return any_id >> PART_BITS << PART_BITS


def delivery_of(any_id: int) -> int:
    """The delivery that first brought what this id names."""
    return any_id >> (ROW_BITS + PART_BITS)


def row_number_of(any_id: int) -> int:
    """The place of the row in its delivery."""
    return any_id >> PART_BITS & (ROWS_IN_DELIVERY - 1)


def link_id(record_id: int, nth: int) -> int:
    """The id of the nth link of a record; a 64-bit number, never shown on a page."""
    _inside(nth, LINKS_IN_RECORD, "link of a record")
    return record_id << 8 | nth


def _inside(value: int, limit: int, what: str) -> None:
    if not 0 <= value < limit:
        raise ValueError(f"{what} {value} is outside 0 to {limit - 1}")
