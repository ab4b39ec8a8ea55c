"""A state as a card: a glyph on the colour of its type, its name, and what it is or calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from editor.canvas.ink import fonts
from editor.canvas.measures import (
    BADGE_SIDE,
    CARD_HEIGHT,
    CARD_RADIUS,
    CARD_WIDTH,
    GLYPH_INSET,
    GLYPH_SIDE,
    GLYPH_SQUARE,
    NAME_BASE,
    SQUARE_RADIUS,
    SUBTITLE_BASE,
    TEXT_LEFT,
    TEXT_WIDTH,
)
from editor.canvas.words import is_retried, one_line, subtitle
from editor.canvas.writing import (
    ARROW_ROOM,
    CLOSED,
    arrow_path,
    cut_in_the_middle,
    draw_arrow,
    draw_glyph,
    draw_text,
    static_text,
)
from editor.widgets.glyphs import glyph, state_glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from editor.canvas.ink import Ink
    from editor.workflow.outline import State

_CARD = QRectF(0, 0, CARD_WIDTH, CARD_HEIGHT)
_SQUARE = QRectF(GLYPH_INSET, GLYPH_INSET, GLYPH_SQUARE, GLYPH_SQUARE)
_NAME_PLACE = QPointF(TEXT_LEFT, NAME_BASE)
_SUBTITLE_PLACE = QPointF(TEXT_LEFT, SUBTITLE_BASE)
_BADGE_MIDDLE = QPointF(CARD_WIDTH - BADGE_SIDE / 2 - 6, BADGE_SIDE / 2 + 6)
_NOWHERE = QRectF()
_ARROW = QRectF(CARD_WIDTH - ARROW_ROOM, BADGE_SIDE + 6, ARROW_ROOM, CARD_HEIGHT - BADGE_SIDE - 6)


class CardLook:
    """How a state looks whose inside does not show."""

    radius = CARD_RADIUS
    is_open = False

    def __init__(self, state: State, ink: Ink) -> None:
        used = fonts()
        self.ink = ink
        self.type_name = state.type
        self.is_retried = is_retried(state)
        self.has_inside = bool(state.scopes)
        self.arrow_room = _ARROW if self.has_inside else _NOWHERE
        name_room = TEXT_WIDTH - (BADGE_SIDE if self.is_retried else 0)
        words_room = TEXT_WIDTH - (ARROW_ROOM / 2 if self.has_inside else 0)
        self.name = cut_in_the_middle(one_line(state.name), used.name_metrics, name_room)
        self._name = static_text(self.name)
        self._subtitle = static_text(cut_in_the_middle(subtitle(state), used.small_metrics, words_room))
        self._glyph = state_glyph(state.type)

    def draw(self, painter: QPainter) -> None:
        """Draw the card from (0, 0)."""
        ink, used = self.ink, fonts()
        painter.setPen(ink.dashed if self.type_name is None else ink.border)
        painter.setBrush(ink.panel)
        painter.drawRoundedRect(_CARD, CARD_RADIUS, CARD_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.type_brush(self.type_name))
        painter.drawRoundedRect(_SQUARE, SQUARE_RADIUS, SQUARE_RADIUS)
        draw_glyph(painter, self._glyph, _SQUARE.center(), GLYPH_SIDE, ink.glyph)
        draw_text(painter, _NAME_PLACE, self._name, used.name, ink.text)
        draw_text(painter, _SUBTITLE_PLACE, self._subtitle, used.small, ink.secondary)
        if self.is_retried:
            draw_glyph(painter, glyph("badges/retry"), _BADGE_MIDDLE, BADGE_SIDE, ink.badge)
        if self.has_inside:
            draw_arrow(painter, arrow_path(_ARROW.center().x(), SUBTITLE_BASE + 7, CLOSED), ink)
