"""What is drawn over a drawing while somebody works on it: previews of gestures, ports, handles, hints.

All of it is data in canvas units, made by gestures and by the pane; painting it knows nothing of either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from editor.canvas.edges import edge_outline, line_path
from editor.canvas.ink import fonts
from editor.canvas.measures import APPEND_RADIUS, CARD_RADIUS, HANDLE_RADIUS, PORT_RADIUS
from editor.layout.geometry import Point
from editor.widgets.theme import mixed

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QPainter

    from editor.canvas.ink import Ink
    from editor.layout.geometry import Rect

Line = tuple[Point, ...]
_BADGE = 8.0
_HINT_OFFSET, _HINT_PADDING, _HINT_MARGIN, _HINT_WIDEST = 18, 8, 6, 340


@dataclass(frozen=True, slots=True)
class Preview:
    """What a gesture shows of what it would do.

    `target` is ringed, `marker` is where something would be put in, `band` a rubber band, `ghosts` are things on
    their way, `guides` lines they are aligned to. `hint` stands beside `hint_at`; where `is_refused` it says why not.
    """

    line: Line = ()
    lines: tuple[Line, ...] = ()
    is_catch: bool = False
    target: Rect | None = None
    marker: Line = ()
    band: Rect | None = None
    ghosts: tuple[Rect, ...] = ()
    guides: tuple[Line, ...] = ()
    hint: str = ""
    hint_at: Point | None = None
    is_refused: bool = False


NOTHING = Preview()


@dataclass(frozen=True, slots=True)
class Marks:
    """What the pane marks: the selected edge, the ports one can drag from, what a search found, what is broken.

    `append` is the port that has a plus on it: a click there adds a state after the selected one.
    """

    edge: Line = ()
    edge_label: Rect | None = None
    ports: Line = ()
    append: Point | None = None
    matches: tuple[Rect, ...] = ()
    match: Rect | None = None
    broken: tuple[Rect, ...] = ()


NO_MARKS = Marks()


def paint_marks(painter: QPainter, marks: Marks, ink: Ink, zoom: float) -> None:
    """Draw the marks; the painter's units are those of the canvas."""
    accent = QColor(ink.theme.accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in marks.matches:
        painter.setPen(_pen(QColor(ink.theme.warning), 2, zoom))
        painter.drawRoundedRect(QRectF(*rect.grown(4)), CARD_RADIUS + 4, CARD_RADIUS + 4)
    if marks.match is not None:
        painter.setPen(_pen(QColor(ink.theme.warning), 4, zoom))
        painter.drawRoundedRect(QRectF(*marks.match.grown(4)), CARD_RADIUS + 4, CARD_RADIUS + 4)
    for rect in marks.broken:
        _paint_broken(painter, rect, ink, zoom)
    if marks.edge:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        shape, label = edge_outline(marks.edge, QPen(accent, 2.5)), QPainterPath()
        if marks.edge_label is not None:
            label.addRoundedRect(QRectF(*marks.edge_label), 10, 10)
        painter.drawPath(shape.subtracted(label))
        painter.setPen(_pen(accent, 1.5, zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(label)
        _paint_dots(painter, (marks.edge[0], marks.edge[-1]), HANDLE_RADIUS, ink, zoom)
    _paint_dots(painter, marks.ports, PORT_RADIUS, ink, zoom)
    if marks.append is not None:
        _paint_plus(painter, marks.append, ink, zoom)


def _paint_broken(painter: QPainter, rect: Rect, ink: Ink, zoom: float) -> None:
    """A frame and a badge in the colour of errors."""
    error, side = QColor(ink.theme.error), _BADGE / min(zoom, 1.0)
    painter.setPen(_pen(error, 1.5, zoom))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(*rect), CARD_RADIUS, CARD_RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(error)
    middle = QPointF(rect.right - side / 2, rect.y)
    painter.drawEllipse(middle, side, side)
    mark = QPen(QColor(ink.theme.on_accent), 1.5 / min(zoom, 1.0))
    mark.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(mark)
    painter.drawLine(middle - QPointF(0, side * 0.5), middle + QPointF(0, side * 0.1))
    painter.drawPoint(middle + QPointF(0, side * 0.5))


def _paint_dots(painter: QPainter, places: Line, radius: float, ink: Ink, zoom: float) -> None:
    side = radius / min(zoom, 1.0)
    painter.setPen(_pen(QColor(ink.theme.accent), 1.5, zoom))
    painter.setBrush(ink.panel)
    for place in places:
        painter.drawEllipse(QPointF(*place), side, side)


def _paint_plus(painter: QPainter, place: Point, ink: Ink, zoom: float) -> None:
    side, middle = APPEND_RADIUS / min(zoom, 1.0), QPointF(*place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.accent)
    painter.drawEllipse(middle, side, side)
    painter.setPen(_pen(QColor(ink.theme.on_accent), 1.5, zoom))
    for x, y in ((side / 2, 0.0), (0.0, side / 2)):
        painter.drawLine(middle - QPointF(x, y), middle + QPointF(x, y))


def paint_preview(painter: QPainter, preview: Preview, ink: Ink, zoom: float) -> None:
    """Draw a preview, but for its hint; the painter's units are those of the canvas."""
    theme = ink.theme
    colour = QColor(theme.error if preview.is_refused else theme.accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if preview.target is not None:
        painter.setPen(_pen(colour, 2, zoom))
        painter.drawRoundedRect(QRectF(*preview.target.grown(3)), CARD_RADIUS + 3, CARD_RADIUS + 3)
    if preview.line:
        _paint_edge(painter, preview.line, colour, is_dashed=preview.is_catch)
    for line in preview.lines:
        painter.setPen(_pen(QColor(theme.edge), 1.5, zoom, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line_path(line))
    _paint_marker(painter, preview, colour, zoom)
    _paint_areas(painter, preview, ink, zoom)


def _paint_edge(painter: QPainter, line: Line, colour: QColor, *, is_dashed: bool) -> None:
    pen = QPen(colour, 2)
    if is_dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(edge_outline(line, pen))


def _paint_marker(painter: QPainter, preview: Preview, colour: QColor, zoom: float) -> None:
    if not preview.marker:
        return
    pen = _pen(colour, 4, zoom)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line_path(preview.marker))


def _paint_areas(painter: QPainter, preview: Preview, ink: Ink, zoom: float) -> None:
    accent = QColor(ink.theme.accent)
    veil = QColor(accent)
    veil.setAlphaF(0.1)
    painter.setBrush(veil)
    painter.setPen(_pen(accent, 1, zoom))
    if preview.band is not None:
        painter.drawRect(QRectF(*preview.band))
    painter.setPen(_pen(accent, 1, zoom, Qt.PenStyle.DashLine))
    for ghost in preview.ghosts:
        painter.drawRoundedRect(QRectF(*ghost), CARD_RADIUS, CARD_RADIUS)
    for start, end in preview.guides:
        painter.drawLine(QPointF(*start), QPointF(*end))


def paint_hint(painter: QPainter, preview: Preview, place: QPoint, room: QRect, ink: Ink) -> None:
    """Write the hint of a preview beside a place, within the room there is; the painter's units are pixels."""
    if not preview.hint:
        return
    theme, used = ink.theme, fonts()
    colour = QColor(theme.error if preview.is_refused else theme.text)
    widest = max(min(_HINT_WIDEST, room.width() - 2 * (_HINT_PADDING + _HINT_MARGIN)), 40)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    text = used.small_metrics.boundingRect(QRectF(0, 0, widest, 10_000), flags.value, preview.hint)
    box = QRectF(0, 0, text.width() + 2 * _HINT_PADDING + 1, text.height() + 2 * _HINT_PADDING - 4)
    left = min(place.x() + _HINT_OFFSET, room.right() - box.width() - _HINT_MARGIN)
    below = place.y() + _HINT_OFFSET
    top = below if below + box.height() < room.bottom() else place.y() - _HINT_OFFSET - box.height()
    box.moveTo(max(left, _HINT_MARGIN), max(top, _HINT_MARGIN))
    painter.setPen(QPen(mixed(colour.name(), theme.raised, 0.5), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(colour)
    painter.setFont(used.small)
    inside = box.adjusted(_HINT_PADDING, _HINT_PADDING - 2, -_HINT_PADDING, 0)
    painter.drawText(inside, flags.value, preview.hint)


def _pen(colour: QColor, width: float, zoom: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen that is never thinner on the screen than it is at 100 %."""
    return QPen(colour, width / min(zoom, 1.0), style)
