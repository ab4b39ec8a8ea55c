"""What lies behind and before the items: the grid of dots, previews, and words where there is nothing to draw."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from editor.widgets.theme import GRID

if TYPE_CHECKING:
    from editor.canvas.ink import Ink
    from editor.widgets.theme import Theme

NOTHING_TO_DRAW = "There are no states to draw."
_DOTS_FROM = 0.7


def paint_grid(painter: QPainter, area: QRect, origin: QPoint, zoom: float, theme: Theme) -> None:
    """The canvas with its grid, in whole pixels: dots stay even at every zoom."""
    painter.save()
    painter.resetTransform()
    spacing = round(GRID * zoom) if zoom > _DOTS_FROM else round(2 * GRID * zoom)
    painter.drawTiledPixmap(area, _dots(theme, max(spacing, 4)), area.topLeft() - origin)
    painter.restore()


def paint_words(painter: QPainter, area: QRect, ink: Ink) -> None:
    """What to say where there is nothing to draw; the painter's units are pixels."""
    painter.setPen(ink.secondary)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, NOTHING_TO_DRAW)


def paint_focus(painter: QPainter, area: QRect, ink: Ink) -> None:
    """A frame that says that keys act here; the painter's units are pixels."""
    painter.setPen(ink.ring)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(1, 1, -1, -1))


@lru_cache(maxsize=16)
def _dots(theme: Theme, spacing: int) -> QPixmap:
    """A piece of the canvas with one dot."""
    tile = QPixmap(spacing, spacing)
    tile.fill(QColor(theme.canvas))
    with QPainter(tile) as painter:
        painter.fillRect(QRectF(0, 0, 1, 1), QColor(theme.dots))
    return tile
