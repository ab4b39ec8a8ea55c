"""A rubber band over the canvas: what lies in it is selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.canvas.gestures.gesture import NOWHERE
from editor.canvas.overlay import Preview
from editor.layout.geometry import bounds_of
from editor.workflow.operations.deleting import outermost

if TYPE_CHECKING:
    from editor.canvas.board import Board
    from editor.canvas.drawing import Drawing
    from editor.layout.geometry import Point, Rect
    from editor.text.tree import Path

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With either of these held, what is picked comes to what is selected already."""


@dataclass(slots=True)
class Lasso:
    """Dragging over the open canvas."""

    board: Board
    _corner: Point = NOWHERE

    def start(self, at: Point) -> None:
        """Begin at one corner."""
        self._corner = at

    def move(self, at: Point, _keys: Qt.KeyboardModifier) -> None:
        """Span the band to the other corner."""
        self.board.show(Preview(band=self._band(at)))

    def finish(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Select what lies in the band."""
        kept = self.board.selection if keys & ADDING else ()
        self.cancel()
        self.board.select((*kept, *states_in(self.board.drawing, self._band(at))))

    def cancel(self) -> None:
        """Take the band away."""
        self.board.show()

    def _band(self, at: Point) -> Rect:
        band = bounds_of((self._corner, at))
        assert band is not None
        return band


def states_in(drawing: Drawing, band: Rect) -> list[Path]:
    """The states a band holds whole, or whose card it touches; a container only where it holds the whole of it."""
    nodes, headers = drawing.picture.nodes, drawing.picture.headers
    states = {key: rect for key, rect in nodes.items() if key in drawing.states}
    found = [key for key, rect in states.items() if band.holds(rect) or (key not in headers and band.overlaps(rect))]
    return outermost(found)
