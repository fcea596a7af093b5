"""Any definition as a nested list of Markdown: what is as usual is left out."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

STEP = "  "


def fields_of(shape: Any, indent: str = "") -> Iterator[str]:
    """A line for each field that says something other than its default."""
    for field in fields(shape):
        value = getattr(shape, field.name)
        if not _as_usual(field, value):
            yield from _named(field.name.replace("_", " "), value, indent)


def _as_usual(field: Field[Any], value: Any) -> bool:
    made = field.default_factory() if field.default_factory is not MISSING else field.default
    return (
        value is None or _empty(value) or (type(value) is type(made) and repr(value) == repr(made))
    )


def _empty(value: Any) -> bool:
    return isinstance(value, str | Mapping | list | tuple | frozenset | set) and not value


def _named(name: str, value: Any, indent: str) -> Iterator[str]:
    parts = list(_parts(value))
    if not parts:
        said = "" if value is True else f": {_one_line(value)}"
        yield f"{indent}- **{name}**{said}"
        return
    yield f"{indent}- **{name}**"
    for part_name, part in parts:
        yield from _part(part_name, part, indent + STEP)


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    """What deserves a line of its own; nothing for what fits in one."""
    if isinstance(value, Mapping):
        yield from ((str(key), inner) for key, inner in value.items())
    elif is_dataclass(value):
        yield "", value
    elif isinstance(value, list | tuple) and any(_long(inner) for inner in value):
        yield from (("", inner) for inner in value)


def _part(name: str, value: Any, indent: str) -> Iterator[str]:
    if is_dataclass(value) and not isinstance(value, type):
        lines = list(fields_of(value, indent + STEP if name else indent))
        yield from [f"{indent}- {name}", *lines] if name else _joined(value, lines, indent)
    elif isinstance(value, Mapping):
        yield from _named(name, value, indent)
    else:
        yield f"{indent}- {name + ': ' if name else ''}{_one_line(value)}"


def _joined(shape: Any, lines: list[str], indent: str) -> Iterator[str]:
    """A nameless shape: its first field leads, the others hang below it."""
    for number, line in enumerate(lines):
        yield line if number == 0 else STEP + line
    if not lines:
        yield f"{indent}- {type(shape).__name__}"


def _long(value: Any) -> bool:
    return is_dataclass(value) or isinstance(value, Mapping) or len(str(value)) > 40


def _one_line(value: Any) -> str:
    if isinstance(value, frozenset | set):
        return ", ".join(sorted(map(str, value)))
    if isinstance(value, list | tuple):
        return ", ".join(_one_line(inner) for inner in value)
    if callable(value):
        return f"`{getattr(value, '__name__', 'a rule')}`"
    plain = isinstance(value, str | int | float) or hasattr(value, "isoformat")
    return " ".join(str(value).split()) if plain else f"`{value}`"
