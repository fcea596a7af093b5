"""The day is always 23 November 2026, and Ashwater is there."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from onestory.profile.tests import world


@pytest.fixture
def ashwater(db: None) -> Iterator[None]:
    """The partnership, on a fixed day."""
    with patch("django.utils.timezone.localdate", return_value=world.TODAY):
        world.partnership()
        yield
