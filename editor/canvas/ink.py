"""Pens, brushes and fonts of a theme, made once and shared by all items: making one a node costs more than drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QGuiApplication, QPen

from editor.canvas.measures import EDGE_WIDTH, HALO_WIDTH, RING_WIDTH
from editor.widgets.glyphs import STROKE
from editor.widgets.theme import NORMAL, SMALL, TINT, mixed
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from editor.widgets.theme import Theme


@dataclass(frozen=True)
class Fonts:
    """The fonts of the canvas, with what measures them."""

    name: QFont
    small: QFont
    name_metrics: QFontMetricsF
    small_metrics: QFontMetricsF


@cache
def fonts() -> Fonts:
    """The system's font in the sizes of the canvas; asked for when there is an application."""
    name, small = QFont(QGuiApplication.font()), QFont(QGuiApplication.font())
    name.setPixelSize(NORMAL)
    name.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(SMALL)
    for font in (name, small):
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # widths that hold at every zoom
    return Fonts(name, small, QFontMetricsF(name), QFontMetricsF(small))


@dataclass(frozen=True)
class Ink:
    """What one theme draws with."""

    theme: Theme
    text: QPen
    secondary: QPen
    border: QPen
    dashed: QPen
    lane: QPen
    ring: QPen
    halo: QPen
    glyph: QPen
    badge: QPen
    error_text: QPen
    anchor: QPen
    panel: QBrush
    inside: QBrush
    canvas: QBrush
    edge: QBrush
    error: QBrush
    accent: QBrush
    edge_pens: dict[bool, QPen] = field(default_factory=dict)
    type_brushes: dict[str | None, QBrush] = field(default_factory=dict)
    header_brushes: dict[str | None, QBrush] = field(default_factory=dict)

    def edge_pen(self, kind: TransitionKind) -> QPen:
        """The pen of an edge: dashed for catchers."""
        return self.edge_pens[kind is TransitionKind.CATCH]

    def arrow_brush(self, kind: TransitionKind) -> QBrush:
        """The colour of an edge's arrow."""
        return self.error if kind is TransitionKind.CATCH else self.edge

    def type_brush(self, name: str | None) -> QBrush:
        """The colour of a state type."""
        return self.type_brushes.get(name) or self.type_brushes[None]

    def header_brush(self, name: str | None) -> QBrush:
        """The tint of a container's header."""
        return self.header_brushes.get(name) or self.header_brushes[None]


@cache
def ink_of(theme: Theme) -> Ink:
    """The ink of a theme."""
    catch = mixed(theme.error, theme.canvas, 0.7)
    names = (*(name for name, _ in theme.types), None)
    tints = {name: QBrush(mixed(theme.type_colour(name), theme.panel, TINT)) for name in names}
    return Ink(
        theme=theme,
        text=QPen(QColor(theme.text)),
        secondary=QPen(QColor(theme.secondary)),
        border=QPen(QColor(theme.border), 1),
        dashed=_dashed(QColor(theme.secondary), 1),
        lane=_dashed(QColor(theme.border), 1),
        ring=QPen(QColor(theme.accent), RING_WIDTH),
        halo=QPen(_see_through(theme.accent), HALO_WIDTH),
        glyph=_round(QColor(theme.on_type), STROKE),
        badge=_round(QColor(theme.secondary), STROKE),
        error_text=QPen(QColor(theme.error)),
        anchor=QPen(QColor(theme.edge), EDGE_WIDTH),
        panel=QBrush(QColor(theme.panel)),
        inside=QBrush(mixed(theme.panel, theme.canvas, 0.5)),
        canvas=QBrush(QColor(theme.canvas)),
        edge=QBrush(QColor(theme.edge)),
        error=QBrush(catch),
        accent=QBrush(QColor(theme.accent)),
        edge_pens={False: QPen(QColor(theme.edge), EDGE_WIDTH), True: _dashed(catch, EDGE_WIDTH)},
        type_brushes={name: QBrush(QColor(theme.type_colour(name))) for name in names},
        header_brushes=tints,
    )


def _dashed(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setDashPattern([4, 3])
    return pen


def _round(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _see_through(colour: str) -> QColor:
    found = QColor(colour)
    found.setAlphaF(0.2)
    return found
