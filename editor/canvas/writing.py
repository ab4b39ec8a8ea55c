"""Texts prepared for drawing, glyphs, and the arrow of containers: what several looks are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QStaticText

from editor.widgets.glyphs import SIDE

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QFontMetricsF, QPen

    from editor.canvas.ink import Ink

ARROW_ROOM = 28.0
"""How wide the part of a node is in which a click opens or closes it."""
OPEN, CLOSED = -1, 1


def static_text(text: str) -> QStaticText:
    """A text that keeps its layout once it is drawn, never read as HTML."""
    found = QStaticText(text)
    found.setTextFormat(Qt.TextFormat.PlainText)
    return found


def cut_in_the_middle(text: str, metrics: QFontMetricsF, width: float) -> str:
    """A text of at most this width, with an ellipsis in its middle where it is longer."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def draw_text(painter: QPainter, place: QPointF, text: QStaticText, font: QFont, pen: QPen) -> None:
    """A prepared text with its upper left corner at a place."""
    painter.setFont(font)
    painter.setPen(pen)
    painter.drawStaticText(place, text)


def draw_glyph(painter: QPainter, path: QPainterPath, middle: QPointF, side: float, pen: QPen) -> None:
    """An icon around a place, `side` wide."""
    painter.save()
    painter.translate(middle.x() - side / 2, middle.y() - side / 2)
    painter.scale(side / SIDE, side / SIDE)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def arrow_path(x: float, y: float, way: int) -> QPainterPath:
    """The mark around a place that opens (`CLOSED`) or closes (`OPEN`) a container."""
    path = QPainterPath(QPointF(x - 4, y - 2 * way))
    path.lineTo(x, y + 2 * way)
    path.lineTo(x + 4, y - 2 * way)
    return path


def draw_arrow(painter: QPainter, path: QPainterPath, ink: Ink) -> None:
    """Draw that mark."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.badge)
    painter.drawPath(path)
