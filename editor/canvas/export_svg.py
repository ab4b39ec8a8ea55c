"""A drawing as SVG: Qt draws each item, and what it drew is put into a document of our own.

So text stays text that can be selected, searched and read out, every item is a group with its words as a title (whole,
even where the drawing cuts them), and the document needs nothing from elsewhere. Fonts are named, not embedded: the
one that was measured comes first, then those of the usual systems.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QFontInfo, QPainter
from PySide6.QtSvg import QSvgGenerator

from editor.canvas.export import paint_item
from editor.canvas.ink import fonts
from editor.canvas.items import LabelItem, NodeItem
from editor.canvas.words import described, label, one_line
from editor.workflow.graph import VertexKind, vertex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QGraphicsItem

    from editor.canvas.drawing import Drawing
    from editor.canvas.export import Excerpt

_FALLBACKS = ("Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Arial")
_FONT_OF_A_GROUP = re.compile(r'\s*font-family="[^"]*" font-size="[^"]*" font-weight="[^"]*" font-style="[^"]*"\s*>\n<')
_FAMILY = re.compile(r' font-family="[^"]*"')
_BODY = re.compile(r"</defs>(.*)</svg>", re.DOTALL)
_EMPTY_GROUP = re.compile(r"<g [^>]*>\s*</g>\s*")


def svg(excerpt: Excerpt, scale: float = 1.0, title: str = "") -> bytes:
    """An excerpt as an SVG document in UTF-8, shown `scale` times as large as on the canvas at 100 %."""
    return "\n".join(_lines(excerpt, scale, title)).encode()


def _lines(excerpt: Excerpt, scale: float, title: str) -> Iterator[str]:
    x, y, width, height = excerpt.rect
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * scale:g}" height="{height * scale:g}"'
        f' viewBox="{x:g} {y:g} {width:g} {height:g}"'
        f' role="img" font-family="{_escaped(_families())}">'
    )
    yield f"<title>{_escaped(title)}</title>"
    yield f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{excerpt.ink.theme.canvas}"/>'
    for item in excerpt.items:
        yield from _group(excerpt.drawing, item)
    yield "</svg>\n"


def _group(drawing: Drawing, item: QGraphicsItem) -> Iterator[str]:
    kind, words = _kind_and_words(drawing, item)
    yield f'<g class="{kind}">'
    if words:
        yield f"<title>{_escaped(words)}</title>"
    yield _drawn(item)
    yield "</g>"


def _kind_and_words(drawing: Drawing, item: QGraphicsItem) -> tuple[str, str]:
    if isinstance(item, NodeItem):
        record = vertex(drawing.graph, item.key)
        is_anchor = record.kind in (VertexKind.START, VertexKind.END)
        return record.kind.value, record.name if is_anchor else described(record)
    if isinstance(item, LabelItem):
        return "label", label(drawing.transitions[item.key]) or ""
    return "edge", ""


def _drawn(item: QGraphicsItem) -> str:
    """What Qt writes for an item, without the document around it and without fonts: that of the whole holds."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    with QPainter(generator) as painter:
        painter.translate(item.pos())
        paint_item(item, painter)
    body = _BODY.search(bytes(buffer.data().data()).decode())
    if body is None:
        return ""
    return _FAMILY.sub("", _FONT_OF_A_GROUP.sub(">\n<", _EMPTY_GROUP.sub("", body[1]))).strip()


def _families() -> str:
    """The font that the drawing was measured with, and what to take where it is not installed."""
    measured = QFontInfo(fonts().name).family()
    names = dict.fromkeys(name.replace("'", "") for name in (measured, *_FALLBACKS))
    return ", ".join(f"'{name}'" for name in names) + ", sans-serif"


def _escaped(text: str) -> str:
    """A text for an element or an attribute, with nothing in it that XML does not allow."""
    return escape("\n".join(map(one_line, text.split("\n"))), {'"': "&quot;"})
