"""Several edits one after the other, as one list of minimal edits to the text one began with.

draft = Draft(tree)
draft.remove(("States", "B"))
draft.set(("States", "A", "Next"), "C")
draft.edits   # speak of tree.text
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from editor.errors import EditProblem
from editor.text.edits import compose, normal, trimmed
from editor.text.green import same_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.text.format import Edits, Value, Verbatim
    from editor.text.tree import Node, Path, Tree


class Draft:
    """A tree being changed step by step; `tree` is what it is by now. Every path speaks of that tree.

    Steps raise EditProblem where a path leads nowhere.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._before = tree.text
        self._edits: Edits = ()

    @property
    def edits(self) -> Edits:
        """Minimal edits to the text the draft began with."""
        return trimmed(self._before, self._edits)

    def find(self, path: Path) -> Node | None:
        """The value a path leads to by now."""
        return self.tree.find(path)

    def set(self, path: Path, value: Value) -> None:
        """Make the value at a path another one, an object member by member; a missing last name is added."""
        node = self.tree.find(path)
        if node is None or not node.is_object or not isinstance(value, Mapping):
            self._apply(self.tree.format.set_value(self.tree, path, value))
            return
        names = {member.step: None for member in node.children()}
        for name in names:
            if name not in value:
                self.remove((*path, str(name)))
        for name, inner in value.items():
            present = self.tree.find((*path, name))
            if present is None or not same_value(present.value, inner):
                self.set((*path, name), inner)

    def insert(self, container: Path, index: int, value: Value, name: str | None = None) -> None:
        """Put an item (with a name: a member) before the index-th one; past the end, after the last."""
        self._apply(self.tree.format.insert(self.tree, container, index, value, name))

    def append(self, container: Path, value: Value, name: str | None = None) -> None:
        """Put an item (with a name: a member) after the last one."""
        self.insert(container, sys.maxsize, value, name)

    def remove(self, path: Path) -> None:
        """Take out a member or an item; nothing where there is none."""
        if self.tree.find(path) is not None:
            self._apply(self.tree.format.remove(self.tree, path))

    def rename(self, path: Path, name: str) -> None:
        """Give a member another name."""
        self._apply(self.tree.format.rename(self.tree, path, name))

    def wrap(self, path: Path, around: Value) -> None:
        """Put a value around the one at a path, which goes where `around` has its HOLE."""
        self._apply(self.tree.format.wrap(self.tree, path, around))

    def move(self, path: Path, index: int) -> None:
        """Move a member or an item within its container, to before what is the index-th one without it."""
        node = self.tree.find(path)
        if node is None:
            raise EditProblem(f"there is no {'/'.join(map(str, path))} in the text")
        if node.parent is None:
            raise EditProblem("the outermost value cannot be moved")
        text = self.tree.format.lifted(self.tree, path)
        name = None if node.member is None else node.member.name
        self.remove(path)
        self.insert(path[:-1], index, text, name)

    def change(self, changes: Iterable[Edits]) -> None:
        """Do several changes at once that all speak of the present tree and do not overlap: quicker for many."""
        self._apply(normal(edit for edits in changes for edit in edits))

    def verbatim(self, path: Path) -> Verbatim:
        """The value at a path as source text."""
        return self.tree.format.verbatim(self.tree, path)

    def count(self, container: Path) -> int:
        """How many items a container has; 0 where there is none."""
        node = self.tree.find(container)
        return 0 if node is None else sum(1 for _ in node.children())

    def _apply(self, edits: Edits) -> None:
        if not edits:
            return
        tree = self.tree.format.rescan(self.tree, edits)
        self._edits = compose(len(self._before), self._edits, edits)
        self.tree = tree
