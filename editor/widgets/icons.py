"""Icons for buttons and menus, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from editor.widgets.glyphs import SIDE, STROKE, glyph

_SIDES = (16, 20, 32, 40)


def icon(name: str, colour: str, greyed: str) -> QIcon:
    """The icon `resources/icons/NAME.svg`; `greyed` is its colour where it cannot be used."""
    found = QIcon()
    for side in _SIDES:
        found.addPixmap(pixmap(name, colour, side), QIcon.Mode.Normal)
        found.addPixmap(pixmap(name, greyed, side), QIcon.Mode.Disabled)
    return found


def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """An icon of so many pixels at 100 %; `ratio` is that of the screen."""
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side * ratio / SIDE, side * ratio / SIDE)
        pen = QPen(QColor(colour), STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(glyph(name))
    drawn.setDevicePixelRatio(ratio)
    return drawn
