"""What keys do on the canvas: commands by their keys, walking along the graph, panning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from editor.canvas.commands import COMMANDS
from editor.canvas.placing import GRID_STEP, moved
from editor.canvas.walking import Way, neighbour, step

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from editor.canvas.pane import CanvasPane

_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_PAN_STEP = 64
_PLAIN, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Keyboard:
    """The keys of one canvas; they act while it has the focus."""

    def __init__(self, pane: CanvasPane) -> None:
        self.pane = pane
        self._commands = {QKeySequence(keys): command for command in COMMANDS for keys in command.keys}

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is one of the canvas, and no shortcut of the window's."""
        return event.key() in _WAYS or QKeySequence(event.keyCombination()) in self._commands

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False where it says nothing here."""
        way, keys = _WAYS.get(Qt.Key(event.key())), _modifiers(event)
        command = self._commands.get(QKeySequence(event.keyCombination()))
        if command is not None:
            command.run(self.pane)
        elif way is not None and keys in (_PLAIN, _SHIFT):
            self._go(way, adds=keys == _SHIFT)
        elif way is not None and keys == _CONTROL:
            x, y = way.value
            self.pane.view.pan(-x * _PAN_STEP, -y * _PAN_STEP)
        elif way is not None and keys == _ALT:
            self._nudge(way)
        elif event.key() == Qt.Key.Key_Space:
            self._hold_space(event)
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> None:
        """Let the space bar go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pane.pointer.pans = False
            self.pane.view.viewport().unsetCursor()

    def walk(self, forwards: bool) -> bool:
        """Select the next or previous state in reading order; False beyond either end."""
        board = self.pane.board
        here = board.selection[0] if board.selection else None
        found = step(board.document.outline, board.drawing.picture, here, 1 if forwards else -1)
        if found is not None:
            self.pane.pick_in_view(found)
        return found is not None

    def _go(self, way: Way, *, adds: bool) -> None:
        """Select the next state that way; with `adds`, the others stay selected."""
        board = self.pane.board
        if not board.selection:
            self.walk(True)
            return
        found = neighbour(board.document.outline, board.drawing.picture, board.selection[0], way)
        if found is not None and adds:
            board.select(dict.fromkeys((found, *board.selection)))
        elif found is not None:
            self.pane.pick_in_view(found)

    def _nudge(self, way: Way) -> None:
        """Move the selected states a step of the grid; several steps one after the other are one to undo."""
        board, (x, y) = self.pane.board, way.value
        names = "/".join(map(str, board.selection))
        board.perform(moved(board, board.selection, x * GRID_STEP, y * GRID_STEP, f"nudge {names}"))

    def _hold_space(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self.pane.pointer.pans = True
            self.pane.view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The keys held down; a key of the number block is one like others."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
