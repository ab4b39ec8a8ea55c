"""What the mouse does on the canvas: a press becomes a click, or from some distance on a gesture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from editor.canvas.clicks import click, double_click, point_out
from editor.canvas.gestures.choosing import cursor_at, gesture_at
from editor.canvas.gestures.drop import Drop
from editor.canvas.gestures.pan import Pan
from editor.canvas.items import NodeItem
from editor.canvas.palette import dragged_type
from editor.canvas.ports import port_at

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QMouseEvent

    from editor.canvas.board import Board
    from editor.canvas.gestures.gesture import Gesture

_BORDER, _SCROLL_STEP = 16, 12
_DRAGGING = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)


class Pointer:
    """Where a button went down, and the gesture that came of it. `pans` while the space bar is held."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.pans = False
        self._pressed: QPoint | None = None
        self._button = Qt.MouseButton.NoButton
        self._gesture: Gesture | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a gesture is in the making."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if self._gesture is None and event.button() in _DRAGGING:
            self._pressed, self._button = event.position().toPoint(), event.button()

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag; without one, show what the pointer is over."""
        here = event.position().toPoint()
        if self._pressed is None:
            self._hover(here)
            return
        if self._gesture is None and (here - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            pans = self.pans or self._button == Qt.MouseButton.MiddleButton
            self._gesture = gesture_at(self.board, self._pressed, pans=pans)
            self._gesture.start(self.board.scene_place(self._pressed))
        if self._gesture is not None:
            if not isinstance(self._gesture, Pan):
                self._scroll_at_border(here)
            self._gesture.move(self.board.scene_place(event.position()), event.modifiers())

    def _scroll_at_border(self, here: QPoint) -> None:
        """Bring more of the canvas into view where a drag comes to its border."""
        room = self.board.view.viewport().rect()
        x = (here.x() < _BORDER) - (here.x() > room.width() - _BORDER)
        y = (here.y() < _BORDER) - (here.y() > room.height() - _BORDER)
        if x or y:
            self.board.view.pan(x * _SCROLL_STEP, y * _SCROLL_STEP)

    def release(self, event: QMouseEvent) -> None:
        """Finish the drag, or click."""
        if self._pressed is None or event.button() != self._button:
            return
        gesture, pressed = self._gesture, self._pressed
        self._gesture, self._pressed = None, None
        if gesture is not None:
            gesture.finish(self.board.scene_place(event.position()), event.modifiers())
        elif event.button() == Qt.MouseButton.LeftButton and not self.pans:
            click(self.board, pressed, event.modifiers())

    def double_click(self, event: QMouseEvent) -> None:
        """Do what two clicks do."""
        if event.button() == Qt.MouseButton.LeftButton:
            double_click(self.board, event.position().toPoint())

    def drag(self, event: QDropEvent) -> bool:
        """Go on with something dragged in from elsewhere; False where it cannot be dropped here."""
        kind = dragged_type(event.mimeData())
        if kind is None:
            return False
        at = self.board.scene_place(event.position())
        if not isinstance(self._gesture, Drop) or self._gesture.kind != kind:
            self.cancel()
            self._gesture = Drop(self.board, kind)
            self._gesture.start(at)
        self._gesture.move(at, event.modifiers())
        return True

    def drop(self, event: QDropEvent) -> bool:
        """Finish with something dragged in."""
        if not self.drag(event):
            return False
        gesture, self._gesture = self._gesture, None
        assert gesture is not None
        gesture.finish(self.board.scene_place(event.position()), event.modifiers())
        self.board.view.setFocus()
        return True

    def point_out(self, place: QPoint) -> None:
        """Select what is at a place, unless it is among what is selected."""
        item = self.board.view.item_at(place)
        if not isinstance(item, NodeItem) or item.key not in self.board.selection:
            self.cancel()
            point_out(self.board, place)

    def cancel(self) -> bool:
        """Give the drag up; True where there was one."""
        gesture, self._gesture, self._pressed = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def leave(self) -> None:
        """The pointer has left the canvas."""
        if self._gesture is None:
            self.board.hover(None)

    def _hover(self, here: QPoint) -> None:
        """Show the ports of the node under the pointer; they stay while the pointer is on one of them."""
        board, place = self.board, self.board.scene_place(here)
        if self.pans:
            return
        if port_at(board.drawing, board.with_ports(), board.direction, place, board.view.zoom) is None:
            item = board.view.item_at(here)
            board.hover(item.key if isinstance(item, NodeItem) else None)
        board.view.viewport().setCursor(cursor_at(board, here))
