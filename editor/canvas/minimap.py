"""The whole workflow in a corner, with a frame around what is seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from editor.canvas.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from editor.canvas.drawing import Drawing
    from editor.canvas.view import CanvasView

SIZE = QSize(200, 140)
_MARGIN = 8


class Minimap(QWidget):
    """Shows one view's drawing; a press or drag on it brings that place to the middle of the view."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._drawn: tuple[Drawing, QPixmap] | None = None
        self.setFixedSize(SIZE)
        self.setAccessibleName("Overview of the workflow")
        self.setToolTip("Overview: drag to look elsewhere (M hides it)")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self.update())
        view.zoomed.connect(lambda _: self.update())
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look there."""
        self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position())

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the overview, made once for each drawing, and the frame."""
        drawing = self._view.drawing
        if drawing is None:
            return
        theme = drawing.ink.theme
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture(drawing))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            veil = QColor(theme.accent)
            veil.setAlphaF(0.1)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(veil)
            scale, left, top = self._scale(drawing)
            frame = QRectF(
                (seen.x() - left) * scale, (seen.y() - top) * scale, seen.width() * scale, seen.height() * scale
            )
            painter.drawRect(frame.intersected(QRectF(self.rect()).adjusted(1, 1, -2, -2)))

    def _picture(self, drawing: Drawing) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn[0] is not drawing or self._drawn[1].devicePixelRatio() != ratio:
            self._drawn = drawing, self._painted(drawing, ratio)
        return self._drawn[1]

    def _painted(self, drawing: Drawing, ratio: float) -> QPixmap:
        theme = drawing.ink.theme
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(theme.raised))
        scale, left, top = self._scale(drawing)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(drawing.ink.border)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.scale(scale, scale)
            painter.translate(-left, -top)
            drawing.overview.paint(painter, drawing.ink, [])
        return picture

    def _scale(self, drawing: Drawing) -> tuple[float, float, float]:
        """How small things are drawn, and the place on the canvas that is in the upper left corner."""
        bounds = drawing.picture.bounds
        width, height = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        scale = min(width / max(bounds.width, 1), height / max(bounds.height, 1), 1.0)
        middle = bounds.centre
        return scale, middle.x - self.width() / 2 / scale, middle.y - self.height() / 2 / scale

    def _look_at(self, place: QPointF) -> None:
        if self._view.drawing is not None:
            scale, left, top = self._scale(self._view.drawing)
            self._view.centerOn(place.x() / scale + left, place.y() / scale + top)
