"""The canvas as a place to look around: zoom, pan, pick."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QToolTip, QWidget

from editor.canvas.hover import card_of
from editor.canvas.items import NodeItem
from editor.canvas.measures import OVERVIEW_BELOW
from editor.widgets.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QPaintEvent
    from PySide6.QtWidgets import QGraphicsItem

    from editor.canvas.drawing import Drawing
    from editor.layout.geometry import Rect
    from editor.widgets.theme import Theme

LEAST_ZOOM, MOST_ZOOM = 0.005, 4.0
ZOOM_STEP = 1.2
READABLE = 0.6
"""A workflow that would be smaller than this is not shown whole when it is opened, but from its start."""
NOTHING_TO_DRAW = "There are no states to draw."
_DOTS_FROM = 0.7
_REACH = 4
_FIT_MARGIN = 32.0
_NOTCH = 120


class CanvasView(QGraphicsView):
    """Shows one drawing.

    picked(key)       a node was clicked; None for the open canvas
    edge_picked(key)  an edge or its label was clicked
    turned(key)       a container is to be opened or closed
    zoomed(float)     the zoom is another one
    """

    picked = Signal(object)
    edge_picked = Signal(object)
    turned = Signal(object)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing: Drawing | None = None
        self._pressed: QPoint | None = None
        self._last = QPoint()
        self._is_panning = False
        self.setAccessibleName("Workflow graph")
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def zoom(self) -> float:
        """How big things are shown; 1 is 100 %."""
        return self.transform().m11()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing in place of the one before, at the same zoom and place."""
        middle = self.mapToScene(self.viewport().rect().center())
        self.setScene(drawing.scene)
        self.drawing = drawing
        self.centerOn(middle)

    def fit(self) -> None:
        """Show the whole workflow, at 100 % at most."""
        self._fit(LEAST_ZOOM)

    def fit_readably(self) -> None:
        """Show the whole workflow, or as much of it from its start as can be read."""
        self._fit(READABLE)

    def _fit(self, least: float) -> None:
        if self.drawing is None or self.drawing.is_empty:
            return
        bounds = QRectF(*self.drawing.picture.bounds.grown(_FIT_MARGIN))
        room = self.viewport().rect()
        whole = min(room.width() / bounds.width(), room.height() / bounds.height(), 1.0)
        self._set_zoom(max(whole, least, LEAST_ZOOM))
        seen = self.mapToScene(room).boundingRect().size()
        start = self.drawing.start
        self.centerOn(
            _middle_of_seen(bounds.left(), bounds.right(), seen.width(), start.x),
            _middle_of_seen(bounds.top(), bounds.bottom(), seen.height(), start.y),
        )

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom by a factor; the place `around` (in the view, its middle by default) stays under the pointer."""
        place = around or QPointF(self.viewport().rect().center())
        before = self._to_scene(place)
        self._set_zoom(self.zoom * factor)
        moved = self._to_scene(place) - before
        self.centerOn(self._to_scene(QPointF(self.viewport().rect().center())) - moved)

    def zoom_to(self, zoom: float) -> None:
        """Zoom around the middle of the view."""
        self.zoom_by(zoom / self.zoom)

    def _to_scene(self, place: QPointF) -> QPointF:
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(place)

    def _set_zoom(self, zoom: float) -> None:
        held = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        factor = held / self.zoom
        self.scale(factor, factor)
        self.zoomed.emit(self.zoom)

    def reveal(self, rects: list[Rect]) -> None:
        """Bring the first of these into view, if it is not there."""
        if not rects:
            return
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        box = QRectF(*rects[0])
        if not seen.contains(box) and not box.contains(seen):
            self.centerOn(box.center())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint items where they can be read, and few shapes instead of many items where they cannot."""
        if self.drawing is None or self.zoom >= OVERVIEW_BELOW:
            super().paintEvent(event)
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), self.drawing.ink.canvas)
            painter.setTransform(self.viewportTransform())
            self.drawing.overview.paint(painter, self.drawing.ink, self.drawing.rects(self.drawing.selected))

    def drawBackground(self, painter: QPainter, *_: object) -> None:
        """The canvas with its grid, in whole pixels: dots stay even at every zoom."""
        if self.drawing is None:
            return
        theme = self.drawing.ink.theme
        painter.save()
        painter.resetTransform()
        spacing = round(GRID * self.zoom) if self.zoom > _DOTS_FROM else round(2 * GRID * self.zoom)
        origin = self.mapFromScene(QPointF(0, 0))
        area = self.viewport().rect()
        painter.drawTiledPixmap(area, _dots(theme, max(spacing, 4)), area.topLeft() - origin)
        painter.restore()

    def drawForeground(self, painter: QPainter, *_: object) -> None:
        """What to say where there is nothing to draw."""
        if self.drawing is None or not self.drawing.is_empty:
            return
        painter.save()
        painter.resetTransform()
        painter.setPen(self.drawing.ink.secondary)
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, NOTHING_TO_DRAW)
        painter.restore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; with Shift or sideways, scroll."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turn.x()) > abs(turn.y()):
            self._pan(QPoint(turn.x() or turn.y(), 0))
        else:
            self.zoom_by(ZOOM_STEP ** (turn.y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._pressed = self._last = event.position().toPoint()
        self._is_panning = event.button() == Qt.MouseButton.MiddleButton
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the canvas along."""
        here = event.position().toPoint()
        if self._pressed is None:
            return
        if not self._is_panning:
            self._is_panning = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._last = here if self._is_panning else self._last
        if self._is_panning:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan(here - self._last)
            self._last = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or pick what was clicked."""
        was_click = self._pressed is not None and not self._is_panning
        self._pressed, self._is_panning = None, False
        self.viewport().unsetCursor()
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            self._pick(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open or close a container."""
        item = self.item_at(event.position().toPoint())
        if isinstance(item, NodeItem) and not item.look.arrow_room.isEmpty():
            self.turned.emit(item.key)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a hover card what an item cannot show whole."""
        if event.type() is QEvent.Type.ToolTip:
            return self._show_card(event)  # type: ignore[arg-type]
        return bool(super().viewportEvent(event))

    def item_at(self, place: QPoint) -> QGraphicsItem | None:
        """The topmost item at or near a place in the view; a container counts where nothing else is."""
        around = QRectF(place.x() - _REACH, place.y() - _REACH, 2 * _REACH, 2 * _REACH).toRect()
        exact = self.itemAt(place)
        near = self.items(around)
        return next((item for item in near if not isinstance(item, NodeItem)), exact) if _is_open(exact) else exact

    def _pick(self, place: QPoint) -> None:
        item = self.item_at(place)
        if isinstance(item, NodeItem):
            inside = item.mapFromScene(self.mapToScene(place))
            (self.turned if item.look.arrow_room.contains(inside) else self.picked).emit(item.key)
            return
        key = self.drawing.key_of_edge(item) if self.drawing is not None and item is not None else None
        (self.picked if key is None else self.edge_picked).emit(key)

    def _pan(self, by: QPoint) -> None:
        for bar, step in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - step)

    def _show_card(self, event: QHelpEvent) -> bool:
        item = self.item_at(event.pos())
        words = card_of(self.drawing, item) if self.drawing is not None and item is not None else ""
        QToolTip.showText(event.globalPos(), words, self.viewport())
        return True


def _is_open(item: QGraphicsItem | None) -> bool:
    """Whether a place belongs to nothing but the canvas or the inside of a container."""
    return item is None or (isinstance(item, NodeItem) and item.look.is_open)


def _middle_of_seen(low: float, high: float, seen: float, start: float) -> float:
    """Where to look along one axis: at the middle if all can be seen, else at the start, without empty room beside."""
    if seen >= high - low:
        return (low + high) / 2
    return min(max(start, low + seen / 2), high - seen / 2)


@lru_cache(maxsize=16)
def _dots(theme: Theme, spacing: int) -> QPixmap:
    """A piece of the canvas with one dot."""
    tile = QPixmap(spacing, spacing)
    tile.fill(QColor(theme.canvas))
    with QPainter(tile) as painter:
        painter.fillRect(QRectF(0, 0, 1, 1), QColor(theme.dots))
    return tile
