"""A Parallel or Map with its inside open: a frame with a header, and room for its branches."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from editor.canvas.ink import fonts
from editor.canvas.measures import (
    CARD_RADIUS,
    GLYPH_INSET,
    HEADER_GLYPH,
    HEADER_GLYPH_SIDE,
    HEADER_MODE_BASE,
    HEADER_NAME_BASE,
    LANE_MARGIN,
    SQUARE_RADIUS,
)
from editor.canvas.words import mode, one_line
from editor.canvas.writing import (
    ARROW_ROOM,
    OPEN,
    arrow_path,
    cut_in_the_middle,
    draw_arrow,
    draw_glyph,
    draw_text,
    static_text,
)
from editor.layout.container import HEADER
from editor.widgets.glyphs import state_glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from editor.canvas.ink import Ink
    from editor.layout.geometry import Rect
    from editor.workflow.outline import State

_SQUARE = QRectF(GLYPH_INSET, (HEADER - HEADER_GLYPH) / 2, HEADER_GLYPH, HEADER_GLYPH)
_TEXT_LEFT = HEADER_GLYPH + 2 * GLYPH_INSET
_AROUND_WORDS = _TEXT_LEFT + ARROW_ROOM + GLYPH_INSET
_NAME_SHARE = 0.5
_LONGEST_NAME = 280.0


class FrameLook:
    """How an open container looks; `lanes` are the rooms of its scopes, as places on the canvas."""

    radius = CARD_RADIUS
    is_open = True

    def __init__(self, state: State, rect: Rect, lanes: Sequence[Rect], ink: Ink) -> None:
        self.ink = ink
        self.type_name = state.type
        self.arrow_room = QRectF(rect.width - ARROW_ROOM - 4, 0, ARROW_ROOM + 4, HEADER)
        self._box = QRectF(0, 0, rect.width, rect.height)
        self._header = _header_path(self._box)
        self._arrow = arrow_path(rect.width - ARROW_ROOM / 2 - 2, HEADER / 2, OPEN)
        self._glyph = state_glyph(state.type)
        self._lanes = [_lane(lane, rect) for lane in lanes] if len(lanes) > 1 else []
        self._write(state, rect.width - _AROUND_WORDS)

    def _write(self, state: State, room: float) -> None:
        """Prepare name and mode; a long name leaves the mode its room."""
        used, said = fonts(), mode(state)
        name_room = max(room - used.small_metrics.horizontalAdvance(said) - GLYPH_INSET, room * _NAME_SHARE)
        self.name = cut_in_the_middle(one_line(state.name), used.name_metrics, name_room)
        taken = used.name_metrics.horizontalAdvance(self.name) + GLYPH_INSET
        self._name = static_text(self.name)
        self._mode = static_text(cut_in_the_middle(said, used.small_metrics, room - taken))
        self._name_place = QPointF(_TEXT_LEFT, HEADER_NAME_BASE)
        self._mode_place = QPointF(_TEXT_LEFT + taken, HEADER_MODE_BASE)

    def draw(self, painter: QPainter) -> None:
        """Draw the frame from (0, 0)."""
        ink, used = self.ink, fonts()
        painter.setPen(ink.border)
        painter.setBrush(ink.inside)
        painter.drawRoundedRect(self._box, CARD_RADIUS, CARD_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.header_brush(self.type_name))
        painter.drawPath(self._header)
        painter.setBrush(ink.type_brush(self.type_name))
        painter.drawRoundedRect(_SQUARE, SQUARE_RADIUS, SQUARE_RADIUS)
        draw_glyph(painter, self._glyph, _SQUARE.center(), HEADER_GLYPH_SIDE, ink.glyph)
        draw_text(painter, self._name_place, self._name, used.name, ink.text)
        draw_text(painter, self._mode_place, self._mode, used.small, ink.secondary)
        draw_arrow(painter, self._arrow, ink)
        painter.setPen(ink.lane)
        for lane in self._lanes:
            painter.drawRoundedRect(lane, SQUARE_RADIUS, SQUARE_RADIUS)


def header_width(state: State) -> float:
    """The width a header needs to show its mode whole, and its name as far as that is reasonable."""
    used = fonts()
    name = min(used.name_metrics.horizontalAdvance(one_line(state.name)), _LONGEST_NAME)
    return ceil(_AROUND_WORDS + name + GLYPH_INSET + used.small_metrics.horizontalAdvance(mode(state))) + 1.0


def _lane(lane: Rect, rect: Rect) -> QRectF:
    return QRectF(*lane.moved(-rect.x, -rect.y).grown(LANE_MARGIN))


def _header_path(box: QRectF) -> QPainterPath:
    """The header, round at the top only."""
    whole, lower = QPainterPath(), QPainterPath()
    whole.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
    lower.addRect(QRectF(0, HEADER, box.width(), box.height()))
    return whole.subtracted(lower)
