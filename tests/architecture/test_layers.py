"""An area looks down, never up or sideways, and enters another by its doors only."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import Field

from tests.architecture import tree

MODELS_AS_STRINGS = re.compile(r"""["']([a-z]+)\.[A-Z]\w+["']""")
CLOCK_OR_CHANCE = re.compile(r"\b(date\.today|datetime\.now|time\.time|random\.)\b")
BELOW_WIRING = [path for path in tree.modules() if tree.area_of(path) not in {"", "config"}]


def test_the_layers_here_are_those_that_the_linter_holds() -> None:
    project = tomllib.loads((tree.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (contract,) = (contract for contract in contracts if contract["type"] == "layers")
    assert contract["exhaustive"]
    assert [set(layer.split(" | ")) for layer in contract["layers"]] == list(tree.LAYERS)


def test_every_area_has_its_layer() -> None:
    assert set(tree.areas()) <= set().union(*tree.LAYERS)


def test_another_area_is_entered_by_its_doors() -> None:
    through_walls = [
        f"{tree.name_of(path)} imports {name}"
        for path in BELOW_WIRING
        for name in tree.imports(path)
        if name.startswith("onestory.") and not _by_a_door(tree.area_of(path), name)
    ]
    assert through_walls == []


def test_no_string_names_a_model_above() -> None:
    """A foreign key written as a string would slip past the import linter."""
    upward = [
        f"{tree.name_of(path)} names {label}"
        for path in BELOW_WIRING
        for label in MODELS_AS_STRINGS.findall(path.read_text(encoding="utf-8"))
        if label in tree.areas() and _upward(tree.area_of(path), label)
    ]
    assert upward == []


def test_no_relation_leads_up_or_sideways() -> None:
    upward = [
        f"{field} leads to {other}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and isinstance(field.related_model, type)
        for other in [field.related_model._meta.app_label]
        if {model._meta.app_label, other} <= set(tree.areas())
        and _upward(model._meta.app_label, other)
    ]
    assert upward == []


def test_a_rule_knows_no_django_no_clock_and_no_chance() -> None:
    unruly = [
        tree.name_of(path)
        for path in BELOW_WIRING
        if "rules" in path.parts
        and (_uses_django(path) or CLOCK_OR_CHANCE.search(path.read_text(encoding="utf-8")))
    ]
    assert unruly == []


def _by_a_door(area: str, target: str) -> bool:
    """`target` as "onestory.people.models.Person"; a door may be a folder of modules too."""
    _, other, inside, *_ = [*target.split("."), "", ""]
    return other in tree.TOOLS | {area} or inside in tree.DOORS


def _upward(area: str, other: str) -> bool:
    return other != area and tree.height(other) >= tree.height(area)


def _uses_django(path: Path) -> bool:
    return any(name.split(".")[0] == "django" for name in tree.imports(path))
