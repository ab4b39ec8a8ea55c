"""Reference Paths: the ones that name a single place, so that something can be put there (`ResultPath`).

Amazon States Language, "Reference Paths" and "ResultPath": what is missing on the way is created, as objects; an array
position must be there already.
"""

from __future__ import annotations

from typing import Any

from editor.errors import ExpressionProblem
from editor.language.java_text import json_text
from editor.language.jsonpath.errors import InvalidPath
from editor.language.jsonpath.path import compile_path
from editor.language.jsonpath.syntax import Indexes, Names, Step

ReferenceSteps = tuple[str | int, ...]

MAX_SHOWN = 10_000


class ReferencePathConflict(ExpressionProblem):
    """The document has no room for a value at this place: something on the way is no object, or no such item."""


def parse_reference_path(text: str) -> ReferenceSteps:
    """Give the names and positions of a Reference Path, `()` for `$`; raises InvalidPath."""
    if not text.startswith("$"):
        raise InvalidPath("A reference path begins with '$'")
    return tuple(_step(step) for step in compile_path(text).steps)


def _step(step: Step) -> str | int:
    match step:
        case Names(names=(name,)):
            return name
        case Indexes(indexes=(index,)) if index >= 0:
            return index
    raise InvalidPath("A reference path names one place: it may hold names and positions like [0] only", step.start)


def reference_text(steps: ReferenceSteps) -> str:
    """Give a Reference Path's text: `$.a[0]`, a name that needs it in quotes."""
    return "$" + "".join(map(_step_text, steps))


def _step_text(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if step.isidentifier():
        return f".{step}"
    escaped = step.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped}']"


def set_at(document: Any, steps: ReferenceSteps, value: Any) -> Any:
    """Give a document like this one with the value at a place; raises ReferencePathConflict.

    Nothing is changed in place: only the objects and arrays on the way are copied, all else is shared.
    """
    holders: list[Any] = []
    holder = document
    for step in steps:
        holders.append(holder)
        holder = _below(holder, step, steps, document)
    for step, parent in zip(reversed(steps), reversed(holders), strict=True):
        value = _with_child(parent, step, value)
    return value


def _below(holder: Any, step: str | int, steps: ReferenceSteps, document: Any) -> Any:
    if isinstance(step, str) and (holder is _MISSING or isinstance(holder, dict)):
        return _MISSING if holder is _MISSING else holder.get(step, _MISSING)
    if isinstance(step, int) and isinstance(holder, list) and step < len(holder):
        return holder[step]
    raise ReferencePathConflict(f"Unable to apply ReferencePath {reference_text(steps)} to input {_shown(document)}")


def _with_child(parent: Any, step: str | int, value: Any) -> Any:
    if parent is _MISSING:
        return {step: value}
    copy = parent.copy()
    copy[step] = value
    return copy


def _shown(document: Any) -> str:
    try:
        text = json_text(document)
    except RecursionError:
        return "(nested too deep to show)"
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "..."


_MISSING: Any = object()
