"""A canvas with the text of the same session beside it, and a mouse that really moves over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from editor.canvas.pane import CanvasPane
from editor.code_view.pane import CodePane
from editor.session import Session
from editor.widgets.theme import LIGHT
from editor.workflow.document import Document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from editor.layout.geometry import Point
    from editor.text.tree import Path
    from editor.widgets.theme import Theme

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Desk(QWidget):
    """What one test works at. `refusals` are the sentences it was answered with."""

    def __init__(self, text: str, theme: Theme = LIGHT) -> None:
        super().__init__()
        self.session = Session(Document(text))
        self.canvas = CanvasPane(self.session, theme)
        self.code = CodePane(self.session)
        self.refusals: list[str] = []
        self.session.refused.connect(self.refusals.append)
        box = QHBoxLayout(self)
        for pane, share in ((self.code, 2), (self.canvas, 3)):
            box.addWidget(pane, share)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.session.document.text

    @property
    def selected(self) -> list[str]:
        """The names of the states that show a ring."""
        drawing = self.canvas.board.drawing
        return [str(key[-1]) for key, item in drawing.nodes.items() if item.is_selected]

    def place(self, key: Path) -> QPoint:
        """Where the middle of a node is in the view; of an open container, its header."""
        picture = self.canvas.board.drawing.picture
        return self.seen(picture.headers.get(key, picture.nodes[key]).centre)

    def seen(self, place: Point) -> QPoint:
        """Where in the view a place on the canvas is."""
        return self.canvas.view.mapFromScene(*place)

    def edge(self, *key: str | int) -> tuple[Point, ...]:
        """The corners of an edge."""
        return self.canvas.board.drawing.picture.edges[key].points

    def click(self, place: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = LEFT) -> None:
        """Click at a place in the view."""
        QTest.mouseClick(self.canvas.view.viewport(), button, keys, place)

    def hold(
        self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = LEFT
    ) -> None:
        """Press at a place and drag to another one, without letting go."""
        board = self.canvas.view.viewport()
        QTest.mouseMove(board, start)
        QTest.mousePress(board, button, keys, start)
        for part in (0.2, 0.6, 1.0):
            _move(board, start + (end - start) * part, keys, button)

    def drag(
        self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = LEFT
    ) -> None:
        """Drag from one place in the view to another one."""
        self.hold(start, end, keys, button)
        QTest.mouseRelease(self.canvas.view.viewport(), button, keys, end)

    def let_go(self, place: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Release the button at a place."""
        QTest.mouseRelease(self.canvas.view.viewport(), LEFT, keys, place)

    def hover(self, place: QPoint) -> None:
        """Move the pointer to a place, no button held."""
        _move(self.canvas.view.viewport(), place, NO_KEYS, Qt.MouseButton.NoButton)

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key while the canvas has the focus."""
        QTest.keyClick(self.canvas.view, key, keys)


def _move(widget: QWidget, place: QPoint, keys: Qt.KeyboardModifier, button: Qt.MouseButton) -> None:
    """Move the mouse with a button and keys held: QTest's own moves hold neither."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        button,
        keys,
    )
    QApplication.sendEvent(widget, event)


def desk_with(qtbot: QtBot, value: Any, theme: Theme = LIGHT) -> Desk:
    """A desk on the screen with a workflow, given as its value or as its text, drawn at 100 %."""
    desk = Desk(value if isinstance(value, str) else json.dumps(value, indent=2), theme)
    qtbot.addWidget(desk)
    desk.resize(1400, 900)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    qtbot.waitUntil(lambda: desk.canvas.view.drawing is not None)
    desk.canvas.view.setFocus()
    return desk


def state(*names: str | int) -> Path:
    """The path of a state of the outermost machine."""
    return ("States", *names)
