"""What stands still on the screen while a workflow is drawn again."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.layout.geometry import Point, Rect
    from editor.layout.picture import Picture
    from editor.text.tree import Path


def shift_between(
    before: Picture, after: Picture, old: Sequence[Path], new: Sequence[Path], middle: Point
) -> tuple[float, float]:
    """How much further the node that was edited is now: the canvas is to be scrolled that far.

    `old` and `new` is what was and is selected; without any of it in both, the node nearest to `middle` counts.
    """
    pair = _anchor(before, after, old, new) or _nearest(before, after, middle)
    if pair is None:
        return 0.0, 0.0
    was, now = before.nodes[pair[0]], after.nodes[pair[1]]
    return now.x - was.x, now.y - was.y


def _anchor(before: Picture, after: Picture, old: Sequence[Path], new: Sequence[Path]) -> tuple[Path, Path] | None:
    for key in (*new, *old):
        if key in before.nodes and key in after.nodes:
            return key, key
    if len(old) == len(new) == 1 and old[0] in before.nodes and new[0] in after.nodes and old[0] not in after.nodes:
        return old[0], new[0]  # it got another name
    return None


def _nearest(before: Picture, after: Picture, middle: Point) -> tuple[Path, Path] | None:
    def distance(rect: Rect) -> float:
        return hypot(rect.centre.x - middle.x, rect.centre.y - middle.y)

    both = [key for key in before.nodes if key in after.nodes]
    key = min(both, key=lambda key: distance(before.nodes[key]), default=None)
    return None if key is None else (key, key)
