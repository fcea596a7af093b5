"""On which line of a definition's file a fault stands, so that whoever wrote it finds it at once."""

import ast
from collections.abc import Iterator


def line_of(source: str, *, clause: str = "", field: str = "", value: str = "") -> int:
    """The line of a value, else of a field, within a clause if one is named; 1 where none is found."""
    tree = ast.parse(source)
    scope = _clause(tree, clause) if clause else _definition(tree)
    places: list[ast.AST] = [scope, tree]
    for find, said in ((_values, value), (_fields, field)):
        for place in places if said else ():
            if line := next(find(place, said), None):
                return line
    return getattr(scope, "lineno", 1)


def _definition(tree: ast.AST) -> ast.AST:
    """What stands after "DEFINITION =", or the whole file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(_is(each, "DEFINITION") for each in node.targets):
            return node.value
    return tree


def _clause(tree: ast.AST, identity: str) -> ast.AST:
    """The call that makes the last clause of this id: of two alike the second is the mistake."""
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _is(node.func, "Clause")
        if any(word.arg == "id" and _says(word.value, identity) for word in node.keywords)
    ]
    return max(found, key=lambda node: node.lineno) if found else _definition(tree)


def _values(place: ast.AST, value: str) -> Iterator[int]:
    for node in ast.walk(place):
        if isinstance(node, ast.Constant) and node.value == value:
            yield node.lineno


def _fields(place: ast.AST, field: str) -> Iterator[int]:
    for node in ast.walk(place):
        if isinstance(node, ast.Call):
            yield from (word.value.lineno for word in node.keywords if word.arg == field)


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _says(node: ast.AST, value: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == value
