"""The canvas as a place to look around: zoom, scroll, what lies where. What pointer and keys do is said elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QToolTip, QWidget

from editor.canvas.backdrop import paint_focus, paint_grid, paint_words
from editor.canvas.guard import guarded
from editor.canvas.hover import card_of
from editor.canvas.items import NodeItem
from editor.canvas.measures import OVERVIEW_BELOW
from editor.canvas.overlay import NO_MARKS, NOTHING, Marks, Preview, paint_hint, paint_marks, paint_preview

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QGraphicsItem

    from editor.canvas.drawing import Drawing
    from editor.canvas.keyboard import Keyboard
    from editor.canvas.pointer import Pointer
    from editor.layout.geometry import Point, Rect
    from editor.text.tree import Path

LEAST_ZOOM, MOST_ZOOM = 0.005, 4.0
ZOOM_STEP = 1.2
READABLE = 0.6
"""A workflow that would be smaller than this is not shown whole when it is opened, but from its start."""
_REACH = 4
_FIT_MARGIN = 32.0
_NOTCH = 120
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class CanvasView(QGraphicsView):
    """Shows one drawing.

    turned(key)       a container is to be opened or closed
    pressed()         a button goes down: what moves is to stand still
    renamed()         the name of the selected state is to be edited
    append_wanted()   a state is to be added after the selected one
    menu_wanted(place) what can be done is to be shown, at a place of the screen
    zoomed(float)     the zoom is another one

    `keyboard` is told of every key; what the mouse does is forwarded to `pointer` (editor/canvas/forwarding.py).
    """

    turned = Signal(object)
    pressed = Signal()
    renamed = Signal()
    append_wanted = Signal()
    menu_wanted = Signal(QPoint)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing: Drawing | None = None
        self.pointer: Pointer | None = None
        self.keyboard: Keyboard | None = None
        self.pressed.connect(lambda: self._show_focus(False))
        self._marks = NO_MARKS
        self._preview = NOTHING
        self._shows_focus = False
        self.setAccessibleName("Workflow graph")
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)

    @property
    def zoom(self) -> float:
        """How big things are shown; 1 is 100 %."""
        return self.transform().m11()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing in place of the one before, at the same zoom and place."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        places = [bar.value() for bar in bars]  # they count from the origin of the canvas, and so are exact
        self.setScene(drawing.scene)
        self.drawing = drawing
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    def show_marks(self, marks: Marks) -> None:
        """Show these marks over the drawing, and no others."""
        self._marks = marks
        self.viewport().update()

    def show_preview(self, preview: Preview) -> None:
        """Show what a gesture would do."""
        if preview != self._preview:
            self._preview = preview
            self.viewport().update()

    @property
    def preview(self) -> Preview:
        """What is shown of a gesture."""
        return self._preview

    @property
    def marks(self) -> Marks:
        """What is marked."""
        return self._marks

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
        before = self.to_scene(place)
        self._set_zoom(self.zoom * factor)
        moved = self.to_scene(place) - before
        self.centerOn(self.to_scene(QPointF(self.viewport().rect().center())) - moved)

    def zoom_to(self, zoom: float) -> None:
        """Zoom around the middle of the view."""
        self.zoom_by(zoom / self.zoom)

    def to_scene(self, place: QPoint | QPointF) -> QPointF:
        """A place in the view as one on the canvas, to parts of a pixel."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(QPointF(place))

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
            self.drawForeground(painter)

    def drawBackground(self, painter: QPainter, *_: object) -> None:
        """The canvas with its grid."""
        if self.drawing is not None:
            origin = self.mapFromScene(QPointF(0, 0))
            paint_grid(painter, self.viewport().rect(), origin, self.zoom, self.drawing.ink.theme)

    @guarded
    def drawForeground(self, painter: QPainter, *_: object) -> None:
        """Marks and previews; what to say where there is nothing to draw."""
        if self.drawing is None:
            return
        ink, room = self.drawing.ink, self.viewport().rect()
        painter.save()
        paint_marks(painter, self._marks, ink, self.zoom)
        paint_preview(painter, self._preview, ink, self.zoom)
        painter.resetTransform()
        if self._preview.hint_at is not None:
            paint_hint(painter, self._preview, self.mapFromScene(*self._preview.hint_at), room, ink)
        if self.drawing.is_empty:
            paint_words(painter, room, ink)
        if self._shows_focus:
            paint_focus(painter, room, ink)
        painter.restore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; with Shift or sideways, scroll."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turn.x()) > abs(turn.y()):
            self.pan(turn.x() or turn.y(), 0)
        else:
            self.zoom_by(ZOOM_STEP ** (turn.y() / _NOTCH), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the canvas from being taken for shortcuts of the window."""
        is_key = event.type() is QEvent.Type.ShortcutOverride
        if is_key and self.keyboard is not None and self.keyboard.claims(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forward a key; what the canvas does not know is the window's."""
        known = self.keyboard is not None and self.drawing is not None and self.keyboard.press(event)
        event.setAccepted(known)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Forward the end of a key."""
        if self.keyboard is not None:
            self.keyboard.release(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Walk through the graph; from its end, out of the canvas."""
        if self.keyboard is not None and self.drawing is not None and self.keyboard.walk(forwards):
            return True
        return bool(super().focusNextPrevChild(forwards))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys act here, to those who came by key."""
        super().focusInEvent(event)
        self._show_focus(event.reason() in _BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up a drag in the making."""
        super().focusOutEvent(event)
        self._show_focus(False)
        if self.pointer is not None:
            self.pointer.cancel()

    def _show_focus(self, shows: bool) -> None:
        self._shows_focus = shows
        self.viewport().update()

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

    def node_at(self, at: Point) -> Path | None:
        """The topmost node at a place on the canvas."""
        items = self.drawing.scene.items(QPointF(*at)) if self.drawing is not None else []
        return next((item.key for item in items if isinstance(item, NodeItem)), None)

    def edge_near(self, at: Point, reach: int) -> Path | None:
        """The edge at a place on the canvas, or so many pixels of the screen beside it."""
        place = self.mapFromScene(*at)
        around = QRect(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        found = [] if self.drawing is None else self.items(around)
        keys = (self.drawing.key_of_edge(item) for item in found if self.drawing is not None and item.isVisible())
        return next((key for key in keys if key is not None), None)

    def is_on_arrow(self, item: NodeItem, place: QPoint) -> bool:
        """Whether a place in the view is where a container is opened or closed."""
        return bool(item.look.arrow_room.contains(item.mapFromScene(self.mapToScene(place))))

    def pan(self, x: int, y: int) -> None:
        """Move what is seen by so many pixels."""
        for bar, step in ((self.horizontalScrollBar(), x), (self.verticalScrollBar(), y)):
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
