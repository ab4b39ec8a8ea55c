"""What is no state: the circles of Start and End, and stubs for targets that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from editor.canvas.ink import fonts
from editor.canvas.measures import CARD_RADIUS, CARD_WIDTH, GLYPH_INSET, STUB_HEIGHT
from editor.canvas.words import one_line
from editor.canvas.writing import cut_in_the_middle, draw_text, static_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from editor.canvas.ink import Ink
    from editor.workflow.graph import Vertex

_NOWHERE = QRectF()
_STUB = QRectF(0, 0, CARD_WIDTH, STUB_HEIGHT)
_CORE = 0.28
"""How much of an End's width lies between its ring and its core."""


class AnchorLook:
    """Start: a filled circle. End: a ring around one."""

    is_open = False
    arrow_room = _NOWHERE

    def __init__(self, side: float, ink: Ink, *, is_end: bool) -> None:
        self.ink = ink
        self.is_end = is_end
        self.radius = side / 2
        inset = side * _CORE
        self._circle = QRectF(0, 0, side, side).adjusted(1, 1, -1, -1)
        self._core = QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset)

    def draw(self, painter: QPainter) -> None:
        """Draw the circle from (0, 0)."""
        painter.setPen(self.ink.anchor)
        painter.setBrush(self.ink.panel if self.is_end else self.ink.edge)
        painter.drawEllipse(self._circle)
        if self.is_end:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ink.edge)
            painter.drawEllipse(self._core)


class StubLook:
    """A target that is not there: its name in a dashed frame."""

    radius = CARD_RADIUS
    is_open = False
    arrow_room = _NOWHERE

    def __init__(self, vertex: Vertex, ink: Ink) -> None:
        used = fonts()
        self.ink = ink
        room = CARD_WIDTH - 2 * GLYPH_INSET - used.small_metrics.horizontalAdvance("No state “”") - 4
        self.name = cut_in_the_middle(one_line(vertex.name), used.small_metrics, room)
        self._words = static_text(f"No state “{self.name}”")
        self._place = QPointF(GLYPH_INSET + 2, (STUB_HEIGHT - used.small_metrics.height()) / 2)

    def draw(self, painter: QPainter) -> None:
        """Draw the stub from (0, 0)."""
        painter.setPen(self.ink.edge_pens[True])
        painter.setBrush(self.ink.canvas)
        painter.drawRoundedRect(_STUB, CARD_RADIUS, CARD_RADIUS)
        draw_text(painter, self._place, self._words, fonts().small, self.ink.error_text)
