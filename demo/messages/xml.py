"""A resource in FHIR's XML form."""

from __future__ import annotations

from typing import Any

from demo.messages.parts import Json


def to_xml(found: Json) -> str:
    """A resource in FHIR's XML form, of the same content as its JSON."""
    kind = found["resourceType"]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_element(kind, found, root=True)}\n'


def _element(name: str, value: Any, *, root: bool = False, more: Json | None = None) -> str:
    if isinstance(value, dict):
        return _complex(name, value, root)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    inner = "".join(_fields(more)) if more else ""
    shown = f'<{name} value="{_escaped(text)}"'
    return f"{shown}>{inner}</{name}>" if inner else f"{shown}/>"


def _complex(name: str, value: Json, root: bool) -> str:
    space = ' xmlns="http://hl7.org/fhir"' if root else ""
    url = f' url="{_escaped(value["url"])}"' if name == "extension" else ""
    skip = {"resourceType", "url"} if name == "extension" else {"resourceType"}
    inner = "".join(_fields({k: v for k, v in value.items() if k not in skip}))
    return f"<{name}{space}{url}>{inner}</{name}>"


def _fields(value: Json) -> list[str]:
    parts = []
    for name, field in value.items():
        if name.startswith("_"):
            continue
        for one in field if isinstance(field, list) else [field]:
            if name == "resource":
                parts.append(f"<resource>{_element(one['resourceType'], one)}</resource>")
            else:
                parts.append(_element(name, one, more=value.get(f"_{name}")))
    return parts


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return text.replace("\n", "&#10;")
