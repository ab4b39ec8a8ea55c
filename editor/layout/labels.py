"""Puts each label on its own line near to where that begins, off the boxes, off other labels and off other lines.

A label that stands beside its line reads as if it belonged to the line next to it.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from editor.layout.geometry import Point, Rect, rect_around
from editor.layout.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.layout.geometry import Size

_MARGIN = 10.0
"""How much of a line shows before and after its label, at least: enough to see where it comes from, and its arrow."""
_ASIDE = (0.0, -0.25, 0.25, -0.44, 0.44)
"""How far the middle of a label may lie from its line, in its own width or height."""
_GAP = 2.0
_NEAR = 8.0
_STEP = 8
_FARTHEST = 20
_SHIFTS = sorted(
    ((dx * _STEP, dy * _STEP) for dx, dy in product(range(-_FARTHEST, _FARTHEST + 1), repeat=2)),
    key=lambda shift: (shift[0] ** 2 + shift[1] ** 2, shift),
)


def free_labels(
    boxes: Sequence[Rect], lines: Sequence[Sequence[Point]], labels: Sequence[Rect | None]
) -> list[Rect | None]:
    """The places of the labels of lines, given where each might stand; one that finds no room stays there."""
    taken, crossed = Taken(boxes), Taken()
    for number, line in enumerate(lines):
        for start, end in pairwise(line):
            crossed.add(_around(start, end), number)
    free: list[Rect | None] = []
    for number, label in enumerate(labels):
        place = None if label is None else _freed(label, number, lines[number], taken, crossed)
        if place is not None:
            taken.add(place)
        free.append(place)
    return free


def _freed(label: Rect, number: int, line: Sequence[Point], taken: Taken, crossed: Taken) -> Rect:
    """The first free place: on its line and off all others, as given but near its line, on its line, anywhere near."""
    first = None
    for place in _places(line, label.size):
        if not taken.meets(place.grown(_GAP)):
            if not crossed.meets(place, but=number):
                return place
            first = first or place
    if not taken.meets(label) and any(label.grown(_NEAR).meets(*piece) for piece in pairwise(line)):
        return label
    if first is not None:
        return first
    shifted = (label.moved(dx, dy) for dx, dy in _SHIFTS)
    return next((place for place in shifted if not taken.meets(place)), label)


def _places(line: Sequence[Point], size: Size) -> Iterator[Rect]:
    """Places for a label on a line, the nearest to its beginning first; pieces too short for it come last."""
    pieces = list(pairwise(line))
    roomy = [piece for piece in pieces if _room(*piece, size) >= 0]
    for aside in _ASIDE:
        for start, end in roomy:
            yield from (_place(start, end, along, aside, size) for along in (0.0, 0.5, 1.0))
    for start, end in pieces:
        if _room(start, end, size) < 0:
            yield _place(start, end, 0.5, 0.0, size)


def _room(start: Point, end: Point, size: Size) -> float:
    """How far a label can be moved along a piece of a line; negative where it hides the piece."""
    if start.x == end.x:
        return abs(end.y - start.y) - size.height - 2 * _MARGIN
    return abs(end.x - start.x) - size.width - 2 * _MARGIN


def _place(start: Point, end: Point, along: float, aside: float, size: Size) -> Rect:
    """A label on a piece, `along` its room from the start (0) to the end (1), `aside` in its own width or height."""
    is_upright = start.x == end.x
    length = abs(end.y - start.y) if is_upright else abs(end.x - start.x)
    first = (size.height if is_upright else size.width) / 2 + _MARGIN
    share = (first + along * max(length - 2 * first, 0.0)) / length if length > 2 * first else 0.5
    x, y = start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share
    middle = Point(x + aside * size.width, y) if is_upright else Point(x, y + aside * size.height)
    return rect_around(middle, size)


def _around(start: Point, end: Point) -> Rect:
    return Rect(min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y))
