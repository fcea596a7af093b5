"""Every model says how it is merged, erased and scrubbed; every room says what is found there."""

import ast
from pathlib import Path

from django.apps import apps

from onestory.shared.lasting import Lasting
from tests.architecture import tree

OURS = [model for model in apps.get_models() if model.__module__.startswith("onestory.")]


def test_a_model_says_what_becomes_of_it() -> None:
    silent = [m._meta.label for m in OURS if not isinstance(vars(m).get("lasting"), Lasting)]
    assert silent == []


def test_a_model_says_what_it_keeps() -> None:
    djangos_words = [m._meta.label for m in OURS if (m.__doc__ or "").startswith(f"{m.__name__}(")]
    assert djangos_words == []


def test_an_area_has_a_readme_with_its_words_and_doors() -> None:
    silent = [area for area in tree.areas() if not (tree.PACKAGE / area / "README.md").exists()]
    assert silent == []


def test_a_module_opens_with_a_sentence() -> None:
    silent = [tree.name_of(p) for p in tree.modules() if not _says_something(p)]
    assert silent == []


def _says_something(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return (
        "migrations" in path.parts or not text.strip() or bool(ast.get_docstring(ast.parse(text)))
    )
