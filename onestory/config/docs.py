"""`onestory docs`: draws docs/map.md, docs/consent.md and docs/catalogue/, or says that they are old."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from django.conf import settings

from onestory.config import docs_writing as written
from onestory.parents.kinds import CAMPAIGN_MOVES, NOTICE_MOVES
from onestory.parents.rules.moves import chart
from onestory.shared.exits import Exit
from onestory.sharing import consent_table

LAYERS = (
    ("wiring", ("config",)),
    ("show", ("parents",)),
    ("bring in", ("feeds",)),
    ("see whole", ("profile",)),
    ("know", ("record",)),
    ("may", ("sharing",)),
    ("who", ("people", "agencies")),
    ("tools", ("web", "shared")),
)
DRAWN = "<!-- Drawn from the code by `make docs`; change the code, not this page. -->"


@click.command(help="Draw docs/map.md and docs/catalogue/ from the code.")
@click.option("--check", is_flag=True, help="Change nothing; exit 4 if the pages are old.")
@click.pass_context
def docs(ctx: click.Context, check: bool) -> None:
    """Pages no longer drawn are taken away."""
    folder = settings.PROJECT / "docs"
    wanted = {folder / name: text for name, text in pages()}
    old = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    gone = [path for path in (folder / "catalogue").rglob("*.md") if path not in wanted]
    if check and (old or gone):
        names = ", ".join(str(path.relative_to(settings.PROJECT)) for path in old + gone)
        click.echo(f"Old: {names}. Run `make docs`.")
        ctx.exit(Exit.REFUSED)
    for path in [] if check else gone:
        path.unlink()
    for path in [] if check else old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path])


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name below docs/, and its text."""
    yield "map.md", the_map()
    yield "consent.md", f"{DRAWN}\n\n{consent_table.drawn()}\n"
    yield "catalogue/parents-moves.md", the_moves()
    for folder in catalogues():
        yield f"catalogue/{folder.replace('.', '-')}.md", catalogue_page(folder)


def the_map() -> str:
    """Areas from the top down: their words from the README, a line for each module."""
    parts = [
        DRAWN,
        "# The map",
        "Areas from the top down; each looks down only, and enters another by its doors.",
    ]
    for layer, areas in LAYERS:
        parts += [f"## {layer}", *(_area(area) for area in areas)]
    return "\n\n".join(parts) + "\n"


def the_moves() -> str:
    """How a campaign and a notice may move, drawn from the tables that hold them to it."""
    parts = [DRAWN, "# parents, moves", "Which state may follow which; nothing else is possible."]
    for name, moves in (("A campaign", CAMPAIGN_MOVES), ("A notice", NOTICE_MOVES)):
        parts += [f"## {name}", f"```mermaid\n{chart(moves)}\n```"]
    return "\n\n".join(parts) + "\n"


def _area(area: str) -> str:
    folder = _package() / area
    lines = [f"### {area}", "", _words(folder), ""]
    for path in sorted(folder.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts) and (said := _first_line(path)):
            lines.append(f"- `{path.relative_to(folder)}` {said}")
    return "\n".join(lines)


def _words(folder: Path) -> str:
    """The first paragraph of the area's README, below its heading; else of its package."""
    readme = folder / "README.md"
    if not readme.exists():
        return _first_line(folder / "__init__.py")
    paragraphs = [part for part in readme.read_text().split("\n\n") if not part.startswith("#")]
    return paragraphs[0].strip()


def _first_line(path: Path) -> str:
    said = ast.get_docstring(ast.parse(path.read_text())) or ""
    return said.splitlines()[0] if said else ""


def catalogues() -> list[str]:
    """Folders in which at least one module has a DEFINITION: "feeds.sources"."""
    root = _package()
    found = {path.parent for path in root.rglob("*.py") if _defines(path)}
    return sorted(".".join(folder.relative_to(root).parts) for folder in found)


def _defines(path: Path) -> bool:
    return "tests" not in path.parts and "\nDEFINITION" in path.read_text()


def catalogue_page(folder: str) -> str:
    """Every definition of a folder, with what it says of itself."""
    path = _package().joinpath(*folder.split("."))
    parts = [DRAWN, f"# {folder.replace('.', ', ')}", _first_line(path / "__init__.py")]
    for module in sorted(path.glob("[!_]*.py")):
        definition = importlib.import_module(f"onestory.{folder}.{module.stem}").DEFINITION
        parts.append(_definition(definition, _first_line(module)))
    return "\n\n".join(parts) + "\n"


def _definition(definition: Any, said: str) -> str:
    return "\n".join([f"## {definition.id}", "", said, "", *written.fields_of(definition)])


def _package() -> Path:
    return Path(settings.PROJECT) / "onestory"
