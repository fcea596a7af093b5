"""Finds definitions: one module, one `DEFINITION`; nothing is registered anywhere.

A partnership's own definitions live in a package outside this repository, named by the setting or
environment variable `ONESTORY_LOCAL`, in folders of the same path (`feeds/sources/` and so on).
One of theirs with the `id` of one of ours takes its place.
"""

import importlib
import os
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")
ROOT = "onestory"


class BadDefinition(Exception):
    """A definition's file cannot be used; names the file and the reason."""


def definitions(package: str, kind: type[T]) -> Mapping[str, T]:
    """All definitions of a kind in `package` ("onestory.feeds.sources") by id, in order of id."""
    return _definitions(package, kind, local_package())  # type: ignore[arg-type]


def file_of(package: str, kind: type[T], identity: str) -> Path | None:
    """The file that a definition was read from: a partnership's own goes before ours."""
    local = local_package()
    for folder in filter(None, (local and package.replace(ROOT, local, 1), package)):
        for name in _modules(folder, may_be_missing=True):
            module = importlib.import_module(name)
            definition = getattr(module, "DEFINITION", None)
            if isinstance(definition, kind) and getattr(definition, "id", "") == identity:
                return Path(str(module.__file__))
    return None


def local_package() -> str:
    """The partnership's own package, or an empty string."""
    return os.environ.get("ONESTORY_LOCAL", "")


@cache
def _definitions(package: str, kind: type[T], local: str) -> Mapping[str, T]:
    found = _in_folder(package, kind)
    if local:
        found |= _in_folder(package.replace(ROOT, local, 1), kind, may_be_missing=True)
    return MappingProxyType(dict(sorted(found.items())))


def _in_folder(package: str, kind: type[T], *, may_be_missing: bool = False) -> dict[str, T]:
    found: dict[str, T] = {}
    for name in _modules(package, may_be_missing):
        definition = _read(name, kind)
        identity = str(getattr(definition, "id", ""))
        if not identity:
            raise _bad(name, "its DEFINITION has no id")
        if identity in found:
            raise _bad(name, f"another file beside it already has the id '{identity}'")
        found[identity] = definition
    return found


def _modules(package: str, may_be_missing: bool) -> Iterator[str]:
    try:
        folder = importlib.import_module(package)
    except ModuleNotFoundError as missing:
        if may_be_missing and missing.name and package.startswith(missing.name):
            return
        raise BadDefinition(f"{package}: there is no such folder of definitions") from missing
    for module in pkgutil.iter_modules(folder.__path__):
        if not module.ispkg and not module.name.startswith("_"):
            yield f"{package}.{module.name}"


def _read(name: str, kind: type[T]) -> T:
    try:
        module = importlib.import_module(name)
    except Exception as error:
        raise _bad(name, f"{type(error).__name__}: {error}") from error
    definition = getattr(module, "DEFINITION", None)
    if not isinstance(definition, kind):
        raise _bad(name, f"it must have one DEFINITION, a {kind.__name__}")
    return definition


def _bad(name: str, reason: str) -> BadDefinition:
    return BadDefinition(f"{name.replace('.', '/')}.py: {reason}")
