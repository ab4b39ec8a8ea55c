"""Finds where code uses a private name (`_name`) of a package that is not its own, by reading its syntax."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Public in spite of their underscore: the fields and methods of a NamedTuple.
NAMED_TUPLE = {"_replace", "_asdict", "_fields", "_make", "_field_defaults"}


def foreign_private_names(source: str, package: str) -> list[str]:
    """Each private name of another package that `source`, a module of `package`, uses: `line 3: editor.text._scan`."""
    tree = ast.parse(source)
    imported: dict[str, str] = {}
    found = []
    for line, bound, full_name in imports(tree):
        if belongs_elsewhere(full_name, package):
            imported[bound] = full_name
            if private_part(full_name):
                found.append((line, full_name))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            owner = dotted(node.value)
            first = owner.split(".")[0]
            if first in imported:
                found.append((node.lineno, f"{imported[first]}{owner[len(first) :]}.{node.attr}"))
    return [f"line {line}: {name}" for line, name in sorted(found)]


def imports(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Line, name bound and full dotted name of everything imported from the project."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "editor":
            for alias in node.names:
                yield node.lineno, alias.asname or alias.name, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "editor":
                    full = alias.name if alias.asname else "editor"
                    yield node.lineno, alias.asname or "editor", full if not private_part(alias.name) else alias.name


def belongs_elsewhere(full_name: str, package: str) -> bool:
    """Whether an imported name lies outside the package: neither `package.name` nor `package.module.name`."""
    inside = full_name.removeprefix(f"{package}.")
    return inside == full_name or inside.count(".") > 1


def private_part(full_name: str) -> bool:
    """Whether a module on the way, or the name itself, is private."""
    return any(is_private(part) for part in full_name.split("."))


def is_private(name: str) -> bool:
    """Whether a name says that it is not for others: one leading underscore."""
    return name.startswith("_") and not name.startswith("__") and name not in NAMED_TUPLE


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an expression that is a chain of names, else an empty text."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""
