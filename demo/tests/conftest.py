"""One small borough, written once for all the proofs here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from demo import generate

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def ashwater(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a borough with 300 children under five."""
    folder = tmp_path_factory.mktemp("ashwater")
    generate.write(folder, under_fives=300, seed=1, today=TODAY)
    return folder
