"""Which gesture a drag is, by where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.canvas.gestures.lasso import Lasso
from editor.canvas.gestures.pan import Pan

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from editor.canvas.board import Board
    from editor.canvas.gestures.gesture import Gesture


def gesture_at(board: Board, place: QPoint, *, pans: bool) -> Gesture:
    """The gesture that a drag from a place in the view is; `pans` where the canvas itself is dragged."""
    if pans:
        return Pan(board)
    return Lasso(board)


def cursor_at(_board: Board, _place: QPoint) -> Qt.CursorShape:
    """The shape of the pointer over a place in the view: what a drag from there would be."""
    return Qt.CursorShape.ArrowCursor
