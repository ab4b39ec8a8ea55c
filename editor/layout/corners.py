"""Round corners for a line of straight pieces."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from editor.layout.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

RADIUS = 8.0


class Corner(NamedTuple):
    """A bend: the line leaves its straight piece at `entry`, turns around `middle`, goes on straight from `exit`."""

    entry: Point
    middle: Point
    exit: Point


def corners(points: Sequence[Point], radius: float = RADIUS) -> tuple[Corner, ...]:
    """The bends of a line, each no rounder than half of the shorter piece beside it allows."""
    return _corners(tuple(points), radius)


@lru_cache(maxsize=16_384)  # most lines stay as they are from one key to the next, and each is asked for twice
def _corners(points: tuple[Point, ...], radius: float) -> tuple[Corner, ...]:
    bends = zip(pairwise(points), points[2:], strict=False)
    return tuple(_corner(before, middle, after, radius) for (before, middle), after in bends)


def _corner(before: Point, middle: Point, after: Point, radius: float) -> Corner:
    reach = min(radius, _distance(before, middle) / 2, _distance(middle, after) / 2)
    return Corner(_towards(middle, before, reach), middle, _towards(middle, after, reach))


def _distance(one: Point, other: Point) -> float:
    return hypot(other.x - one.x, other.y - one.y)


def _towards(start: Point, goal: Point, reach: float) -> Point:
    distance = _distance(start, goal)
    if not distance:
        return start
    share = reach / distance
    return Point(start.x + (goal.x - start.x) * share, start.y + (goal.y - start.y) * share)
