"""The parts of an intrinsic call; `start` and `end` are offsets in code points in the text it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.language.jsonpath import JsonPath, Root


@dataclass(frozen=True, slots=True)
class Literal:
    """A string, number, true, false or null.

    raw: what stands between the quotes of a string, escapes kept (States.Format reads `\\{` itself); else the text.
    """

    value: str | float | bool | None
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PathArgument:
    """A path: `root` says of what (input, context object, variable), `path` is the rest, ready to be evaluated."""

    text: str
    root: Root
    path: JsonPath
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """`States.Name(arguments)`; `name` is without `States.`."""

    name: str
    arguments: tuple[Argument, ...]
    start: int
    end: int

    @property
    def full_name(self) -> str:
        """The name as it is written: `States.Format`."""
        return f"States.{self.name}"


Argument = Call | Literal | PathArgument
