"""The items of nodes that are dragged: what moves with them, and the edges that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from editor.workflow.graph import ends

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QGraphicsItem

    from editor.canvas.drawing import Drawing
    from editor.canvas.overlay import Line
    from editor.layout.geometry import Point, Rect
    from editor.text.tree import Path

_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class Carried:
    """`items` move as they are, each from its place; `hidden` ones are drawn as straight lines meanwhile.

    `ends` are the nodes such a line joins, each with whether it moves.
    """

    items: dict[QGraphicsItem, QPointF]
    hidden: list[QGraphicsItem]
    ends: list[tuple[tuple[Rect, bool], tuple[Rect, bool]]]

    def move_by(self, dx: float, dy: float) -> None:
        """Show everything so far from where it was."""
        for item, place in self.items.items():
            item.setPos(place.x() + dx, place.y() + dy)
            item.setOpacity(0.85)
        for item in self.hidden:
            item.setVisible(False)

    def put_back(self) -> None:
        """Show everything where it was."""
        for item, place in self.items.items():
            item.setPos(place)
            item.setOpacity(1.0)
        for item in self.hidden:
            item.setVisible(True)

    def under(self, look: Callable[[], _Answer]) -> _Answer:
        """What is found on the canvas when the dragged items are out of the way."""
        for item in self.items:
            item.setVisible(False)
        try:
            return look()
        finally:
            for item in self.items:
                item.setVisible(True)

    def lines(self, dx: float, dy: float) -> tuple[Line, ...]:
        """The edges that follow, from border to border."""
        moved = [[rect.moved(dx, dy) if moves else rect for rect, moves in pair] for pair in self.ends]
        return tuple(straight(source, target) for source, target in moved)


def carried_with(drawing: Drawing, keys: Collection[Path]) -> Carried:
    """What is dragged with states: all that lies inside them, and the edges at them."""
    nodes = drawing.picture.nodes
    items: dict[QGraphicsItem, QPointF] = {
        item: item.pos() for key, item in drawing.nodes.items() if _lies_in(key, keys)
    }
    hidden: dict[QGraphicsItem, None] = {}
    found: dict[tuple[Path, Path], tuple[tuple[Rect, bool], tuple[Rect, bool]]] = {}
    for path, transition in drawing.transitions.items():
        source, target = ends(transition)
        shown = [item for item in (drawing.edges.get(path), drawing.labels.get(path)) if item is not None]
        if source in keys or target in keys:
            hidden.update(dict.fromkeys(shown))
            found[source, target] = (nodes[source], source in keys), (nodes[target], target in keys)
        elif _lies_in(source, keys):
            items.update((item, item.pos()) for item in shown)
    return Carried(items, list(hidden), list(found.values()))


def _lies_in(key: Path, keys: Collection[Path]) -> bool:
    return any(key[: len(state)] == state for state in keys)


def straight(source: Rect, target: Rect) -> Line:
    """A straight line from the border of one rectangle to that of another."""
    return _border(source, target.centre), _border(target, source.centre)


def _border(rect: Rect, towards: Point) -> Point:
    """Where the way from the middle of a rectangle to a place leaves it."""
    middle = rect.centre
    dx, dy = towards.x - middle.x, towards.y - middle.y
    share = min(rect.width / 2 / abs(dx) if dx else 1.0, rect.height / 2 / abs(dy) if dy else 1.0, 1.0)
    return middle.moved(dx * share, dy * share)
