"""Points, sizes and rectangles in canvas units (pixels at 100 %); x grows to the right, y downwards."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Direction(StrEnum):
    """Which way a workflow flows: from top to bottom or from left to right."""

    DOWN = "TB"
    RIGHT = "LR"


class Point(NamedTuple):
    """A place."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        """The place so much further."""
        return Point(self.x + dx, self.y + dy)


class Size(NamedTuple):
    """How wide and how high a thing is."""

    width: float
    height: float


class Rect(NamedTuple):
    """A rectangle by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right border."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower border."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The place in its middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def size(self) -> Size:
        """How wide and how high it is."""
        return Size(self.width, self.height)

    def moved(self, dx: float, dy: float) -> Rect:
        """The rectangle so much further."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> Rect:
        """The rectangle with so much more on every side, or less where negative."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, other: Rect) -> bool:
        """Whether another rectangle lies inside this one; borders may touch."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than a border."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def meets(self, start: Point, end: Point) -> bool:
        """Whether a straight line from `start` to `end` passes through the inside of the rectangle."""
        lowest, highest = 0.0, 1.0
        for begin, step, low, high in (
            (start.x, end.x - start.x, self.x, self.right),
            (start.y, end.y - start.y, self.y, self.bottom),
        ):
            if step == 0:
                if not low < begin < high:
                    return False
                continue
            first, last = sorted(((low - begin) / step, (high - begin) / step))
            lowest, highest = max(lowest, first), min(highest, last)
        return lowest < highest


def rect_around(centre: Point, size: Size) -> Rect:
    """The rectangle of a size around a place."""
    return Rect(centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height)


def union(rects: Iterable[Rect]) -> Rect | None:
    """The smallest rectangle that holds them all; None for none."""
    found = list(rects)
    if not found:
        return None
    x, y = min(rect.x for rect in found), min(rect.y for rect in found)
    return Rect(x, y, max(rect.right for rect in found) - x, max(rect.bottom for rect in found) - y)


def bounds_of(points: Iterable[Point]) -> Rect | None:
    """The smallest rectangle that holds all points; None for none."""
    return union(Rect(point.x, point.y, 0, 0) for point in points)
