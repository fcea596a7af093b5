"""The partnership of the small worlds, for tests that tell a story."""

import pytest

from tests.lens.kept import keep_partnership


@pytest.fixture
def partnership(db: None) -> None:
    keep_partnership()
