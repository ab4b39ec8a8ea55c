"""Either end of an edge, dragged to another node."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.canvas.gestures.leading import Leading
from editor.workflow.operations.transitions import reconnect_source, reconnect_target
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from editor.canvas.board import Board
    from editor.layout.geometry import Point
    from editor.text.tree import Path
    from editor.workflow.edit import Outcome


@dataclass(slots=True)
class Reconnect:
    """Dragging an end of the edge at a path: 0 is where it begins, -1 where it leads to."""

    board: Board
    edge: Path
    end: int
    _leading: Leading = field(init=False)
    _is_catch: bool = False

    def start(self, _at: Point) -> None:
        """Hold the other end where it is."""
        points = self.board.drawing.picture.edges[self.edge].points
        moves_source = self.end == 0
        self._leading = Leading(self.board, points[-1 if moves_source else 0], self._lead, moves_source)
        self._is_catch = self.board.document.outline.transitions[self.edge].kind is TransitionKind.CATCH

    def move(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Show the line."""
        self._leading.show(at, keys, is_catch=self._is_catch)

    def finish(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Move the end to the node under the pointer."""
        self._leading.do(at, keys)

    def cancel(self) -> None:
        """Leave the edge where it was."""
        self.board.show()

    def _lead(self, target: Path, _keys: Qt.KeyboardModifier) -> Outcome:
        operation = reconnect_source if self.end == 0 else reconnect_target
        return operation(self.board.document, self.edge, target)
