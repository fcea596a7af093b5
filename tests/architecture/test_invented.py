"""Nobody real is in the tree: every NHS number that could be somebody's is one that never is."""

import re
import subprocess
from pathlib import Path

from onestory.shared.nhs_number import Kind, kind
from tests.architecture import tree

TEN_DIGITS = re.compile(r"(?<![\d.\w-])\d{3}[ ]?\d{3}[ ]?\d{4}(?![\d.\w])")
NOT_TEXT = {".png", ".xlsx", ".zip", ".parquet"}


def test_no_nhs_number_in_the_tree_could_be_somebodys() -> None:
    real = [
        f"{tree.name_of(path)}: {number}"
        for path in _kept()
        for number in TEN_DIGITS.findall(path.read_text(encoding="utf-8", errors="replace"))
        if kind(number) is Kind.REAL
    ]
    assert real == []


def _kept() -> list[Path]:
    """What is in the repository; locks hold long numbers of another sort."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=tree.PROJECT, capture_output=True, text=True, check=True
    )
    paths = [tree.PROJECT / name for name in listed.stdout.splitlines()]
    return [
        path
        for path in paths
        if path.suffix not in NOT_TEXT and "requirements" not in path.parts and path.is_file()
    ]
