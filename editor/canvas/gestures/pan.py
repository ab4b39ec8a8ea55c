"""The canvas dragged along under the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.canvas.gestures.gesture import NOWHERE

if TYPE_CHECKING:
    from editor.canvas.board import Board
    from editor.layout.geometry import Point


@dataclass(slots=True)
class Pan:
    """Dragging with the middle button, or with the space bar held."""

    board: Board
    _held: Point = NOWHERE

    def start(self, at: Point) -> None:
        """Take hold of the canvas."""
        self._held = at
        self.board.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: Point, _keys: Qt.KeyboardModifier) -> None:
        """Bring what was taken hold of under the pointer."""
        zoom = self.board.view.zoom
        self.board.view.pan(round((at.x - self._held.x) * zoom), round((at.y - self._held.y) * zoom))

    def finish(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Let go."""
        self.move(at, keys)
        self.cancel()

    def cancel(self) -> None:
        """Let go here."""
        self.board.view.viewport().unsetCursor()
