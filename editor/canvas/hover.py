"""What a hover card says. File content in it is always plain text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from editor.canvas.items import NodeItem
from editor.canvas.words import described, label
from editor.workflow.graph import VertexKind, vertex

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsItem

    from editor.canvas.drawing import Drawing


def card_of(drawing: Drawing, item: QGraphicsItem) -> str:
    """The words for an item as HTML for a tool tip; empty where there is nothing to say."""
    if isinstance(item, NodeItem):
        record = vertex(drawing.graph, item.key)
        is_anchor = record.kind in (VertexKind.START, VertexKind.END)
        return "" if is_anchor else as_card(described(record))
    key = drawing.key_of_edge(item)
    return "" if key is None else as_card(label(drawing.transitions[key]) or "")


def as_card(words: str) -> str:
    """Plain text as HTML that shows just that: Qt would else guess whether it is HTML, and wrap nothing."""
    lines = "<br>".join(escape(line) for line in words.split("\n"))
    return f"<qt>{lines}</qt>" if words else ""
