"""Ids lead back to the row they came from, and fit a JSON number."""

import pytest

from onestory.shared import ids


def test_an_id_leads_back_to_its_delivery_and_row() -> None:
    row = ids.row_id(37, 1_204)
    entry = ids.part_id(row, 9)
    assert (ids.row_of(entry), ids.delivery_of(entry), ids.row_number_of(entry)) == (row, 37, 1_204)


def test_the_largest_id_survives_json_and_javascript() -> None:
    largest = ids.part_id(ids.row_id(ids.DELIVERIES - 1, ids.ROWS_IN_DELIVERY - 1), 15)
    assert largest == 2**53 - 1
    assert float(largest) == largest


@pytest.mark.parametrize(("delivery", "row"), [(-1, 0), (ids.DELIVERIES, 0), (1, 1 << 27)])
def test_what_does_not_fit_is_refused_rather_than_spilt_into_a_neighbour(
    delivery: int, row: int
) -> None:
    with pytest.raises(ValueError, match="is outside"):
        ids.row_id(delivery, row)


def test_links_of_two_records_never_share_an_id() -> None:
    record = ids.part_id(ids.row_id(1, 1), 0)
    assert ids.link_id(record, 255) < ids.link_id(record + 1, 0)
