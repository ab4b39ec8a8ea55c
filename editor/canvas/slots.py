"""Where a scope has no states yet: a dashed frame that says so, and takes what is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem

from editor.canvas.guard import guarded
from editor.canvas.ink import fonts
from editor.canvas.measures import CARD_HEIGHT, CARD_RADIUS, CARD_WIDTH
from editor.layout.geometry import Size, rect_around

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from editor.canvas.ink import Ink
    from editor.layout.geometry import Rect

DROP_HERE = "Drop state here"


class SlotItem(QGraphicsItem):
    """The slot of an empty scope, in the middle of its lane."""

    def __init__(self, lane: Rect, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        place = rect_around(lane.centre, Size(CARD_WIDTH, CARD_HEIGHT))
        self._box = QRectF(0, 0, place.width, place.height)
        self.setPos(place.x, place.y)

    def boundingRect(self) -> QRectF:
        """The frame."""
        return self._box

    @guarded
    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw frame and words."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._ink.dashed)
        painter.drawRoundedRect(self._box.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        painter.setPen(self._ink.secondary)
        painter.setFont(fonts().small)
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, DROP_HERE)
