"""Things dragged by hand brought in line: with the middle or the borders of others nearby, else with the grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.layout.geometry import Point, Rect
from editor.widgets.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.canvas.overlay import Line

_REACH = 6.0


@dataclass(frozen=True, slots=True)
class Snap:
    """How far something is moved once it is in line, and the guides that show with what."""

    dx: float
    dy: float
    guides: tuple[Line, ...] = ()


def snapped(rect: Rect, others: Iterable[Rect], dx: float, dy: float) -> Snap:
    """What moving a rectangle by about (dx, dy) comes to; `others` stand still."""
    wanted = rect.moved(dx, dy)
    near = list(others)
    x = _nearest(wanted.centre.x, [other.centre.x for other in near])
    y = _nearest(wanted.centre.y, [other.centre.y for other in near])
    by_x = _to_grid(wanted.centre.x) if x is None else x - wanted.centre.x
    by_y = _to_grid(wanted.centre.y) if y is None else y - wanted.centre.y
    there = wanted.moved(by_x, by_y)
    guides = []
    if x is not None:
        guides.append(_upright(x, [there, *(other for other in near if other.centre.x == x)]))
    if y is not None:
        guides.append(_level(y, [there, *(other for other in near if other.centre.y == y)]))
    return Snap(dx + by_x, dy + by_y, tuple(guides))


def _nearest(value: float, others: list[float]) -> float | None:
    found = min(others, key=lambda other: abs(other - value), default=None)
    return found if found is not None and abs(found - value) <= _REACH else None


def _to_grid(value: float) -> float:
    return round(value / GRID) * GRID - value


def _upright(x: float, rects: list[Rect]) -> Line:
    return Point(x, min(rect.y for rect in rects)), Point(x, max(rect.bottom for rect in rects))


def _level(y: float, rects: list[Rect]) -> Line:
    return Point(min(rect.x for rect in rects), y), Point(max(rect.right for rect in rects), y)
