"""A new edge, dragged from a port of a node to another node."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.canvas.gestures.leading import CATCHING, RULING, Leading
from editor.workflow.operations.transitions import connect
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from editor.canvas.board import Board
    from editor.layout.geometry import Point
    from editor.text.tree import Path
    from editor.workflow.edit import Outcome


@dataclass(slots=True)
class Connect:
    """Dragging from a port. With Alt it catches errors; with Shift it is one more rule of a Choice."""

    board: Board
    source: Path
    port: Point
    _leading: Leading = field(init=False)

    def start(self, _at: Point) -> None:
        """Begin the line at the port."""
        self._leading = Leading(self.board, self.port, self._lead)

    def move(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Show the line, and what it would be."""
        self._leading.show(at, keys, is_catch=kind_for(keys) is TransitionKind.CATCH)

    def finish(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Connect to the node under the pointer."""
        self._leading.do(at, keys)

    def cancel(self) -> None:
        """Take the line away."""
        self.board.show()

    def _lead(self, target: Path, keys: Qt.KeyboardModifier) -> Outcome:
        return connect(self.board.document, self.source, target, kind_for(keys))


def kind_for(keys: Qt.KeyboardModifier) -> TransitionKind | None:
    """The kind of transition that keys ask for; None for what is usual."""
    if keys & CATCHING:
        return TransitionKind.CATCH
    return TransitionKind.CHOICE if keys & RULING else None
