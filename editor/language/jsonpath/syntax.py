"""The parts of a path: frozen records that know where in the text they stand.

`start` and `end` are offsets in code points in the text the path was parsed from. `fragment` is the part as the
library writes it in messages, whatever the text looked like: `$.a` and `$["a"]` are `$['a']` and `$["a"]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Names:
    """`.name`, `['name']` or `['one','other']`."""

    names: tuple[str, ...]
    quote: str
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The step as messages show it."""
        return "[" + ",".join(f"{self.quote}{name}{self.quote}" for name in self.names) + "]"


@dataclass(frozen=True, slots=True)
class Indexes:
    """`[0]` or `[0,2]`; a negative one counts from the end."""

    indexes: tuple[int, ...]
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The step as messages show it."""
        return "[" + ",".join(map(str, self.indexes)) + "]"


@dataclass(frozen=True, slots=True)
class Slice:
    """`[from:to]`, at least one of both given."""

    first: int | None
    stop: int | None
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The step as messages show it."""
        first = "" if self.first is None else str(self.first)
        stop = "" if self.stop is None else str(self.stop)
        return f"[{first}:{stop}]"


@dataclass(frozen=True, slots=True)
class Wildcard:
    """`.*` or `[*]`."""

    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The step as messages show it."""
        return "[*]"


@dataclass(frozen=True, slots=True)
class DeepScan:
    """`..`: the next step, at every depth."""

    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The step as messages show it."""
        return ".."


@dataclass(frozen=True, slots=True)
class Filter:
    """`[?(condition)]`."""

    condition: Condition
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The step as messages show it."""
        return "[?]"


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """`.name(parameters)`; a parameter is a path or the text of a JSON value."""

    name: str
    parameters: tuple[PathExpression | str, ...]
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The step as messages show it."""
        return f".{self.name}(...)" if self.parameters else f".{self.name}()"


Step = Names | Indexes | Slice | Wildcard | DeepScan | Filter | FunctionCall


@dataclass(frozen=True, slots=True)
class PathExpression:
    """A whole path; `root` is `$` (the document) or `@` (the item a filter looks at)."""

    root: str
    steps: tuple[Step, ...]
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """The path as messages show it."""
        return self.root + "".join(step.fragment for step in self.steps)


@dataclass(frozen=True, slots=True)
class StringLiteral:
    """`'text'` in a filter."""

    value: str


@dataclass(frozen=True, slots=True)
class NumberLiteral:
    """A number in a filter."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class ConstantLiteral:
    """`true`, `false` or `null` in a filter."""

    value: bool | None


@dataclass(frozen=True, slots=True)
class JsonLiteral:
    """`['a', 1]` or `{...}` in a filter: lenient JSON, read when it is compared."""

    text: str


@dataclass(frozen=True, slots=True)
class PatternLiteral:
    """`/pattern/flags` in a filter."""

    pattern: str
    flags: str


Operand = PathExpression | StringLiteral | NumberLiteral | ConstantLiteral | JsonLiteral | PatternLiteral


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left operator right`; the operator in capitals."""

    left: Operand
    operator: str
    right: Operand


@dataclass(frozen=True, slots=True)
class Existence:
    """`@.a` or `!@.a`: the path leads somewhere, or nowhere."""

    path: PathExpression
    expected: bool


@dataclass(frozen=True, slots=True)
class Not:
    """`!(condition)`."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """`a && b`."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """`a || b`."""

    conditions: tuple[Condition, ...]


Condition = Comparison | Existence | Not | Every | Some
