"""The writers, one module a source, each with one WRITER: one more source is one more file here."""

from __future__ import annotations

import importlib
import pkgutil

from demo.writing import Writer


def all_writers() -> list[Writer]:
    """Every writer in this folder, in the order of its module's name."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}").WRITER for name in found]
