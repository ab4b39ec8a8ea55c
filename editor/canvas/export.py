"""A drawing, or a part of it, as a picture for elsewhere: an image, or the bytes of a PNG or PDF file.

    excerpt = picture_of(drawing)                  the whole of it
    excerpt = picture_of(drawing, selected keys)   these nodes, what is inside them, and the edges between them
    clipboard.setImage(image(excerpt))

SVG is made in `export_svg`. Nothing of this needs a window; rings, ports and other marks are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from editor.canvas.items import NodeItem
from editor.errors import FileProblem
from editor.layout.geometry import Rect, bounds_of, union
from editor.workflow.graph import ends

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from editor.canvas.drawing import Drawing
    from editor.canvas.ink import Ink
    from editor.text.tree import Path

MARGIN = 24.0
"""The room left around what is drawn."""
MOST_PIXELS = 64_000_000
LONGEST_SIDE = 32_000
"""What an image may hold: 256 MB, more no viewer made with Qt opens, and no side longer than Qt can draw along."""
_POINTS = 0.75
"""A pixel at 100 % in the points of a page (96 and 72 an inch)."""
_LONGEST_PAGE = 14_400.0
"""How long a side of a page may be, in points (ISO 32000-1, annex C.2)."""
_DOTS_PER_METER = 3780


@dataclass(frozen=True)
class Excerpt:
    """What of a drawing is drawn, from the lowest item to the topmost, and the part of the canvas it takes."""

    items: tuple[QGraphicsItem, ...]
    rect: Rect
    drawing: Drawing

    @property
    def ink(self) -> Ink:
        """What it is drawn with."""
        return self.drawing.ink

    def paint(self, painter: QPainter) -> None:
        """Draw it on its ground; the painter's units are those of the canvas."""
        painter.fillRect(QRectF(*self.rect), self.ink.canvas)
        for item in self.items:
            painter.save()
            painter.translate(item.pos())
            paint_item(item, painter)
            painter.restore()


def picture_of(drawing: Drawing, keys: Collection[Path] | None = None) -> Excerpt:
    """The whole of a drawing, or some nodes with what is inside them and what runs between them."""
    chosen = drawing.nodes.keys() if keys is None else _with_insides(drawing, keys)
    edges = [key for key, edge in drawing.transitions.items() if all(end in chosen for end in ends(edge))]
    found = [*(drawing.nodes[key] for key in chosen), *_runs(drawing, edges)]
    items = tuple(sorted(found, key=lambda item: item.zValue()))
    room = drawing.picture.bounds if keys is None else union(_extents(drawing, chosen, edges))
    return Excerpt(items, _in_whole_units((room or drawing.picture.bounds).grown(MARGIN)), drawing)


def paint_item(item: QGraphicsItem, painter: QPainter) -> None:
    """Draw an item as it looks when nobody works on it, from (0, 0)."""
    if isinstance(item, NodeItem):
        item.look.draw(painter)
    else:
        item.paint(painter, QStyleOptionGraphicsItem(), None)


def image(excerpt: Excerpt, scale: float = 1.0) -> QImage:
    """An excerpt in pixels, `scale` of them to a unit; raises FileProblem where that are too many."""
    width, height = (max(round(side * scale), 1) for side in excerpt.rect.size)
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise FileProblem(_too_large(excerpt, width, height))
    found = QImage(width, height, QImage.Format.Format_RGB32)
    if found.isNull():
        raise FileProblem(
            f"There is no memory for a picture of {width} x {height} pixels: take a smaller scale, or SVG."
        )
    found.setDotsPerMeterX(round(_DOTS_PER_METER * scale))
    found.setDotsPerMeterY(round(_DOTS_PER_METER * scale))
    found.fill(excerpt.ink.canvas.color())
    with QPainter(found) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(width / excerpt.rect.width, height / excerpt.rect.height)
        painter.translate(-excerpt.rect.x, -excerpt.rect.y)
        excerpt.paint(painter)
    return found


def png(excerpt: Excerpt, scale: float = 1.0) -> bytes:
    """An excerpt as the bytes of a PNG file; raises FileProblem where it would have too many pixels."""
    buffer = _open_buffer()
    if not image(excerpt, scale).save(buffer, "PNG"):  # type: ignore[call-overload]
        raise FileProblem("The picture cannot be written as PNG: take SVG or PDF.")
    return bytes(buffer.data().data())


def pdf(excerpt: Excerpt, scale: float = 1.0, title: str = "") -> bytes:
    """An excerpt as the bytes of a PDF file: one page of its size, made smaller where no page is that large."""
    rect = excerpt.rect
    points = min(_POINTS * scale, _LONGEST_PAGE / max(rect.size))
    size = QSizeF(rect.width * points, rect.height * points)
    buffer = _open_buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Statewright")
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with QPainter(writer) as painter:
        painter.scale(writer.width() / rect.width, writer.height() / rect.height)
        painter.translate(-rect.x, -rect.y)
        excerpt.paint(painter)
    return bytes(buffer.data().data())


def _with_insides(drawing: Drawing, keys: Collection[Path]) -> Collection[Path]:
    """Nodes by their keys, and all that lies inside them, in drawing order."""
    wanted = frozenset(keys)
    inside = (key for key in drawing.nodes if any(key[:length] in wanted for length in range(1, len(key) + 1)))
    return dict.fromkeys(inside).keys()


def _runs(drawing: Drawing, edges: Collection[Path]) -> Iterator[QGraphicsItem]:
    """The lines of edges, each once, and their labels."""
    yield from {id(drawing.edges[key]): drawing.edges[key] for key in edges}.values()
    yield from (drawing.labels[key] for key in edges if key in drawing.labels)


def _extents(drawing: Drawing, nodes: Collection[Path], edges: Collection[Path]) -> Iterator[Rect]:
    yield from drawing.rects(nodes)
    for key in edges:
        edge = drawing.picture.edges[key]
        yield from (rect for rect in (bounds_of(edge.points), edge.label) if rect is not None)


def _in_whole_units(rect: Rect) -> Rect:
    """A rectangle with corners on whole units, so that thin lines fall on pixels."""
    x, y = floor(rect.x), floor(rect.y)
    return Rect(x, y, ceil(rect.right) - x, ceil(rect.bottom) - y)


def _too_large(excerpt: Excerpt, width: int, height: int) -> str:
    size = excerpt.rect.size
    most = min(LONGEST_SIDE / max(size), sqrt(MOST_PIXELS / (size.width * size.height)))
    advice = f"take --scale {floor(most * 100) / 100:g} at most, or SVG or PDF" if most >= 0.01 else "take SVG or PDF"
    return f"The picture would have {width:,} x {height:,} pixels, too many for a PNG: {advice}."


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    return buffer
