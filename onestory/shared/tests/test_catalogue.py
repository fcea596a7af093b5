"""Definitions are found by being there; a bad one names its file and the reason."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from onestory.shared import catalogue


@dataclass(frozen=True)
class Tune:
    id: str
    title: str


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(catalogue, "ROOT", "shelf_of_ours")
    catalogue._definitions.cache_clear()
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("shelf_of_")]:
        del sys.modules[name]
    catalogue._definitions.cache_clear()


def put(shelf: Path, package: str, name: str, text: str) -> None:
    folder = shelf / package / "tunes"
    folder.mkdir(parents=True, exist_ok=True)
    for part in (folder.parent, folder):
        (part / "__init__.py").touch()
    (folder / f"{name}.py").write_text(
        f"from onestory.shared.tests.test_catalogue import Tune\n{text}\n"
    )


def tunes() -> dict[str, str]:
    found = catalogue.definitions("shelf_of_ours.tunes", Tune)
    return {identity: tune.title for identity, tune in found.items()}


def test_one_more_is_one_new_file(shelf: Path) -> None:
    put(shelf, "shelf_of_ours", "reel", "DEFINITION = Tune('reel', 'A reel')")
    put(shelf, "shelf_of_ours", "jig", "DEFINITION = Tune('jig', 'A jig')")
    assert tunes() == {"jig": "A jig", "reel": "A reel"}


def test_a_partnership_replaces_one_by_its_id(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shelf, "shelf_of_ours", "jig", "DEFINITION = Tune('jig', 'A jig')")
    put(shelf, "shelf_of_theirs", "our_jig", "DEFINITION = Tune('jig', 'Our own jig')")
    monkeypatch.setenv("ONESTORY_LOCAL", "shelf_of_theirs")
    assert tunes() == {"jig": "Our own jig"}


def test_a_partnership_without_that_folder_changes_nothing(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(shelf, "shelf_of_ours", "jig", "DEFINITION = Tune('jig', 'A jig')")
    monkeypatch.setenv("ONESTORY_LOCAL", "shelf_of_nobody")
    assert tunes() == {"jig": "A jig"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it must have one DEFINITION, a Tune"),
        ("DEFINITION = Tune('', 'Nameless')", "its DEFINITION has no id"),
        ("DEFINITION = Tune(missing)", "NameError"),
    ],
)
def test_a_bad_definition_names_its_file_and_the_reason(
    shelf: Path, text: str, reason: str
) -> None:
    put(shelf, "shelf_of_ours", "broken", text)
    with pytest.raises(catalogue.BadDefinition, match=f"shelf_of_ours/tunes/broken.py: {reason}"):
        tunes()


def test_two_files_with_one_id_are_refused(shelf: Path) -> None:
    put(shelf, "shelf_of_ours", "jig", "DEFINITION = Tune('jig', 'A jig')")
    put(shelf, "shelf_of_ours", "other", "DEFINITION = Tune('jig', 'Another jig')")
    with pytest.raises(catalogue.BadDefinition, match="already has the id 'jig'"):
        tunes()
