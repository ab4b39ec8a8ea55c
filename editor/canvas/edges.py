"""An edge as one shape: its line with round corners, dashed for catchers, and its arrow."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from editor.canvas.measures import ARROW_HALF, ARROW_LENGTH
from editor.layout.corners import corners
from editor.layout.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.canvas.ink import Ink
    from editor.workflow.outline import TransitionKind

_FINENESS = 0.02
"""How far a rounded corner may stray from its curve; it is still round at 400 %."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)


def edge_item(points: Sequence[Point], kind: TransitionKind, ink: Ink) -> QGraphicsPathItem:
    """The item of an edge. Its shape is filled and not stroked: Qt would else stroke it again at every frame."""
    item = QGraphicsPathItem(edge_outline(points, ink.edge_pen(kind)))
    item.setPen(_NO_PEN)
    item.setBrush(ink.arrow_brush(kind))
    return item


def edge_outline(points: Sequence[Point], pen: QPen) -> QPainterPath:
    """The shape of an edge drawn with a pen, its arrow included, to be filled."""
    stroker = QPainterPathStroker(pen)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setCurveThreshold(_FINENESS)
    shape = stroker.createStroke(line_path(_shortened(points)))
    shape.setFillRule(Qt.FillRule.WindingFill)
    shape.addPolygon(_arrow(points))
    shape.closeSubpath()
    return shape


def line_path(points: Sequence[Point]) -> QPainterPath:
    """A line with round corners."""
    path = QPainterPath()
    if not points:
        return path
    path.moveTo(*points[0])
    for corner in corners(points):
        path.lineTo(*corner.entry)
        path.quadTo(*corner.middle, *corner.exit)
    path.lineTo(*points[-1])
    return path


def _shortened(points: Sequence[Point]) -> list[Point]:
    """The line without the piece its arrow covers."""
    return [*points[:-1], _before_end(points, ARROW_LENGTH - 1)] if len(points) > 1 else list(points)


def _before_end(points: Sequence[Point], by: float) -> Point:
    x, y = _heading(points)
    return Point(points[-1].x - x * by, points[-1].y - y * by)


def _heading(points: Sequence[Point]) -> tuple[float, float]:
    """The direction of the last piece, of length 1; straight down for a line of no length."""
    dx, dy = points[-1].x - points[-2].x, points[-1].y - points[-2].y
    length = hypot(dx, dy)
    return (dx / length, dy / length) if length else (0.0, 1.0)


def _arrow(points: Sequence[Point]) -> QPolygonF:
    if len(points) < 2:
        return QPolygonF()
    x, y = _heading(points)
    back = _before_end(points, ARROW_LENGTH)
    sides = (QPointF(back.x + s * y * ARROW_HALF, back.y - s * x * ARROW_HALF) for s in (-1, 1))
    return QPolygonF([QPointF(*points[-1]), *sides])
