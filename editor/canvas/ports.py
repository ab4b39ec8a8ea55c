"""Where an edge can be dragged out of a node, and where the ends of an edge are taken hold of."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from editor.canvas.measures import FARTHEST_GRAB, GRAB
from editor.layout.geometry import Direction, Point
from editor.workflow.anchors import is_end, is_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from editor.canvas.drawing import Drawing
    from editor.layout.geometry import Rect
    from editor.text.tree import Path


def ports_of(drawing: Drawing, key: Path, direction: Direction) -> tuple[Point, ...]:
    """The ports of a node, the one it usually leads on from first; none for End and for what is not there."""
    rect = drawing.picture.nodes.get(key)
    if rect is None or is_end(key) or (not is_start(key) and key not in drawing.states):
        return ()
    places = _sides(rect, direction)
    return places[:1] if is_start(key) else places


def _sides(rect: Rect, direction: Direction) -> tuple[Point, ...]:
    middle = rect.centre
    below, right = Point(middle.x, rect.bottom), Point(rect.right, middle.y)
    left, above = Point(rect.x, middle.y), Point(middle.x, rect.y)
    return (below, right, left) if direction is Direction.DOWN else (right, below, above)


def port_at(
    drawing: Drawing, keys: Iterable[Path], direction: Direction, place: Point, zoom: float
) -> tuple[Path, Point] | None:
    """The node of these whose port is near a place, and that port."""
    for key in keys:
        for port in ports_of(drawing, key, direction):
            if is_near(port, place, zoom):
                return key, port
    return None


def end_at(points: Sequence[Point], place: Point, zoom: float) -> int | None:
    """Which end of a line is near a place: 0 where it begins, -1 where it leads to."""
    return next((end for end in (-1, 0) if points and is_near(points[end], place, zoom)), None)


def is_near(one: Point, other: Point, zoom: float) -> bool:
    """Whether two places are near enough on the screen to be taken for each other."""
    return hypot(one.x - other.x, one.y - other.y) <= min(GRAB / zoom, FARTHEST_GRAB)
