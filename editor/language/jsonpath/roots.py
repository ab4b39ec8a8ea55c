"""What a path begins at: the state's input `$`, the context object `$$`, or a variable `$name`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from editor.language.variable_names import name_length

Kind = Literal["input", "context", "variable"]


@dataclass(frozen=True, slots=True)
class Root:
    """Where a path begins and what is left of it.

    rest: the path below the root, beginning with `$`, for compile_path.
    shift: what to add to an offset in `rest` to have it in the whole text.
    """

    kind: Kind
    name: str
    rest: str
    shift: int


def root_of(text: str) -> Root:
    """Give what a path begins at; `$name.a` is variable `name` and `$.a`."""
    if text.startswith("$$"):
        return Root("context", "", text[1:], 1)
    length = name_length(text, 1) if text.startswith("$") else 0
    if length:
        return Root("variable", text[1 : 1 + length], "$" + text[1 + length :], length)
    return Root("input", "", text, 0)
