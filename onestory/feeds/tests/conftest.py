"""A partnership for the tests of feeds, and a store of kept files that is thrown away."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_django import Settings

from onestory.agencies import actions as agencies

BOROUGH = Path(__file__).resolve().parents[3] / "demo" / "borough.yaml"


@pytest.fixture(autouse=True)
def kept(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture(scope="session")
def borough() -> dict[str, Any]:
    """Ashwater with one street a sector: its services matter here, not its postcodes."""
    described = yaml.safe_load(BOROUGH.read_text(encoding="utf-8"))
    described["postcodes"]["units"] = described["postcodes"]["units"][:1]
    return dict(described)


@pytest.fixture
def partnership(db: None, borough: dict[str, Any]) -> None:
    agencies.load_partnership(borough, by="tests")
