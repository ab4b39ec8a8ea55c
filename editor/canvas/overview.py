"""A workflow seen from far away: a few shapes that are quick to draw, however many states there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from editor.canvas.edges import line_path
from editor.canvas.measures import CARD_RADIUS, GLYPH_INSET, GLYPH_SQUARE, RING_WIDTH
from editor.workflow.graph import VertexKind, vertex

if TYPE_CHECKING:
    from editor.canvas.ink import Ink
    from editor.layout.geometry import Rect
    from editor.layout.picture import Picture
    from editor.workflow.graph import Graph


@dataclass(frozen=True)
class Overview:
    """The shapes: containers, edges, cards, circles, and the glyph squares of each type."""

    containers: QPainterPath
    edges: QPainterPath
    cards: QPainterPath
    anchors: QPainterPath
    squares: dict[str | None, QPainterPath]

    def paint(self, painter: QPainter, ink: Ink, selected: list[Rect]) -> None:
        """Draw it; `selected` nodes get a ring that can be seen from this far."""
        thin = QPen(ink.border)
        thin.setCosmetic(True)
        painter.setPen(thin)
        painter.setBrush(ink.inside)
        painter.drawPath(self.containers)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = QPen(ink.edge, 1)
        line.setCosmetic(True)
        painter.setPen(line)
        painter.drawPath(self.edges)
        painter.setPen(thin)
        painter.setBrush(ink.panel)
        painter.drawPath(self.cards)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.edge)
        painter.drawPath(self.anchors)
        for name, path in self.squares.items():
            painter.setBrush(ink.type_brush(name))
            painter.drawPath(path)
        _paint_rings(painter, ink, selected)


def _paint_rings(painter: QPainter, ink: Ink, selected: list[Rect]) -> None:
    ring = QPen(ink.accent, RING_WIDTH)
    ring.setCosmetic(True)
    painter.setPen(ring)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in selected:
        painter.drawRoundedRect(QRectF(*rect), CARD_RADIUS, CARD_RADIUS)


def overview(picture: Picture, graph: Graph) -> Overview:
    """The overview of a picture."""
    found = Overview(QPainterPath(), QPainterPath(), QPainterPath(), QPainterPath(), {})
    for shape in (found.containers, found.cards):
        shape.setFillRule(Qt.FillRule.WindingFill)
    for key, rect in picture.nodes.items():
        record = vertex(graph, key)
        box = QRectF(*rect)
        if key in picture.headers:
            found.containers.addRect(box)
        elif record.kind in (VertexKind.START, VertexKind.END):
            found.anchors.addEllipse(box)
        else:
            found.cards.addRect(box)
            square = QRectF(rect.x, rect.y, GLYPH_SQUARE + 2 * GLYPH_INSET, rect.height)
            name = record.state.type if record.state else None
            found.squares.setdefault(name, QPainterPath()).addRect(square)
    for edge in dict.fromkeys(edge.points for edge in picture.edges.values()):
        found.edges.addPath(line_path(edge))
    return found
