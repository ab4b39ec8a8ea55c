"""The inside of a Parallel or Map: a header, and below it the scopes side by side in document order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.layout.geometry import Direction, Rect, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

PADDING = 20.0
HEADER = 36.0
LANE_GAP = 40.0


@dataclass(frozen=True, slots=True)
class ContainerLayout:
    """How big a container is, and the lane of each scope in it, from its upper left corner."""

    size: Size
    lanes: tuple[Rect, ...]


def enclose(scopes: Sequence[Size], least: float, direction: Direction) -> ContainerLayout:
    """A container around scopes: branches side by side where the workflow flows down, below each other where it flows
    to the right. It is at least as wide as `least`, and what is inside stands in its middle."""
    flows_down = direction is Direction.DOWN
    along = sum(size.width if flows_down else size.height for size in scopes) + LANE_GAP * max(len(scopes) - 1, 0)
    across = max((size.height if flows_down else size.width for size in scopes), default=0.0)
    inside = Size(along, across) if flows_down else Size(across, along)
    width = max(inside.width + 2 * PADDING, least)
    x, y = (width - inside.width) / 2, HEADER + PADDING
    lanes: list[Rect] = []
    for size in scopes:
        lane = Size(size.width, across) if flows_down else Size(across, size.height)
        lanes.append(Rect(x, y, *lane))
        x, y = (x + size.width + LANE_GAP, y) if flows_down else (x, y + size.height + LANE_GAP)
    return ContainerLayout(Size(width, inside.height + HEADER + 2 * PADDING), tuple(lanes))
