"""A partnership for the tests of feeds, and a store of kept files that is thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from onestory.agencies import actions as agencies

BOROUGH = Path(__file__).resolve().parents[3] / "demo" / "borough.yaml"


@pytest.fixture(autouse=True)
def kept(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.DATA = tmp_path
    yield tmp_path


@pytest.fixture
def partnership(db: None) -> None:
    agencies.load_partnership(BOROUGH, by="tests")

