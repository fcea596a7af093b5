"""Nobody leaves out what becomes of what is kept."""

import pytest

from onestory.shared.lasting import Lasting


def test_an_empty_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="scrubbed"):
        Lasting(merged="Stays with its record.", erased="With the person.", scrubbed=" ")
