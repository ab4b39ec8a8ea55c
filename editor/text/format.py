"""What a text format offers: reading a text into a tree, and writing minimal edits to it.

A `Document` does not care which format its text has; it goes through this interface.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.text.edits import TextEdit
    from editor.text.tree import Path, Tree


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A value given as source text, to be written as it stands.

    The lines after the first are indented as if the first began at column 1.
    """

    text: str
    comments: tuple[str, ...] = ()  # that stand with it and are written with it, where there may be comments


@dataclass(frozen=True, slots=True)
class Hole:
    """The place in a wrapping value where the wrapped value goes."""


HOLE = Hole()
Value: TypeAlias = "bool | int | float | str | Verbatim | Hole | Sequence[Value] | Mapping[str, Value] | None"
Edits: TypeAlias = "tuple[TextEdit, ...]"


class Format(Protocol):
    """A way to write values down. All edits speak of the tree's text; a path that leads nowhere is an EditProblem."""

    @property
    def name(self) -> str:
        """`JSON`, `YAML`."""
        ...

    @property
    def messages(self) -> Mapping[str, str]:
        """A sentence for each problem code, with `{line}` and `{detail}` to fill in."""
        ...

    def scan(self, text: str) -> Tree:
        """The tree of a text, however broken."""
        ...

    def rescan(self, tree: Tree, edits: Sequence[TextEdit]) -> Tree:
        """The tree of the edited text; what the edits do not touch is kept."""
        ...

    def set_value(self, tree: Tree, path: Path, value: Value) -> Edits:
        """Edits that make the value at a path another one; a missing last name is added at the end."""
        ...

    def insert(self, tree: Tree, container: Path, index: int, value: Value, name: str | None = None) -> Edits:
        """Edits that put an item (or, with a name, a member) before the index-th one."""
        ...

    def remove(self, tree: Tree, path: Path) -> Edits:
        """Edits that take out a member or an item."""
        ...

    def rename(self, tree: Tree, path: Path, name: str) -> Edits:
        """Edits that give a member another name."""
        ...

    def wrap(self, tree: Tree, path: Path, around: Value) -> Edits:
        """Edits that put a value around the one at a path, which goes where `around` has its HOLE."""
        ...

    def verbatim(self, tree: Tree, path: Path) -> Verbatim:
        """The value at a path as source text."""
        ...

    def lifted(self, tree: Tree, path: Path) -> Verbatim:
        """The same with the comments that `remove` takes out with it."""
        ...

    def layout(self, tree: Tree) -> str:
        """The text laid out afresh in the canonical way; raises EditProblem where it has syntax errors."""
        ...
