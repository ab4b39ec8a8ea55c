"""How big nodes and labels are drawn, for the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.canvas.frame import header_width
from editor.canvas.ink import fonts
from editor.canvas.measures import (
    ANCHOR_SIDE,
    CARD_HEIGHT,
    CARD_WIDTH,
    INNER_ANCHOR_SIDE,
    LABEL_HEIGHT,
    LABEL_LONGEST,
    LABEL_PADDING,
    STUB_HEIGHT,
)
from editor.canvas.words import label
from editor.layout.geometry import Size
from editor.workflow.graph import VertexKind
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from editor.text.tree import Path
    from editor.workflow.graph import Vertex
    from editor.workflow.outline import Transition

_CARD = Size(CARD_WIDTH, CARD_HEIGHT)
_STUB = Size(CARD_WIDTH, STUB_HEIGHT)
_ANCHOR = Size(ANCHOR_SIDE, ANCHOR_SIDE)
_INNER_ANCHOR = Size(INNER_ANCHOR_SIDE, INNER_ANCHOR_SIDE)
# A rule says most at its end, a list of errors at its beginning.
_CUT = {
    TransitionKind.CHOICE: Qt.TextElideMode.ElideMiddle,
    TransitionKind.DEFAULT: Qt.TextElideMode.ElideRight,
    TransitionKind.CATCH: Qt.TextElideMode.ElideRight,
}


class DrawnSizes:
    """The sizes of one drawing; `labels` has the text of each label by the path of its edge, cut to its longest."""

    def __init__(self) -> None:
        self.labels: dict[Path, str] = {}

    def node(self, vertex: Vertex) -> Size:
        """The size of a card, a stub, or a circle."""
        if vertex.kind is VertexKind.STATE:
            return _CARD
        if vertex.kind is VertexKind.MISSING:
            return _STUB
        return _INNER_ANCHOR if vertex.scope else _ANCHOR

    def header(self, vertex: Vertex) -> float:
        """The width of a container's glyph, name, mode and arrow."""
        return header_width(vertex.state) if vertex.state else CARD_WIDTH

    def label(self, transition: Transition) -> Size | None:
        """The size of an edge's pill; None for an edge without words."""
        words = label(transition)
        if words is None:
            return None
        metrics = fonts().small_metrics
        shown = metrics.elidedText(words, _CUT[transition.kind], LABEL_LONGEST)
        self.labels[transition.path] = shown
        return Size(metrics.horizontalAdvance(shown) + 2 * LABEL_PADDING, LABEL_HEIGHT)
