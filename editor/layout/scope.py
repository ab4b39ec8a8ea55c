"""The layout of one scope: its boxes and lines, from a corner of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.layout.engine import Arrangement, Route, arrange, route
from editor.layout.geometry import Point, Rect, bounds_of, rect_around, union
from editor.layout.labels import free_labels
from editor.layout.parts import LABEL_GAP, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.layout.engine import Box
    from editor.layout.geometry import Direction, Size
    from editor.layout.parts import Bundle

EMPTY = Rect(0, 0, 208, 56)
"""The room of a scope without states."""


@dataclass(frozen=True, slots=True)
class Line:
    """The corners of a line, from border to border, and the place of each label on it."""

    points: tuple[Point, ...]
    labels: tuple[Rect | None, ...]


@dataclass(frozen=True, slots=True)
class ScopeLayout:
    """The place of each box and bundle, in the order they were given. `bounds` holds them all.

    Laid out by itself, a scope begins at (0, 0). Where people put its nodes, bounds may begin anywhere.
    """

    boxes: tuple[Rect, ...]
    lines: tuple[Line, ...]
    bounds: Rect


def automatic_layout(boxes: Sequence[Box], bundles: Sequence[Bundle], direction: Direction) -> ScopeLayout:
    """A layout that places everything."""
    found = _layout(boxes, bundles, arrange(boxes, [bundle.link for bundle in bundles], direction))
    return _moved(found, -found.bounds.x, -found.bounds.y)


def manual_layout(
    boxes: Sequence[Box], bundles: Sequence[Bundle], centres: Sequence[Point], direction: Direction
) -> ScopeLayout:
    """A layout whose boxes stand where they are put; what runs between them finds its way."""
    return _layout(boxes, bundles, route(boxes, centres, [bundle.link for bundle in bundles], direction))


def _layout(boxes: Sequence[Box], bundles: Sequence[Bundle], arrangement: Arrangement) -> ScopeLayout:
    rects = tuple(rect_around(centre, box.size) for centre, box in zip(arrangement.centres, boxes, strict=True))
    runs = [run.points for run in arrangement.routes]
    wanted = [_stack(bundle, run) for bundle, run in zip(bundles, arrangement.routes, strict=True)]
    stacks = free_labels(rects, runs, wanted)
    lines = tuple(
        Line(run.points, _unstacked(bundle.labels, stack))
        for bundle, run, stack in zip(bundles, arrangement.routes, stacks, strict=True)
    )
    return ScopeLayout(rects, lines, union(_extents(rects, lines)) or EMPTY)


def _stack(bundle: Bundle, run: Route) -> Rect | None:
    """Where the labels of a bundle would stand together."""
    size = stacked(bundle.labels)
    if size is None:
        return None
    middle = run.label or _middle(run.points)
    return None if middle is None else rect_around(middle, size)


def _middle(points: Sequence[Point]) -> Point | None:
    bounds = bounds_of(points)
    return None if bounds is None else bounds.centre


def _unstacked(labels: Sequence[Size | None], stack: Rect | None) -> tuple[Rect | None, ...]:
    """The place of each label in a stack, the first on top."""
    if stack is None:
        return (None,) * len(labels)
    placed: list[Rect | None] = []
    top = stack.y
    for label in labels:
        if label is None:
            placed.append(None)
            continue
        placed.append(Rect(stack.centre.x - label.width / 2, top, *label))
        top += label.height + LABEL_GAP
    return tuple(placed)


def _extents(rects: Sequence[Rect], lines: Sequence[Line]) -> Iterator[Rect]:
    yield from rects
    for line in lines:
        if (bounds := bounds_of(line.points)) is not None:
            yield bounds
        yield from (label for label in line.labels if label is not None)


def _moved(layout: ScopeLayout, dx: float, dy: float) -> ScopeLayout:
    return ScopeLayout(
        tuple(rect.moved(dx, dy) for rect in layout.boxes),
        tuple(moved_line(line, dx, dy) for line in layout.lines),
        layout.bounds.moved(dx, dy),
    )


def moved_line(line: Line, dx: float, dy: float) -> Line:
    """A line so much further."""
    return Line(
        tuple(point.moved(dx, dy) for point in line.points),
        tuple(label and label.moved(dx, dy) for label in line.labels),
    )
