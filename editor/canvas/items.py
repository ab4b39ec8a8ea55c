"""What stands on the canvas: nodes and the labels of edges, as plain items of Qt.

An item knows its key and its place; how it looks is an object of its own, made once. Painting is a handful of calls
with shared pens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from editor.canvas.guard import guarded
from editor.canvas.ink import fonts
from editor.canvas.measures import HALO_WIDTH, LABEL_PADDING
from editor.canvas.writing import draw_text, static_text

if TYPE_CHECKING:
    from editor.canvas.ink import Ink
    from editor.layout.geometry import Rect
    from editor.text.tree import Path


class Look(Protocol):
    """How a node looks. `arrow_room` is where a click opens or closes it, `is_open` whether its inside shows."""

    radius: float
    is_open: bool
    arrow_room: QRectF

    def draw(self, painter: QPainter) -> None:
        """Draw it from (0, 0)."""
        ...


class NodeItem(QGraphicsItem):
    """A node of the graph."""

    def __init__(self, key: Path, rect: Rect, look: Look, ink: Ink) -> None:
        super().__init__()
        self.key = key
        self.look = look
        self.is_selected = False
        self._ink = ink
        self._box = QRectF(0, 0, rect.width, rect.height)
        self._bounds = self._box.adjusted(-HALO_WIDTH, -HALO_WIDTH, HALO_WIDTH, HALO_WIDTH)
        self.setPos(rect.x, rect.y)

    def boundingRect(self) -> QRectF:
        """The node with the room of its halo; always the same."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """The node without its halo."""
        path = QPainterPath()
        path.addRect(self._box)
        return path

    def select(self, selected: bool) -> None:
        """Show or hide the ring."""
        if selected is not self.is_selected:
            self.is_selected = selected
            self.update()

    @guarded
    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw the node, and ring and halo around it where it is selected."""
        self.look.draw(painter)
        if not self.is_selected:
            return
        half, radius = HALO_WIDTH / 2, self.look.radius
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._ink.halo)
        painter.drawRoundedRect(self._box.adjusted(-half, -half, half, half), radius + half, radius + half)
        painter.setPen(self._ink.ring)
        painter.drawRoundedRect(self._box, radius, radius)


class LabelItem(QGraphicsItem):
    """The words of an edge on a pill in the colour of the canvas."""

    def __init__(self, key: Path, words: str, rect: Rect, ink: Ink, *, is_catch: bool) -> None:
        super().__init__()
        self.key = key
        self.words = words
        self._ink = ink
        self._pen = ink.error_text if is_catch else ink.secondary
        self._text = static_text(words)
        self._bounds = QRectF(0, 0, rect.width, rect.height)
        self._pill = self._bounds.adjusted(0.5, 0.5, -0.5, -0.5)
        self._place = QPointF(LABEL_PADDING, (rect.height - fonts().small_metrics.height()) / 2)
        self.setPos(rect.x, rect.y)

    def boundingRect(self) -> QRectF:
        """The pill."""
        return self._bounds

    @guarded
    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw the pill and the words."""
        radius = self._pill.height() / 2
        painter.setPen(self._ink.border)
        painter.setBrush(self._ink.canvas)
        painter.drawRoundedRect(self._pill, radius, radius)
        draw_text(painter, self._place, self._text, fonts().small, self._pen)
