"""The tree as data: areas from the top down, the modules of each, what they import."""

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "onestory"

# As in pyproject.toml's layers; people and agencies stand side by side.
LAYERS = (
    {"config"},
    {"parents"},
    {"feeds"},
    {"profile"},
    {"record"},
    {"sharing"},
    {"people", "agencies"},
    {"web"},
    {"shared"},
)
DOORS = {"actions", "queries", "kinds", "guard"}
TOOLS = {"web", "shared"}


def height(area: str) -> int:
    """0 for the lowest."""
    return next(n for n, areas in enumerate(reversed(LAYERS)) if area in areas)


def areas() -> list[str]:
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def modules() -> Iterator[Path]:
    """All but tests."""
    yield from (path for path in sorted(PACKAGE.rglob("*.py")) if "tests" not in path.parts)


def name_of(path: Path) -> str:
    """As written in a report: onestory/people/models.py."""
    return str(path.relative_to(PROJECT))


def area_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imports(path: Path) -> Iterator[str]:
    """Dotted names as imported: "onestory.people.models.Person" for `from … import Person`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{name.name}" for name in node.names)
