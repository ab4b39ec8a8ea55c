"""The places of a scope's boxes where people put them by hand, and of those that came later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.layout.engine import LAYER_GAP, NODE_GAP
from editor.layout.geometry import Direction, Point, Rect, rect_around
from editor.layout.taken import Taken
from editor.workflow.graph import VertexKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.layout.geometry import Size
    from editor.layout.parts import Parts
    from editor.workflow.placement import ScopePlaces


def centres_of(parts: Parts, places: ScopePlaces, direction: Direction) -> tuple[Point, ...]:
    """The middle of each box: where it was put, else beside a neighbour, in the first place that is free.

    Start and End are never put by hand: one stands before its state, the other after the last of its states.
    """
    count = len(parts.vertices)
    rects: dict[int, Rect] = {}
    taken = Taken()
    for number, vertex in enumerate(parts.vertices):
        if vertex.kind is VertexKind.STATE and vertex.name in places:
            rects[number] = rect_around(Point(*places[vertex.name]), parts.boxes[number].size)
            taken.add(rects[number])
    before, after = _neighbours(parts)
    states = [number for number in range(count) if not parts.boxes[number].is_round]
    anchors = [number for number in range(count) if parts.boxes[number].is_round]
    for number in (*(n for n in states if n not in rects), *anchors):
        rects[number] = _beside(parts.boxes[number].size, rects, taken, before[number], after[number], direction)
        taken.add(rects[number])
    return tuple(rects[number].centre for number in range(count))


def _neighbours(parts: Parts) -> tuple[list[list[int]], list[list[int]]]:
    """The boxes before and after each box."""
    before: list[list[int]] = [[] for _ in parts.boxes]
    after: list[list[int]] = [[] for _ in parts.boxes]
    for bundle in parts.bundles:
        before[bundle.link.target].append(bundle.link.source)
        after[bundle.link.source].append(bundle.link.target)
    return before, after


def _beside(
    size: Size, rects: dict[int, Rect], taken: Taken, before: list[int], after: list[int], direction: Direction
) -> Rect:
    """A free place for a box: after the last box before it, else before the first one after it, else at the end."""

    def along(rect: Rect) -> float:
        return rect.bottom if direction is Direction.DOWN else rect.right

    leading = [rects[other] for other in before if other in rects]
    following = [rects[other] for other in after if other in rects]
    if leading:
        anchor = max(leading, key=along)
    elif following:
        anchor = min(following, key=along)
    elif rects:
        anchor = max(rects.values(), key=along)
    else:
        return Rect(0, 0, *size)
    forwards = bool(leading) or not following
    places = (rect_around(centre, size) for centre in _spots(anchor, size, direction, forwards))
    return next(place for place in places if not taken.meets(place.grown(NODE_GAP / 4)))


def _spots(anchor: Rect, size: Size, direction: Direction, forwards: bool) -> Iterator[Point]:
    """Places in the layer after (or before) a box, from its middle outwards to both sides, then in the layers beyond.

    Each layer is tried five places wide; there is always a free layer at last.
    """
    sign = 1 if forwards else -1
    layer = 0
    while True:
        for step in (0, 1, -1, 2, -2):
            if direction is Direction.DOWN:
                away = anchor.height / 2 + LAYER_GAP + size.height / 2 + layer * (LAYER_GAP + size.height)
                yield Point(anchor.centre.x + step * (size.width + NODE_GAP), anchor.centre.y + sign * away)
            else:
                away = anchor.width / 2 + LAYER_GAP + size.width / 2 + layer * (LAYER_GAP + size.width)
                yield Point(anchor.centre.x + sign * away, anchor.centre.y + step * (size.height + NODE_GAP))
        layer += 1
